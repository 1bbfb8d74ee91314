import Foundation
import InvertedIndex
import ReportCorpus
import SearchTestSupport
import SyntheticCorpus
import Testing

@testable import ReportSearch
@testable import StoredReports

/// Files with the same report are shown and counted once, and nothing is lost.
@Suite struct ReportCopiesTests {
    private let folder: SearchFixture

    init() throws { folder = try SearchFixture() }

    private func text(_ year: Int, extra: String = "") -> String {
        var lines = ["云汀市望山区司法局\(year)年法治政府建设情况报告", "一、主要举措和成效"]
        for number in 1...20 {
            lines.append(
                "第\(number)项工作：办理行政复议案件\(number * 7 + year)件，审查规范性文件\(number + 3)件，"
                    + "组织执法培训\(number)场，走访企业\(number * 2)家。")
        }
        return (lines + [extra]).joined(separator: "\n") + "\n"
    }

    private func searcher() throws -> ReportSearcher {
        try folder.index()
        return try ReportSearcher(folder.location)
    }

    private func count(_ query: String, all: Bool = false) throws -> Int {
        var request = SearchRequest(query, limit: nil)
        request.filter.includesCopies = all
        return try searcher().search(request).hits.count
    }

    @Test func aReportInSeveralFilesIsFoundOnce() throws {
        try folder.write("a.txt", text(2023))
        try folder.write("b.txt", text(2023).replacing("，", with: ", "))
        try folder.write("c.txt", text(2022))
        #expect(try count("规范性文件") == 40)
        #expect(try count("规范性文件", all: true) == 60)
        let hits = try searcher().search(SearchRequest("第7项工作")).hits
        #expect(Set(hits.map(\.place.otherFiles.count)) == [0, 1])
        let info = try ReportIndexInfo(folder.location)
        #expect(try info.copies().count == 1)
        let counts = try info.reports()
        #expect(counts.files == 3 && counts.alike == 1 && counts.years == [2022: 1, 2023: 1])
        // The proof looks at all files.
        let proof = try searcher().prove(sampleCount: 300, seed: 1)
        #expect(proof.recall == 1 && proof.precision == 1 && proof.fileCount == 3)
    }

    @Test func whatOnlyTheCopyHasIsFound() throws {
        try folder.write("a.txt", text(2023))
        try folder.write("b.txt", text(2023, extra: "附：联系人冯守拙，电话略。"))
        #expect(try count("冯守拙") == 1)
        #expect(try count("规范性文件") == 20)
    }

    @Test func aCopyIsShownAgainWhenItsOriginalIsRemoved() throws {
        try folder.write("a.txt", text(2023))
        try folder.write("b.txt", text(2023))
        #expect(try count("规范性文件") == 20)
        try FileManager.default.removeItem(atPath: folder.folder.path + "/a.txt")
        #expect(try count("规范性文件") == 20)
        try folder.write("b.txt", text(2022))
        try folder.write("d.txt", text(2022))
        #expect(try count("规范性文件") == 20)
        try folder.write("d.txt", text(2021))
        #expect(try count("规范性文件") == 40)
    }

    @Test(arguments: [
        ("云汀市望山区司法局", "云汀市临湖区司法局"), ("2023年", "2022年"), ("走访企业", "复核台账事项并走访"),
    ])
    func differentReportsAreNotCopies(_ old: String, _ new: String) throws {
        try folder.write("a.txt", text(2023))
        try folder.write("b.txt", text(2023).replacing(old, with: new))
        #expect(try count("规范性文件") == 40)
    }

    @Test func notesAreDecodedUnchanged() throws {
        var notes = IndexNotes()
        notes.copies.entries = [
            .init(key: [1, 2], original: [3], ownParagraphs: [0, 7]),
            .init(key: [4], original: [3], ownParagraphs: []),
        ]
        let bytes = notes.encoded()
        #expect(try IndexNotes(bytes) == notes)
        for end in 1..<bytes.count where end != 2 {
            #expect(throws: StoredRecordError.self, "\(end)") {
                try IndexNotes(Array(bytes[..<end]))
            }
        }
    }

    @Test func placesOfCopiesComeBack() throws {
        var notes = IndexNotes()
        notes.copies.entries = [.init(key: [1, 2], original: [3], ownParagraphs: [7])]
        let known = notes.encoded()
        notes.copyPlaces.entries = [
            .init(
                copy: DocAddress(segment: 1, doc: 300), original: DocAddress(segment: 0, doc: 2))
        ]
        let bytes = notes.encoded()
        #expect(try IndexNotes(bytes) == notes)
        // Older programs read the notes as far as they know them.
        #expect(Array(bytes.prefix(known.count)) == known)
        for end in known.count + 1..<bytes.count {
            #expect(throws: StoredRecordError.self) { try IndexNotes(Array(bytes[..<end])) }
        }
    }

    @Test func copiesAreTheSameWhereverTheyAreLookedFor() throws {
        for number in 0..<6 { try folder.write("r\(number).txt", text(2010 + number)) }
        try folder.write("c1.txt", text(2012, extra: "附：只有此处才有的一行说明。"))
        try folder.index()
        try folder.write("c2.txt", text(2014).replacing("，", with: ", "))
        try folder.index()
        let reader = try IndexReader.opened(folder.location)
        let notes = try IndexNotes(of: reader.notes)
        #expect(notes.copyPlaces.entries.count == 2)
        let known = try KnownCopies(notes, in: reader)
        #expect(known.hiddenDocs.count > 30 && known.keys.count == 2)
        func isSame(_ change: (inout IndexNotes) -> Void) throws -> Bool {
            var changed = notes
            change(&changed)
            let copies = try KnownCopies(changed, in: reader)
            return copies.hiddenDocs == known.hiddenDocs && copies.keys == known.keys
        }
        // Notes of older versions, and places that are no longer right.
        #expect(try isSame { $0.copyPlaces = CopyPlaces() })
        #expect(try isSame { $0.copyPlaces.entries.removeLast() })
        #expect(try isSame { $0.copyPlaces.entries.swapAt(0, 1) })
        #expect(try isSame { $0.copyPlaces.entries[0].copy = DocAddress(segment: 0, doc: .max) })
        #expect(try isSame { $0.copyPlaces.entries[1].copy = DocAddress(segment: 9, doc: 0) })
        #expect(try isSame { $0.copyPlaces.entries[1].original = DocAddress(segment: 0, doc: 1) })
    }
}

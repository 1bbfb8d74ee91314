import Foundation
import ReportCorpus
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import Testing

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
}

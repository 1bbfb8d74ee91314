import ReportAnalysis
import ReportCorpus
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// Files that are read in parts, and lines that are too long.
@Suite struct LargeFileTests {
    /// The parts contain all bytes of a file, and no part ends inside a line.
    @Test func partsAreWholeLinesAndTheWholeFile() throws {
        let fixture = try SearchFixture()
        let text = (0..<500).map { "第\($0)行，检查。" }.joined(separator: "\n") + "\n末行"
        try fixture.write("a.txt", text)
        let path = FilePath(fixture.folder.path + "/a.txt")
        var reader = try PartReader(path, partByteCount: 1_000)
        var bytes: [UInt8] = []
        var count = 0
        while let part = try reader.next() {
            #expect(part.byteOffset == bytes.count)
            bytes += part.bytes
            count += 1
            #expect(bytes.last == 0x0A || bytes.count == text.utf8.count)
        }
        #expect(count > 5)
        #expect(bytes == Array(text.utf8))
    }

    /// A carriage return ends a line, unless a line feed follows, which may be in the next part.
    @Test func partsEndAtAnyLineEnd() throws {
        let fixture = try SearchFixture()
        let path = FilePath(fixture.folder.path + "/a.txt")
        for end in ["\r", "\r\n", "\n"] {
            let line = String(repeating: "行", count: 100) + end
            let text = String(repeating: line, count: (3 << 20) / line.utf8.count)
            try fixture.write("a.txt", text)
            for partByteCount in (1 << 20)...(1 << 20) + 3 {
                var reader = try PartReader(
                    path, encoding: .utf8, partByteCount: partByteCount)
                var read = 0
                while let part = try reader.next() {
                    #expect(part.bytes.count % line.utf8.count == 0)
                    read += part.bytes.count
                }
                #expect(read == text.utf8.count)
            }
        }
    }

    /// Every paragraph of a large file is found at its place.
    @Test func aLargeFileIsIndexedInParts() throws {
        let fixture = try SearchFixture()
        let filler = String(repeating: "甲乙丙丁。", count: 20_000) + "\n"
        let lines = (0..<62).map { "标记\($0)号。\n" + filler }
        let text = lines.joined()
        #expect(text.utf8.count > 17 << 20)
        try fixture.write("large.txt", text)
        let summary = try fixture.index(["large.txt"])
        #expect(summary.problems.isEmpty)
        #expect(summary.paragraphs == 124)
        let bytes = Array(text.utf8)
        for number in [0, 30, 61] {
            let hits = try fixture.search("\"标记\(number)号\"", limit: 10).hits
            #expect(hits.count == 1)
            let place = try #require(hits.first?.place)
            #expect(place.paragraph == 2 * number + 1)
            #expect(String(decoding: bytes[place.bytes], as: UTF8.self) == "标记\(number)号。")
        }
        #expect(try fixture.index(["large.txt"]).unchangedFiles == 1)
    }

    /// Reading the file gives the paragraphs of the index, even if a part ends between lines of one paragraph.
    @Test func aLargeFileHasTheSameParagraphsForAllReaders() throws {
        let fixture = try SearchFixture()
        let line = String(repeating: "这一段文字在转换时被折成几行", count: 100)
        let lines = 4_100
        try fixture.write(
            "large.txt", String(repeating: line + "，\n" + line + "。\n", count: lines / 2))
        let path = FilePath(fixture.folder.path + "/large.txt")
        try fixture.index(["large.txt"])
        let reports = try IndexedReports(fixture.location)
        let indexed = try reports.text(try #require(reports.entries.first))
        let report = try ReportText(file: path)
        #expect(report.paragraphs.count == indexed.paragraphs.count)
        #expect(report.paragraphs.count < lines, "lines were not joined")
        for (paragraph, other) in zip(report.paragraphs, indexed.paragraphs)
        where paragraph.text != other.text || paragraph.bytes != other.bytes {
            Issue.record("paragraph \(paragraph.ordinal) of the file is another in the index")
            break
        }
        let proof = try ReportSearcher(fixture.location).prove(sampleCount: 2, seed: 7)
        #expect(proof.changedFiles.isEmpty && proof.fileCount == 1)
    }

    @Test func aLineThatIsTooLongIsReported() throws {
        let fixture = try SearchFixture(["good.txt": "检查。"])
        let long = String(repeating: "长", count: DocumentLine.maxByteCount / 3 + 1)
        try fixture.write("long.txt", "短。\n" + long)
        let summary = try fixture.index()
        #expect(
            summary.problems == [
                .lineTooLong(
                    path: fixture.folder.path + "/long.txt", byteOffset: 7,
                    limit: DocumentLine.maxByteCount)
            ])
        #expect(summary.addedFiles == 1)
    }

    /// Names defined by a report are kept when its text is tokenized again.
    @Test func definedNamesAreKeptWhenTokenizedAgain() throws {
        let fixture = try SearchFixture([
            "a.txt": "国防动员办公室（以下简称国动办）负责。\n国动办检查三次。"
        ])
        try fixture.index()
        let terms = try ReportIndexInfo(fixture.location).statistics.termCount
        try fixture.write(".rlsearch/dictionary.txt", "检查三次")
        #expect(try fixture.index().retokenizedFiles == 1)
        // The new word is the only new term, and no term is lost.
        #expect(try ReportIndexInfo(fixture.location).statistics.termCount == terms + 1)
    }
}

import InvertedIndex
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct IndexingTests {
    @Test func onlyChangesAreRead() throws {
        let fixture = try SearchFixture(["a.txt": "甲文。\n", "b.txt": "乙文。\n"])
        let first = try fixture.index()
        #expect(first.addedFiles == 2 && first.paragraphs == 2)
        let second = try fixture.index()
        #expect(second.unchangedFiles == 2 && second.addedFiles == 0 && !second.didCommit)
        try fixture.write("a.txt", "丙文，更长了。\n")
        _ = unsafe unlink(fixture.folder.path + "/b.txt")
        try fixture.write("c.txt", "丁文。\n")
        let third = try fixture.index()
        #expect(third.changedFiles == 1 && third.removedFiles == 1 && third.addedFiles == 1)
        #expect(try fixture.files("“甲文”") == [])
        #expect(try fixture.files("“乙文”") == [])
        #expect(try fixture.files("“丙文”") == ["a.txt"])
        #expect(try fixture.files("“丁文”") == ["c.txt"])
    }

    /// A touched file is read and hashed, but not indexed again.
    @Test func aNewTimeAloneIsNotAChange() throws {
        let fixture = try SearchFixture(["a.txt": "甲文。\n"])
        try fixture.index()
        var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
        _ = unsafe utimensat(AT_FDCWD, fixture.folder.path + "/a.txt", &times, 0)
        let again = try fixture.index()
        #expect(again.unchangedFiles == 1 && !again.didCommit)
        var options = IndexingOptions()
        options.rebuilds = true
        let full = try fixture.index(options: options)
        #expect(full.changedFiles == 1 && full.didCommit)
        #expect(try fixture.search("甲文").hits.count == 1)
    }

    @Test func otherPathsStayIndexed() throws {
        let fixture = try SearchFixture()
        for name in ["x", "y"] {
            Files.makeFolder(fixture.folder.path + "/" + name)
            try fixture.write(name + "/a.txt", "行政执法在\(name)。\n")
        }
        try fixture.index(["x"])
        try fixture.index(["y"])
        #expect(try fixture.search("行政执法").hits.count == 2)
        _ = unsafe unlink(fixture.folder.path + "/x/a.txt")
        try fixture.index(["y"])
        #expect(try fixture.search("行政执法").hits.count == 2)
        try fixture.index(["x"])
        #expect(try fixture.search("行政执法").hits.count == 1)
    }

    @Test func aBadFileDoesNotAffectOthers() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n"])
        try Files.write(
            Array("法治政府".utf8) + [0xFF], to: fixture.folder.path + "/bad.txt")
        try Files.write([0x50, 0x4B, 0x03, 0x04], to: fixture.folder.path + "/x.docx")
        try fixture.write("empty.txt", "")
        let summary = try fixture.index()
        #expect(summary.addedFiles == 2)
        #expect(summary.problems.count == 2)
        #expect(summary.emptyFiles.count == 1)
        #expect(try fixture.files("行政执法") == ["a.txt"])
        // The empty file is known, so nothing is read again.
        #expect(try fixture.index().unchangedFiles == 2)
    }

    /// If a file becomes unreadable, its earlier version remains searchable.
    @Test func aFileThatBecomesBadKeepsItsParagraphs() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n"])
        try fixture.index()
        try Files.write(
            Array("法治政府建设".utf8) + [0xFF], to: fixture.folder.path + "/a.txt")
        #expect(try fixture.index().problems.count == 1)
        #expect(try fixture.files("行政执法") == ["a.txt"])
    }

    private func pretendAnotherAnalysis(_ fixture: SearchFixture) throws {
        let writer = try IndexWriter(folder: fixture.location.folder.string)
        writer.analyzer = "another analyzer"
        try writer.commit()
    }

    @Test func anotherAnalysisIsNoticed() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n"])
        try fixture.index()
        try pretendAnotherAnalysis(fixture)
        #expect(throws: ReportSearchError.self) { try ReportSearcher(fixture.location) }
    }

    @Test func anotherAnalysisTokenizesEverythingAgain() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n", "b.txt": "行政执法。\n"])
        try fixture.index()
        try pretendAnotherAnalysis(fixture)
        // Only one file is given, but the other is known and must not be lost.
        let summary = try fixture.index(["a.txt"])
        #expect(summary.retokenizedFiles == 2 && summary.unchangedFiles == 1)
        #expect(try fixture.search("行政执法").hits.count == 2)
    }

    @Test func aLineOfTwoMegabytesIsIndexed() throws {
        let line = String(repeating: "严格行政执法程序，", count: 80_000)
        let fixture = try SearchFixture(["a.txt": line])
        #expect(try fixture.index().paragraphs == 1)
        #expect(try fixture.search("行政执法").hits.count == 1)
    }

    @Test func aTableOfMetadataIsKept() throws {
        let fixture = try SearchFixture(["a.txt": "2021年法治政府建设情况报告\n行政执法。\n"])
        try fixture.write("meta.csv", "file,agency,year\na.txt,青屿市望湖区司法局,2023\n")
        func years() throws -> [String?] {
            try fixture.search("行政执法").hits.map {
                $0.place.metadata.year.map { String($0.value) }
            }
        }
        var options = IndexingOptions()
        try fixture.index(["a.txt"])
        #expect(try years() == ["2021"])
        options.metadata = try MetadataTable(FilePath(fixture.folder.path + "/meta.csv"))
        #expect(try fixture.index(["a.txt"], options: options).changedFiles == 1)
        #expect(try years() == ["2023"])
        #expect(try fixture.index(["a.txt"], options: options).unchangedFiles == 1)
        // Without a table, and after a change of the text.
        try fixture.write("a.txt", "2021年法治政府建设情况报告\n行政执法监督。\n")
        #expect(try fixture.index(["a.txt"]).changedFiles == 1)
        #expect(try years() == ["2023"])
        try fixture.write("meta.csv", "file,agency,year\nb.txt,青屿市望湖区司法局,2023\n")
        options.metadata = try MetadataTable(FilePath(fixture.folder.path + "/meta.csv"))
        #expect(try fixture.index(["a.txt"], options: options).changedFiles == 1)
        #expect(try years() == ["2021"])
    }
}

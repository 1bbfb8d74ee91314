import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct IndexWriterTests {
    @Test func readersSeeNothingBeforeACommit() throws {
        let index = TestIndex()
        #expect(throws: IndexError.noIndex(path: index.folder.path)) { try index.reader() }
        let writer = try index.writer()
        try writer.add("a", [["x"]])
        #expect(throws: IndexError.noIndex(path: index.folder.path)) { try index.reader() }
        #expect(try writer.commit())
        #expect(try index.reader().docCount == 1)
        #expect(try !writer.commit())
    }

    @Test func aReaderKeepsItsSnapshot() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("a", [["x"]])
        try writer.commit()
        let before = try index.reader()
        try writer.add("a", [["y"], ["z"]])
        try writer.commit()
        #expect(before.docCount == 1)
        #expect(try before.docFrequency(of: word("x")) == 1)
        let after = try index.reader()
        #expect(after.docCount == 2)
        #expect(try after.docFrequency(of: word("x")) == 0)
        #expect(after.generation == before.generation + 1)
    }

    @Test func aSecondWriterLearnsWhichProcessHoldsTheLock() throws {
        let index = TestIndex()
        let first = try index.writer()
        do {
            _ = try index.writer()
            Issue.record("the second writer was let in")
        } catch IndexError.locked(_, let owner) {
            #expect(try #require(owner).process == getpid())
        }
        try first.commit()
    }

    @Test func aLockOfADeadWriterIsTakenOver() throws {
        let index = TestIndex()
        try Files.write("process 1 since long ago\n", to: index.folder.path + "/write.lock")
        _ = try index.writer().commit()
    }

    @Test func filesOfEarlierCommitsAreRemoved() throws {
        let index = TestIndex()
        let writer = try index.writer()
        for round in 0..<5 {
            try writer.add("a", [["x\(round)"]])
            try writer.add("b\(round)", [["y"]])
            try writer.commit()
        }
        try Files.write("left by a killed writer", to: index.folder.path + "/segment-999.seg.tmp")
        try writer.add("c", [["z"]])
        try writer.commit()
        let names = Set(Files.names(in: index.folder.path))
        let needed = try Manifest.read(folder: index.folder.path).files
        #expect(names == needed.union(["write.lock"]))
    }

    @Test func payloadsAndStoredBytesAreKept() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("empty", [])
        try writer.add("a", [["x", "y"], ["z"]])
        try writer.add("also empty", [])
        try writer.commit()
        let reader = try index.reader()
        let sources = try reader.sources()
        #expect(
            sources.map { String(decoding: $0.key, as: UTF8.self) }
                == ["empty", "a", "also empty"])
        #expect(sources.map(\.docCount) == [0, 2, 0])
        let doc = DocAddress(segment: 0, doc: 1)
        #expect(try reader.storedBytes(of: doc) == Array("z".utf8))
        #expect(try reader.source(of: doc).key == Array("a".utf8))
        #expect(try writer.sources()[Array("a".utf8)] == Array("payload of a".utf8))
    }

    @Test func aVeryLongDocKeepsItsLength() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("a", [[String](repeating: "x", count: 70_000), ["x"]])
        try writer.commit()
        let segment = try index.reader().segments[0].segment
        #expect(try segment.length(of: 0) == 70_000)
        #expect(try segment.length(of: 1) == 1)
        #expect(try index.reader().check().problems.isEmpty)
    }
}

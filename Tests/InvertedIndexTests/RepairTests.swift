import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

/// A repair removes damaged segments, names the lost sources, and keeps the rest.
@Suite struct RepairTests {
    /// An index of three segments. Each of the first two contains a part of `split`.
    private func index() throws -> TestIndex {
        let index = TestIndex()
        let writer = try index.writer(options: IndexWriter.Options(segmentsPerTier: 100))
        for (name, docs) in [("a", ["one", "every"]), ("b", ["two", "every"]), ("c", ["six"])] {
            let builder = writer.makeBuilder(memoryBudget: 1 << 20)
            for key in name == "c" ? ["c"] : [name, "split"] {
                builder.beginSource(key: Array(key.utf8), payload: Array("payload".utf8))
                for word in docs {
                    let text = Array((word + key).utf8)
                    let whole = TermOccurrence(start: 0, end: UInt32(text.count), space: .words)
                    let occurrences = [whole]
                    try builder.addDoc(
                        stored: text.span, text: text.span, occurrences: occurrences.span)
                }
            }
            try builder.finish()
        }
        try writer.commit()
        return index
    }

    private func keys(_ index: TestIndex) throws -> [String] {
        try index.reader().sources().map { String(decoding: $0.key, as: UTF8.self) }
    }

    private func damage(_ index: TestIndex, _ name: String, region: FileRegion) throws {
        let path = index.folder.path + "/" + name
        var bytes = try Files.read(path)
        let entry = try ContainerReader(path: path).entries.first { $0.id == region.id }
        bytes[try #require(entry).start] ^= 1
        try Files.write(bytes, to: path)
    }

    @Test func aSoundIndexIsUnchanged() throws {
        let index = try index()
        let before = try Files.read(index.folder.path + "/manifest")
        let repair = try IndexRepair(folder: index.folder.path)
        #expect(repair.problems.isEmpty && repair.droppedSegments.isEmpty)
        #expect(try Files.read(index.folder.path + "/manifest") == before)
    }

    /// A small segment has only one page, so its keys are damaged too, and it is unknown which sources are complete.
    @Test func unreadableKeysEmptyTheIndex() throws {
        let index = try index()
        try damage(index, "segment-1.seg", region: .postings)
        let repair = try IndexRepair(folder: index.folder.path)
        #expect(repair.lostKeys == nil)
        #expect(repair.droppedSegments.count == 3)
        #expect(try keys(index) == [])
        #expect(try index.reader().check().problems.isEmpty)
    }

    /// If the keys can be read, the other segments remain, but without parts of lost sources.
    @Test func partsOfLostSourcesAreRemovedToo() throws {
        let index = try index()
        let path = index.folder.path + "/segment-1.seg"
        let resealing = try Resealing(path: path)
        var bytes = try Files.read(path)
        let lengths = try ContainerReader(path: path).entries.first {
            $0.id == FileRegion.lengths.id
        }
        // Checksums match, so only the totals reveal the damage.
        bytes[try #require(lengths).start] = 7
        try Files.write(resealing.sealed(bytes), to: path)
        let repair = try IndexRepair(folder: index.folder.path)
        #expect(repair.lostKeys == [Array("a".utf8), Array("split".utf8)])
        #expect(repair.droppedSegments == ["segment-1.seg"])
        #expect(try keys(index) == ["b", "c"])
        #expect(try index.reader().check().problems.isEmpty)
        #expect(!Files.names(in: index.folder.path).contains("segment-1.seg"))
    }

    @Test func aDamagedManifestEmptiesTheIndex() throws {
        let index = try index()
        let path = index.folder.path + "/manifest"
        try Files.write(try Files.read(path).dropLast(), to: path)
        let repair = try IndexRepair(folder: index.folder.path)
        #expect(repair.lostKeys == nil && repair.problems.count == 1)
        #expect(try keys(index) == [])
        #expect(try index.reader().generation == 1)
    }

    @Test func aVanishedFileIsDamage() throws {
        let index = try index()
        try Files.remove(index.folder.path + "/segment-3.seg")
        #expect(throws: IndexError.self) { try index.reader() }
        #expect(try IndexReader.check(folder: index.folder.path).problems.count == 1)
        _ = try IndexRepair(folder: index.folder.path)
        #expect(try IndexReader.check(folder: index.folder.path).problems.isEmpty)
    }

    /// A check reports the damaged region and the offset in it.
    @Test(arguments: FileRegion.ofSegment)
    func aCheckNamesTheRegion(region: FileRegion) throws {
        let index = try index()
        let path = index.folder.path + "/segment-1.seg"
        guard try ContainerReader(path: path).byteCount(of: region) > 0 else { return }
        try damage(index, "segment-1.seg", region: region)
        let problems = try IndexReader.check(folder: index.folder.path).problems
        #expect(
            problems == [
                .checksumMismatch(file: "segment-1.seg", region: region, byteOffset: 0)
            ])
    }

    /// After a failure, a writer does not commit the rest of its changes.
    @Test func aWriterThatFailedCommitsNothingMore() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("a", [["old"]])
        try writer.commit()
        try writer.add("a", [["new"]])
        // A folder with the name of the segment's file makes the commit fail.
        let name = index.folder.path + "/segment-2.seg"
        Files.makeFolder(name)
        try Files.write("x", to: name + "/x")
        #expect(throws: IndexError.self) { try writer.commit() }
        #expect(throws: IndexError.self) { try writer.commit() }
        #expect(
            try index.reader().storedBytes(of: DocAddress(segment: 0, doc: 0)) == Array("old".utf8))
        #expect(!Files.names(in: index.folder.path).contains { $0.hasSuffix(".tmp") })
        try Files.remove(name + "/x")
    }
}

import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

/// Bytes from disk are not trusted: damage causes a typed error or has no effect, but never a trap.
@Suite struct DamageTests {
    private func smallIndex() throws -> TestIndex {
        let index = TestIndex()
        let writer = try index.writer()
        var corpus = SyntheticCorpus(seed: 5)
        try writer.add("a", (0..<140).map { _ in corpus.nextParagraph().prefix(4) + ["every"] })
        try writer.add("b", [["x"]])
        try writer.commit()
        // A second commit adds a deletions file.
        try writer.add("b", [["y"]])
        try writer.commit()
        return index
    }

    /// Uses all functions of an index.
    private func exercise(_ folder: String) throws(IndexError) -> [[ScoredDoc]] {
        let reader = try IndexReader(folder: folder)
        var statistics = SearchStatistics()
        let searcher = Searcher(reader)
        var answers: [[ScoredDoc]] = []
        for terms in [["every"], ["x"], ["y"], ["every", "y"]] {
            let hits = try searcher.top(200, anyOf: terms.map(word), statistics: &statistics)
            for hit in hits {
                _ = try reader.storedBytes(of: hit.address)
                _ = try reader.source(of: hit.address)
            }
            answers.append(hits)
        }
        _ = try searcher.matches(.all(of: [word("every"), word("y")]), statistics: &statistics)
        return answers
    }

    /// Answers never differ silently: reading damaged bytes is an error.
    @Test func flippedBytesAreAnErrorOrChangeNothing() throws {
        var generator = Seed.generator()
        let index = try smallIndex()
        let folder = index.folder.path
        let sound = try exercise(folder)
        for name in Files.names(in: folder) where name != "write.lock" {
            let path = folder + "/" + name
            let bytes = try Files.read(path)
            var found = 0
            for _ in 0..<400 {
                let offset = generator.below(bytes.count)
                var damaged = bytes
                damaged[offset] ^= UInt8(1 << generator.below(8))
                try Files.write(damaged, to: path)
                let answers = try? exercise(folder)
                #expect(answers == nil || answers == sound, "byte \(offset) of \(name)")
                let problems = (try? IndexReader.check(folder: folder))?.problems
                if problems?.isEmpty != true { found += 1 }
            }
            #expect(found > 360, "\(name): \(found) of 400 flips were noticed by a check")
            try Files.write(bytes, to: path)
        }
        #expect(try exercise(folder) == sound)
    }

    /// Damage with matching checksums, which may be forged, must not trap either.
    @Test func flippedBytesWithMatchingChecksumsNeverTrap() throws {
        var generator = Seed.generator()
        let index = try smallIndex()
        let folder = index.folder.path
        for name in Files.names(in: folder) where name != "write.lock" {
            let path = folder + "/" + name
            let bytes = try Files.read(path)
            let resealing = try Resealing(path: path)
            let regionsEnd = try #require(try ContainerReader(path: path).entries.last?.start)
            var found = 0
            for _ in 0..<400 {
                var damaged = bytes
                damaged[16 + generator.below(regionsEnd - 16)] ^= UInt8(1 << generator.below(8))
                try Files.write(resealing.sealed(damaged), to: path)
                let answers = try? exercise(folder)
                let problems = (try? IndexReader.check(folder: folder))?.problems
                if answers == nil || problems?.isEmpty != true { found += 1 }
            }
            #expect(found > 40, "\(name): \(found) of 400 flips were noticed")
            try Files.write(bytes, to: path)
        }
    }

    @Test func truncatedFilesAreAnError() throws {
        var generator = Seed.generator()
        let index = try smallIndex()
        let folder = index.folder.path
        for name in Files.names(in: folder) where name != "write.lock" {
            let path = folder + "/" + name
            let bytes = try Files.read(path)
            for length in [0, 1, 15, 16, 47, 48]
                + (0..<50).map({ _ in generator.below(bytes.count) })
            {
                try Files.write(bytes.prefix(length), to: path)
                #expect(throws: IndexError.self, "\(name) cut to \(length)") {
                    try exercise(folder)
                }
            }
            try Files.write(bytes, to: path)
        }
    }

    /// Searches skip blocks by their entries. Even if last docs fall, or widths and bounds are wrong, searches must not
    /// read outside their arrays or loop forever.
    @Test func damagedBlockEntriesNeverTrap() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add(
            "a",
            (0..<1_500).map { doc in
                let many = [String](repeating: "often", count: doc % 7)
                return ["every"] + many + (doc % 3 == 0 ? ["third", "third"] : [])
            })
        try writer.commit()
        let path = index.folder.path + "/segment-1.seg"
        let sound = try Files.read(path)
        let regionStart = try #require(
            try ContainerReader(path: path).entries.first {
                $0.id == FileRegion.postings.id
            }?.start)
        let segment = try Segment(path: path)
        let resealing = try Resealing(path: path)
        var refused = 0
        for term in ["every", "often", "third"] {
            let info = try #require(try segment.find(word(term)))
            let blockCount = info.docCount / PostingsFormat.blockSize
            #expect(blockCount > 2)
            // Every fourth byte, so that every field is changed in some entry.
            let entriesEnd = blockCount * PostingsFormat.entryByteCount + Impacts.byteCount
            for byte in stride(from: 0, to: entriesEnd, by: 4) {
                for value: UInt8 in [0, 0x7F, 0xFF] {
                    var bytes = sound
                    bytes[regionStart + info.postings.lowerBound + byte] = value
                    try Files.write(resealing.sealed(bytes), to: path)
                    let searcher = Searcher(try index.reader())
                    var statistics = SearchStatistics()
                    for terms in [[term], ["every", "often"], ["often", "third", "every"]] {
                        let terms = terms.map(word)
                        for limit in [1, 10, 2_000] {
                            do {
                                _ = try searcher.top(limit, anyOf: terms, statistics: &statistics)
                                _ = try searcher.top(limit, allOf: terms, statistics: &statistics)
                            } catch {
                                refused += 1
                            }
                        }
                    }
                }
            }
        }
        #expect(refused > 200)
        try Files.write(sound, to: path)
    }

    @Test func anotherVersionIsRefusedByName() throws {
        let index = try smallIndex()
        let path = index.folder.path + "/manifest"
        var bytes = try Files.read(path)
        bytes[8] = 99
        try Files.write(bytes, to: path)
        let expected = IndexError.unsupportedVersion(
            file: "manifest", found: 99, supported: IndexFormat.version)
        #expect(throws: expected) { try index.reader() }
    }
}

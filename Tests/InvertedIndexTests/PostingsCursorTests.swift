import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct PostingsCursorTests {
    /// One term in random docs of a segment, with list lengths around the block size.
    @Test(arguments: [1, 2, 127, 128, 129, 255, 256, 257, 1_000, 5_000])
    func iteratesAndAdvancesLikeAnArray(count: Int) throws {
        var generator = Seed.generator()
        let index = TestIndex()
        var docs: [DocID] = []
        var frequencies: [UInt32] = []
        var words: [[String]] = []
        while docs.count < count {
            for _ in 0..<generator.below(6) { words.append(["filler"]) }
            let frequency = 1 + generator.below(generator.below(20) == 0 ? 300 : 3)
            docs.append(DocID(words.count))
            frequencies.append(UInt32(frequency))
            words.append([String](repeating: "term", count: frequency))
        }
        let writer = try index.writer()
        try writer.add("source", words)
        try writer.commit()
        let segment = try index.reader().segments[0].segment
        let info = try #require(try segment.find(word("term")))
        #expect(info.docCount == count)

        var cursor = try PostingsCursor(info, in: segment)
        for (doc, frequency) in zip(docs, frequencies) {
            #expect(cursor.doc == doc)
            #expect(try cursor.frequency == frequency)
            try cursor.next()
        }
        #expect(cursor.doc == PostingsCursor.end)
        try cursor.next()
        #expect(cursor.doc == PostingsCursor.end)

        for _ in 0..<50 {
            var cursor = try PostingsCursor(info, in: segment)
            var target: DocID = 0
            while true {
                target += DocID(generator.below(1 + words.count / 5))
                try cursor.advance(to: target)
                let index = docs.firstIndex { $0 >= target }
                #expect(cursor.doc == index.map { docs[$0] } ?? PostingsCursor.end)
                guard let index else { break }
                #expect(try cursor.frequency == frequencies[index])
                target = max(target, cursor.doc)
                if generator.below(3) == 0 {
                    try cursor.next()
                    target += 1
                }
            }
        }
    }

    /// Skipped blocks are not unpacked.
    @Test func advancingSkipsBlocks() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("source", [[String]](repeating: ["term"], count: 100_000))
        try writer.commit()
        let segment = try index.reader().segments[0].segment
        let info = try #require(try segment.find(word("term")))
        var cursor = try PostingsCursor(info, in: segment)
        try cursor.advance(to: 90_000)
        #expect(cursor.doc == 90_000)
        #expect(cursor.decodedCount == 2 * 128)
    }
}

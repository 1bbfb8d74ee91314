import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct TermTableTests {
    /// Compares the table of random docs with a Swift dictionary: every term, posting and frequency.
    @Test func containsWhatADictionaryContains() {
        var generator = Seed.generator()
        var table = TermTable()
        var expected: [[UInt8]: [UInt32: UInt32]] = [:]
        for doc in 0..<1_000 {
            var text: [UInt8] = []
            var occurrences: [TermOccurrence] = []
            for _ in 0..<generator.below(300) {
                let length = 1 + generator.below(20)
                // Short terms of few letters, so that they recur, and zero bytes, which must count as bytes.
                let term = (0..<length).map { _ in
                    generator.below(50) == 0 ? 0 : UInt8(97 + generator.below(length < 3 ? 3 : 2))
                }
                let space = generator.below(5) == 0 ? TermSpace.grams : .words
                let start = UInt32(text.count)
                text += term
                occurrences.append(
                    TermOccurrence(start: start, end: UInt32(text.count), space: space))
                // Grams have no frequencies.
                let before = expected[[space.rawValue] + term]?[UInt32(doc)] ?? 0
                expected[[space.rawValue] + term, default: [:]][UInt32(doc)] =
                    space == .grams ? 1 : before + 1
            }
            table.add(text.span, occurrences.span, doc: DocID(doc))
        }
        table.finish()
        let order = table.sortedTerms()
        let keys = order.map { table.key($0) }
        #expect(keys == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
        var list = PostingList()
        for term in order {
            list.removeAll()
            table.postings(term, into: &list)
            let postings = (expected[table.key(term)] ?? [:]).sorted { $0.key < $1.key }
            #expect(list.docs == postings.map(\.key))
            #expect(list.frequencies == postings.map(\.value))
        }
    }
}

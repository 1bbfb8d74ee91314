import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct TermTableTests {
    /// Random docs against a dictionary: every term, every posting, every frequency.
    @Test func holdsWhatADictionaryHolds() {
        var generator = Seed.generator()
        var table = TermTable()
        var expected: [[UInt8]: [UInt32: UInt32]] = [:]
        for doc in 0..<3_000 {
            for _ in 0..<generator.below(30) {
                let length = 1 + generator.below(20)
                // Few letters for the short, so that terms recur.
                let term = (0..<length).map { _ in UInt8(97 + generator.below(length < 3 ? 3 : 2)) }
                let space = generator.below(5) == 0 ? TermSpace.grams : .words
                unsafe term.withUnsafeBytes {
                    unsafe table.add(
                        $0.baseAddress!, count: $0.count, space: space, doc: DocID(doc))
                }
                expected[[space.rawValue] + term, default: [:]][UInt32(doc), default: 0] += 1
            }
        }
        let order = table.sortedTerms()
        let keys = order.map { table.key($0) }
        #expect(keys == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
        var list = PostingList()
        for number in order {
            list.removeAll()
            table.postings(number, into: &list)
            let wanted = (expected[table.key(number)] ?? [:]).sorted { $0.key < $1.key }
            #expect(list.docs == wanted.map(\.key))
            #expect(list.frequencies == wanted.map(\.value))
        }
    }
}

import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

/// Shares a searcher between threads, so that the thread sanitizer (Scripts/sanitize) finds races.
@Suite struct SharingTests {
    @Test func threadsThatShareASearcherGetTheSameAnswers() async throws {
        var generator = Seed.generator()
        var corpus = SyntheticCorpus(seed: generator.next())
        let index = TestIndex()
        let writer = try index.writer(options: IndexWriter.Options(segmentsPerTier: 100))
        for commit in 0..<3 {
            for number in 0..<20 {
                try writer.add("source \(commit * 15 + number)", [corpus.nextParagraph()])
            }
            try writer.commit()
        }
        let searcher = Searcher(try index.reader())
        let queries = corpus.queries(40).map { $0.map(word) }
        let expected = try queries.map { try Self.answer(searcher, $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for first in 0..<8 {
                group.addTask {
                    for number in queries.indices {
                        let number = (number + first * 5) % queries.count
                        let found = try Self.answer(searcher, queries[number])
                        #expect(found == expected[number])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Calls all functions of a searcher, so that all of its state is used.
    private static func answer(_ searcher: Searcher, _ terms: [Term]) throws -> [[ScoredDoc]] {
        var statistics = SearchStatistics()
        let any = try searcher.top(10, anyOf: terms, statistics: &statistics)
        let all = try searcher.top(10, allOf: terms, statistics: &statistics)
        for hit in any {
            _ = try searcher.explain(hit.address, terms: terms)
            _ = try searcher.reader.storedBytes(of: hit.address)
            _ = try searcher.reader.source(of: hit.address)
        }
        return [any, all]
    }
}

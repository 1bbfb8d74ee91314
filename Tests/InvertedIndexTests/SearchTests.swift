import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct SearchTests {
    /// Scores computed by hand from the formula in BM25.swift.
    @Test func scoreIsTheTextbookFormula() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("a", [["x", "x", "y"], ["y"], ["z", "z"]])
        try writer.commit()
        var statistics = SearchStatistics()
        let hits = try Searcher(try index.reader()).top(
            10, anyOf: [word("x")], statistics: &statistics)
        // N = 3, n = 1: idf = ln(1 + 2.5 / 1.5); f = 2, length 3, average 2.
        let idf = 0.980_829_253_011_726_2
        let expected = idf * 2 * 2.2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / 2))
        #expect(hits.count == 1)
        #expect(abs(hits[0].score - expected) < 1e-12)
    }

    /// Compares searches of random collections, with several segments and replaced and removed sources, with the
    /// reference.
    @Test(arguments: [(1, 1 << 28), (3, 1 << 28), (2, 1 << 18)])
    func equalsTheReference(commits: Int, memory: Int) throws {
        var generator = Seed.generator()
        var corpus = SyntheticCorpus(seed: generator.next())
        let index = TestIndex()
        let options = IndexWriter.Options(memoryBudget: memory, segmentsPerTier: 100)
        let writer = try index.writer(options: options)
        var sources: [String: [[String]]] = [:]
        for _ in 0..<commits {
            for number in 0..<40 where generator.below(3) > 0 {
                let key = "source \(number)"
                if sources[key] != nil && generator.below(3) == 0 {
                    writer.removeSource(key: Array(key.utf8))
                    sources[key] = nil
                } else {
                    let docs = (0..<1 + generator.below(30)).map { _ in corpus.nextParagraph() }
                    try writer.add(key, docs)
                    sources[key] = docs
                }
            }
            try writer.commit()
        }
        let reader = try index.reader()
        #expect(reader.check().problems.isEmpty)
        if memory < 1 << 20 { #expect(reader.segmentCount > commits) }
        try compare(reader, sources, corpus: &corpus, generator: &generator)
    }

    /// Merging does not change the results of searches.
    @Test func mergedSegmentsGiveTheSameResults() throws {
        var generator = Seed.generator()
        var corpus = SyntheticCorpus(seed: generator.next())
        let index = TestIndex()
        var sources: [String: [[String]]] = [:]
        for round in 0..<30 {
            // Use a new writer for each round, like separate runs of a program.
            let writer = try index.writer(
                options: IndexWriter.Options(segmentsPerTier: 4))
            let key = "source \(round % 20)"
            sources[key] = (0..<5).map { _ in corpus.nextParagraph() }
            try writer.add(key, sources[key] ?? [])
            try writer.commit()
        }
        let reader = try index.reader()
        #expect(reader.segmentCount <= 5)
        #expect(reader.check().problems.isEmpty)
        try compare(reader, sources, corpus: &corpus, generator: &generator)
    }

    private func compare(
        _ reader: IndexReader, _ sources: [String: [[String]]], corpus: inout SyntheticCorpus,
        generator: inout SeededGenerator
    ) throws {
        // Equal scores are in the order of indexing, which is that of the reader.
        var reference = ReferenceSearch()
        var addresses: [DocAddress] = []
        for source in try reader.sources() {
            let docs = try #require(sources[String(decoding: source.key, as: UTF8.self)])
            let first = source.firstDoc
            for offset in 0..<source.docCount {
                let address = DocAddress(segment: first.segment, doc: first.doc + DocID(offset))
                let words = try reader.storedBytes(of: address).split(separator: 0x20)
                    .map { String(decoding: $0, as: UTF8.self) }
                #expect(docs.contains(words))
                reference.add(words)
                addresses.append(address)
            }
        }
        #expect(reader.docCount == sources.values.reduce(0) { $0 + $1.count })
        #expect(reader.docCount == addresses.count)
        let searcher = Searcher(reader)
        var statistics = SearchStatistics()
        for query in corpus.queries(60) {
            let terms = query.map(word)
            let limit = [1, 2, 10, 100, 1_000, 1 + generator.below(50)][generator.below(6)]
            let found = try searcher.top(limit, anyOf: terms, statistics: &statistics)
            let expected = reference.top(limit, anyOf: terms)
            #expect(found.map(\.address) == expected.map { addresses[$0.doc] })
            // Compare bit for bit: a fast path may skip docs, but must compute the same scores.
            #expect(found.map(\.score) == expected.map(\.score))
            let best = try searcher.top(limit, allOf: terms, statistics: &statistics)
            let expectedBest = reference.top(limit, allOf: terms)
            #expect(best.map(\.address) == expectedBest.map { addresses[$0.doc] })
            #expect(best.map(\.score) == expectedBest.map(\.score))
            let all = try searcher.matches(.all(of: terms), statistics: &statistics)
            #expect(all == reference.matches(allOf: terms).map { addresses[$0] })
            let scores = try searcher.scores(of: all, terms: terms, statistics: &statistics)
            let sums = reference.scores(anyOf: terms)
            #expect(scores == reference.matches(allOf: terms).map { sums[$0] ?? 0 })
            // Some words select, all or others rank, and a predicate rejects some docs.
            let filters = Array(terms.prefix(1 + generator.below(terms.count)))
            let ranking = generator.below(2) == 0 ? terms : Array(terms.dropFirst())
            let divisor = DocID(1 + generator.below(3))
            let chosen = try searcher.top(
                limit, filters: filters, rankedBy: ranking,
                accepts: divisor == 1 ? nil : { $0.doc % divisor == 0 }, statistics: &statistics)
            let ranks = reference.scores(anyOf: ranking)
            let expectedChosen = reference.matches(allOf: filters)
                .map { ScoredDoc(address: addresses[$0], score: ranks[$0] ?? 0) }
                .filter { $0.address.doc % divisor == 0 }
                .sorted(by: ScoredDoc.ranksBefore).prefix(limit)
            #expect(chosen.map(\.address) == expectedChosen.map(\.address))
            #expect(chosen.map(\.score) == expectedChosen.map(\.score))
            for hit in found.prefix(3) {
                let shares = try searcher.explain(hit.address, terms: terms)
                #expect(abs(shares.reduce(0) { $0 + $1.score } - hit.score) < 1e-9)
            }
        }
    }

    @Test func filtersAreBoolean() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add("s", [["a", "b"], ["a"], ["b", "c"], ["c"], ["a", "b", "c"]])
        try writer.commit()
        let searcher = Searcher(try index.reader())
        func docs(_ filter: DocFilter) throws -> [DocID] {
            var statistics = SearchStatistics()
            return try searcher.matches(filter, statistics: &statistics).map(\.doc)
        }
        let (a, b, c) = (
            DocFilter.term(word("a")), DocFilter.term(word("b")), DocFilter.term(word("c"))
        )
        #expect(try docs(.all([a, b])) == [0, 4])
        #expect(try docs(.any([a, c])) == [0, 1, 2, 3, 4])
        #expect(try docs(.not(a)) == [2, 3])
        #expect(try docs(.all([b, .not(a)])) == [2])
        #expect(try docs(.all([.any([a, c]), .not(b)])) == [1, 3])
        #expect(try docs(.all([])) == [0, 1, 2, 3, 4])
        #expect(try docs(.any([])) == [])
        #expect(try docs(.term(word("absent"))) == [])
        #expect(try docs(.all([a, .term(word("absent"))])) == [])
    }
}

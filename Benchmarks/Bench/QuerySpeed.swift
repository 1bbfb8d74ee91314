import InvertedIndex
import QueryLanguage
import ReportSearch

/// Measures the time of searches in one thread of a warm process.
struct QuerySpeed: Sendable {
    /// The kind of search to measure.
    enum Mode: String, Sendable, CaseIterable {
        /// Paragraphs with any of the words, by BM25.
        case any
        /// Paragraphs with all of the words, by BM25.
        case all
        /// Paragraphs that contain the query literally, as if in quotation marks.
        case phrase
    }

    /// The number of live paragraphs in the index.
    let docCount: Int
    /// The number of queries.
    let queryCount: Int
    /// The median time of each query in seconds, in ascending order.
    private(set) var seconds: [Double] = []
    /// The number of hits, summed over queries: at most `limit` for each query, but all of them in mode `all`.
    private(set) var hitCount = 0
    /// The work of answering every query once.
    private(set) var statistics = SearchStatistics()
    /// A hash of the hits and their scores, to compare answers.
    private(set) var checksum: UInt64 = 0

    /// Answers queries on an index. The time does not include analysing queries and fetching texts, except in mode
    /// `phrase`, which scans texts.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of hits of a query.
    ///   - rounds: the number of timed rounds over all queries, after one round that is not timed.
    init(
        _ location: IndexLocation, queries: [String], mode: Mode, limit: Int, rounds: Int
    ) throws(ReportSearchError) {
        let searcher = try ReportSearcher(location).session()
        var prepared: [PreparedQuery] = []
        for query in queries {
            prepared.append(try searcher.prepared(query, mode: mode))
        }
        docCount = searcher.docCount
        queryCount = prepared.count
        var times = [[Double]](repeating: [], count: prepared.count)
        let clock = ContinuousClock()
        for round in 0...rounds {
            for (number, query) in prepared.enumerated() {
                var work = SearchStatistics()
                let start = clock.now
                let hits = try searcher.answer(query, limit: limit, statistics: &work)
                let passed = (clock.now - start).components
                if round == 0 {
                    statistics.postingsDecoded += work.postingsDecoded
                    statistics.docsScored += work.docsScored
                    add(hits)
                } else {
                    times[number].append(
                        Double(passed.seconds) + Double(passed.attoseconds) * 1e-18)
                }
            }
        }
        seconds = times.map { $0.sorted()[$0.count / 2] }.sorted()
        if mode == .all { hitCount = try searcher.count(queries) }
    }

    private mutating func add(_ hits: [ScoredDoc]) {
        hitCount += hits.count
        for hit in hits {
            // A variant of FNV-1a over numbers of 64 bits (Fowler, Noll & Vo).
            for part in [
                UInt64(hit.address.segment), UInt64(hit.address.doc), hit.score.bitPattern,
            ] {
                checksum = (checksum ^ part) &* 0x100_0000_01B3
            }
        }
    }

    /// A quantile of the queries' times, in seconds.
    func percentile(_ share: Double) -> Double {
        guard !seconds.isEmpty else { return 0 }
        return seconds[min(seconds.count - 1, Int(share * Double(seconds.count)))]
    }

    /// The mean of the queries' times, in seconds.
    var mean: Double {
        seconds.isEmpty ? 0 : seconds.reduce(0, +) / Double(seconds.count)
    }
}

/// An analysed query.
enum PreparedQuery {
    case any([Term])
    case all([Term])
    case phrase(AnalyzedQuery)
}

extension SearchSession {
    func prepared(
        _ text: String, mode: QuerySpeed.Mode
    ) throws(ReportSearchError) -> PreparedQuery {
        if mode == .phrase {
            return .phrase(try analyzed(.literally(text), of: text))
        }
        let terms = try terms(of: text)
        return mode == .any ? .any(terms) : .all(terms)
    }

    /// The distinct words of plain text.
    private func terms(of text: String) throws(ReportSearchError) -> [Term] {
        var request = SearchRequest(text)
        request.matchesAny = true
        return try analyzed(request).words.map { Term(.words, $0) }
    }

    func answer(
        _ query: PreparedQuery, limit: Int, statistics: inout SearchStatistics
    ) throws(ReportSearchError) -> [ScoredDoc] {
        switch query {
        case .any(let terms):
            try rethrowing { () throws(IndexError) in
                try core.top(limit, anyOf: terms, statistics: &statistics)
            }
        case .all(let terms):
            try rethrowing { () throws(IndexError) in
                try core.top(limit, allOf: terms, statistics: &statistics)
            }
        case .phrase(let phrase): try scored(phrase, limit: limit, statistics: &statistics)
        }
    }

    /// The sum over all queries of the number of paragraphs that contain all words of the query.
    func count(_ queries: [String]) throws(ReportSearchError) -> Int {
        var sum = 0
        var work = SearchStatistics()
        for text in queries {
            let terms = try terms(of: text)
            guard !terms.isEmpty else { continue }
            try rethrowing { () throws(IndexError) in
                sum += try core.matches(.all(of: terms), statistics: &work).count
            }
        }
        return sum
    }
}

import InvertedIndex
import QueryLanguage
import ReportSearch

/// How long searches take: in one thread of a warm process, each query as often as asked.
struct QuerySpeed: Sendable {
    /// What is measured.
    enum Mode: String, Sendable, CaseIterable {
        /// Paragraphs with any of the words, by BM25.
        case any
        /// Paragraphs with all of the words, by BM25.
        case all
        /// Paragraphs in which the query stands literally, as in quotation marks.
        case phrase
    }

    /// Live paragraphs of the index.
    let docCount: Int
    /// Queries that were answered.
    let queryCount: Int
    /// The median time of each query in seconds, rising.
    private(set) var seconds: [Double] = []
    /// Hits of all queries, `limit` at most for each; all of them in mode `all`.
    private(set) var hitCount = 0
    /// The work of answering every query once.
    private(set) var statistics = SearchStatistics()
    /// Hash of the hits and their scores: the same for equal answers.
    private(set) var checksum: UInt64 = 0

    /// Answers queries on the index at a place. Understanding the query and fetching texts is not
    /// timed, but for mode `phrase`, where texts are scanned.
    ///
    /// - Parameters:
    ///   - limit: how many hits a query wants.
    ///   - rounds: how often all queries are answered, after one round that does not count.
    init(
        _ location: IndexLocation, queries: [String], mode: Mode, limit: Int, rounds: Int
    ) throws(ReportSearchError) {
        let searcher = try ReportSearcher(location).session()
        var prepared: [PreparedQuery] = []
        for query in queries {
            prepared.append(try searcher.prepared(query, mode: mode, limit: limit))
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
            // FNV-1a over numbers (Fowler, Noll & Vo).
            for part in [
                UInt64(hit.address.segment), UInt64(hit.address.doc), hit.score.bitPattern,
            ] {
                checksum = (checksum ^ part) &* 0x100_0000_01B3
            }
        }
    }

    /// The time below which a share of the queries lies, in seconds.
    func percentile(_ share: Double) -> Double {
        guard !seconds.isEmpty else { return 0 }
        return seconds[min(seconds.count - 1, Int(share * Double(seconds.count)))]
    }

    /// The mean of the queries' times, in seconds.
    var mean: Double {
        seconds.isEmpty ? 0 : seconds.reduce(0, +) / Double(seconds.count)
    }
}

/// A query ready to be answered.
enum PreparedQuery {
    case any([Term])
    case all([Term])
    case phrase(AnalyzedQuery)
}

extension SearchSession {
    func prepared(
        _ text: String, mode: QuerySpeed.Mode, limit: Int
    ) throws(ReportSearchError) -> PreparedQuery {
        if mode == .phrase {
            return .phrase(try analyzed(.literally(text), of: text))
        }
        let terms = try terms(of: text)
        return mode == .any ? .any(terms) : .all(terms)
    }

    /// The words of plain text, each once.
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

    /// How many paragraphs hold all words of a query, summed over queries.
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

package import ReportAnalysis
package import ReportSearch
internal import Synchronization

/// One commit of the index, with cached data that requests need repeatedly. Everything that a request shows comes from
/// one view.
package final class CommitView: Sendable {
    /// The searcher of this commit, without limits.
    package let searcher: ReportSearcher
    /// The commit's number in the index.
    package let generation: UInt64
    /// Identifies the commit in URLs, cursors and entity tags. Another process uses other tags.
    package let tag: String
    // Each has a lock of its own: while one is built, requests that do not need it are answered.
    private let knownShape = Mutex<CorpusShape?>(nil)
    private let knownReports = Mutex<IndexedReports?>(nil)
    private let kept = Mutex(Kept())

    private struct Kept {
        var counts = RecentValues<CountKey, MatchCounts>(capacity: 128)
        var answers = RecentValues<String, WebAnswer>(capacity: 256)
    }

    /// The key of cached counts: everything on which they depend.
    private struct CountKey: Hashable {
        let query: String
        let matchesAny: Bool
        let condition: String
        let expands: Bool
        let pinyin: Bool
    }

    init(_ searcher: ReportSearcher, tag: String) {
        self.searcher = searcher
        generation = searcher.generation
        self.tag = tag
    }

    /// A searcher of this commit with the limits of a request.
    package func searcher(_ limits: WorkLimits) -> ReportSearcher {
        var searcher = searcher
        searcher.limits = limits
        return searcher
    }

    /// The documents of the commit. The first caller builds the shape; others wait.
    package func shape() throws(ReportSearchError) -> CorpusShape {
        try knownShape.withLock { known throws(ReportSearchError) in
            if let known { return known }
            let shape = try CorpusShape(searcher)
            known = shape
            return shape
        }
    }

    /// The reports of the commit.
    package func reports() throws(ReportSearchError) -> IndexedReports {
        try knownReports.withLock { known throws(ReportSearchError) in
            if let known { return known }
            let reports = try IndexedReports(in: searcher)
            known = reports
            return reports
        }
    }

    /// The maximum size of a cached answer, in bytes.
    private static let maxKeptSize = 128 * 1024

    /// A cached answer, by a key with everything on which it depends.
    func answer(_ key: String) -> WebAnswer? { kept.withLock { $0.answers[key] } }

    /// Caches an answer, unless it is too large.
    func keep(_ answer: WebAnswer, _ key: String) {
        guard case .text(let text) = answer.body, text.utf8.count <= Self.maxKeptSize else {
            return
        }
        kept.withLock { $0.answers[key] = answer }
    }

    /// The number of paragraphs of the commit.
    func paragraphCount() throws(ReportSearchError) -> Int { try searcher.session().docCount }

    /// The contents of the commit.
    package func info() throws(ReportSearchError) -> ReportIndexInfo {
        try ReportIndexInfo(in: searcher)
    }

    /// The matches of a request in each document and section, without its filter.
    package func counts(
        of request: SearchRequest, _ limits: WorkLimits
    ) throws(ReportSearchError) -> MatchCounts {
        let key = CountKey(
            query: request.query, matchesAny: request.matchesAny,
            condition: request.condition, expands: request.expands, pinyin: request.readsPinyin)
        if let known = kept.withLock({ $0.counts[key] }) { return known }
        let shape = try shape()
        let counts = try MatchCounts(of: request, in: searcher(limits), shape: shape)
        kept.withLock { $0.counts[key] = counts }
        return counts
    }
}

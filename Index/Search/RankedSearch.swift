/// Finds the k best docs of one segment that contain any or all of the terms of a query, by dynamic pruning.
///
/// Docs are processed in windows whose sums fit into the L1 cache:
///
/// 1. ``MaxScoreLists`` splits the posting lists into essential and non-essential ones. The non-essential lists
///    together cannot lift a doc above the threshold (MaxScore: Turtle & Flood, 1995), nor can skipped blocks of the
///    essential lists (block-max: Ding & Suel, 2011, doi:10.1145/2009916.2010048).
/// 2. ``WindowSums`` sums the upper bounds of the essential lists. Docs whose sum exceeds the threshold are candidates
///    (windows as in Lucene's bulk scorers).
/// 3. ``CandidateScorer`` probes the non-essential lists for the candidates and computes exact scores of the rest.
///
/// If all terms must match, only the shortest list is essential. The result is bit for bit that of scoring every
/// posting: bounds only decide which docs are skipped.
struct RankedSearch {
    private let mode: MatchMode
    private let docCount: Int
    private let weighted: WeightedTerms
    private var lists: MaxScoreLists
    private let sums: WindowSums
    private let scorer: CandidateScorer
    /// Whether no docs are deleted and no predicate rejects docs, so that all docs of a list may be results.
    private let hasOnlyTerms: Bool

    /// The maximum number of terms. For more, the units of 16-bit sums would be too coarse and the scratch too large.
    static let maxTermCount = 256

    init(
        _ mode: MatchMode, in live: LiveSegment, number: Int, weighted: WeightedTerms,
        scratch: Scratch, accepts: ((DocAddress) -> Bool)? = nil
    ) throws(IndexError) {
        self.mode = mode
        self.weighted = weighted
        docCount = live.segment.docCount
        lists = try MaxScoreLists(mode, live.segment, number, weighted, scratch)
        sums = WindowSums(live.segment, scratch)
        scorer = CandidateScorer(mode, live, number, weighted, scratch, accepts)
        hasOnlyTerms = live.deletions.isEmpty && accepts == nil
    }

    mutating func run(
        into top: inout TopK, statistics: inout SearchStatistics
    ) throws(IndexError) {
        // The best docs of one list are in the result set only if they need not match other lists.
        if hasOnlyTerms, mode == .any || lists.count == 1 { primeThreshold(of: &top) }
        if mode != .any { lists.keepOneEssential() }
        while true {
            let threshold = weighted.units(top.threshold)
            lists.partition(threshold: threshold)
            guard let window = lists.nextWindow(docCount: docCount) else { break }
            let count = try sums.findCandidates(in: window, of: lists, above: threshold)
            if count > 0 { try scorer.rank(count, &lists, into: &top, &statistics) }
            lists.dropWindow()
        }
        statistics.postingsDecoded += lists.decodedCount
    }

    /// Finds a threshold before reading any posting.
    private func primeThreshold(of top: inout TopK) {
        let units = lists.guaranteedUnits(ofBest: top.limit)
        // Subtract one unit for rounding up, and a little for rounding errors.
        if units > 1 { top.raise(to: Double(units - 1) * weighted.unit * 0.999_99) }
    }
}

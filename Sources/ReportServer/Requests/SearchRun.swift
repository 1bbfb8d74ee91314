package import ReportAnalysis
package import ReportSearch

/// The order of hits.
package enum HitOrder: String, CaseIterable, Sendable {
    case relevance
    /// Newest first.
    case year
    case agency
}

/// A page of hits with the total counts.
package struct SearchRun: Sendable {
    package let result: SearchResult
    /// The hits of the page.
    package let hits: [SearchHit]
    /// For each hit, the places of near-identical text; nil if not requested.
    package let sameText: [[SameText]]?
    /// The counts of matches without a filter.
    package let counts: MatchCounts
    /// The documents and sections that the filter leaves.
    package let selection: FacetSelection
    /// The numbers of matching paragraphs and reports under the filter.
    package let total: (paragraphs: Int, reports: Int)
    /// Whether there are hits after those of the page.
    package let hasMore: Bool

    /// The maximum rank of a hit that a page can show.
    package static let maxDepth = 1000

    /// Searches.
    ///
    /// - Complexity: that of a search; for the first request with a query, also that of finding all matches.
    package init(
        _ request: SearchRequest, filter: FacetFilter, order: HitOrder = .relevance,
        isDistinct: Bool = false, offset: Int, count: Int, in view: CommitView,
        limits: WorkLimits
    ) throws {
        let shape = try view.shape()
        let searcher = view.searcher(limits)
        var request = request
        request.limit = min(offset + count + 1, Self.maxDepth + 1)
        if !filter.kinds.isEmpty { request.docs = shape.docs(ofKinds: filter.kinds) }
        if isDistinct {
            let distinct = try DistinctHits(of: request, in: searcher)
            result = distinct.result
            sameText = Array(distinct.sameText.dropFirst(offset).prefix(count))
        } else {
            let depth = request.limit ?? 0
            let selected =
                order == .relevance
                ? nil
                : { (matches: [Match]) throws(ReportSearchError) -> [Match] in
                    Array(Self.sorted(matches, by: order, shape).prefix(depth))
                }
            result = try searcher.session().search(request, selection: selected)
            sameText = nil
        }
        hits = Array(result.hits.dropFirst(offset).prefix(count))
        hasMore = result.hits.count > offset + count && offset + count < Self.maxDepth
        var counted = request
        counted.docs = nil
        if result.isRelaxed { counted.matchesAny = true }
        counts = try view.counts(of: counted, limits)
        selection = FacetSelection(filter, in: shape)
        total = counts.total(selection)
    }

    /// Sorts by a property of the report. Ties stay in the order of relevance; unknown values come last.
    private static func sorted(
        _ matches: [Match], by order: HitOrder, _ shape: CorpusShape
    ) -> [Match] {
        let keyed = matches.map { match in
            let metadata = shape.source(of: match.doc).map { shape.sources[$0].metadata }
            return (match, metadata?.year?.value, metadata?.agency?.value)
        }
        return keyed.sorted { left, right in
            switch order {
            case .relevance: false
            case .year: (left.1 ?? Int.min) > (right.1 ?? Int.min)
            case .agency:
                left.2 != right.2
                    && (left.2.map { one in right.2.map { one < $0 } ?? true } ?? false)
            }
        }.map(\.0)
    }
}

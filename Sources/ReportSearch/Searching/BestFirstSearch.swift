internal import InvertedIndex
internal import QueryLanguage

// Searches of an index on other machines.
extension CandidateSearch {
    /// The best matches. The index returns docs in descending order of their upper bounds. Literal matches come first
    /// and, if they are fewer than `limit`, matches by words follow.
    mutating func matchesBestFirst(limit: Int) throws(ReportSearchError) -> [Match] {
        let literals = try best(limit, .literal, as: .literal, without: [])
        if literals.count >= limit { return literals }
        let known = Set(literals.map(\.doc))
        return literals
            + (try best(limit - literals.count, .literalOrWords, as: .words, without: known))
    }

    private mutating func best(
        _ limit: Int, _ mode: QueryBounds.Mode, as kind: MatchKind, without known: Set<DocAddress>
    ) throws(ReportSearchError) -> [Match] {
        if limit == 0 { return [] }
        let bounds = try bounds(query.root, mode)
        let filter = DocFilter.all([bounds.possible, filter])
        let order = TieOrder(reader: searcher.reader, sources: passages.knownSources)
        var failure: ReportSearchError?
        let (passages, root, isDecidedByIndex) = (
            passages, query.root, bounds.sure == bounds.possible
        )
        func accepts(_ doc: DocAddress) -> Bool {
            if known.contains(doc) { return false }
            if isDecidedByIndex { return true }
            do throws(ReportSearchError) {
                return try passages.passage(doc).matches(root, mode)
            } catch {
                failure = failure ?? error
                return false
            }
        }
        let scored = try order.best(limit) { wanted throws(ReportSearchError) in
            try rethrowing { () throws(IndexError) in
                try searcher.bestFirst(
                    wanted, in: filter, rankedBy: query.rankingTerms(anyWord: false),
                    weights: query.weights,
                    accepts: accepts, statistics: &statistics)
            }
        }
        if let failure { throw failure }
        var ties = order
        return try ties.ranked(scored, limit: limit).prefix(limit).map {
            Match(doc: $0.address, score: $0.score, kind: kind)
        }
    }

    /// If the index is on other machines, fetches what the search will need in advance, because each request takes a
    /// round trip over the network.
    ///
    /// - Parameter request: the request that the search will answer.
    func prepare(_ request: SearchRequest) throws(ReportSearchError) {
        guard searcher.readsBestFirst else { return }
        let words = query.rankingTerms(anyWord: false)
        var plan = PrefetchPlan()
        var (terms, weights) = (query.rankingTerms(anyWord: true), [Term: Double]())
        var wanted = request.limit ?? 0
        plan.terms = words
        if case .relevance(let relevance) = request.ranking, passages.hasGrams {
            let needs = try rethrowing { () throws(IndexError) in
                try QueryEvidence.needs(
                    of: query.pieces, relevance: relevance, answerWords: .shipped)
            }
            plan.terms += needs.known
            (terms, weights) = (needs.terms, needs.weights)
            wanted = max(wanted, relevance.depth)
        }
        if request.matchesAny, request.limit != nil {
            add(
                RemoteSearch(
                    filter: anyFilter(terms), terms: terms, weights: weights, bm25: searcher.bm25))
        } else if request.limit != nil, !query.has(.section) {
            for mode in [QueryBounds.Mode.literal, .literalOrWords] {
                let possible = try bounds(query.root, mode).possible
                add(
                    RemoteSearch(
                        filter: .all([possible, filter]), terms: words, weights: query.weights,
                        bm25: searcher.bm25))
            }
        }
        func add(_ search: RemoteSearch) { plan.searches.append((search, wanted)) }
        try rethrowing { () throws(IndexError) in
            try searcher.reader.prepare(plan)
        }
    }
}

extension AnalyzedQuery {
    /// Whether any part of the query is a `SAME` with the given unit.
    fileprivate func has(_ unit: TextUnit) -> Bool {
        func has(_ node: Node) -> Bool {
            switch node {
            case .same(let parts, let own): own == unit || parts.contains(where: has)
            case .all(let parts), .any(let parts), .near(let parts, _): parts.contains(where: has)
            case .not(let part): has(part)
            case .piece, .pattern, .regex, .field: false
            }
        }
        return has(root)
    }
}

internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension CandidateSearch {
    /// The best matches that contain any word of the query, ordered by score only.
    mutating func matchesOfAny(limit: Int?) throws(ReportSearchError) -> [Match] {
        var matches = try candidatesOfAny(limit: limit)
        if let ranking { matches = try ranking.ranked(matches) }
        var best: [Match] = []
        for match in matches.prefix(limit ?? Int.max) {
            let kind: MatchKind = try isLiteral(match.doc) ? .literal : .words
            best.append(Match(doc: match.doc, score: match.score, kind: kind))
        }
        return best
    }

    /// The best matches by BM25: as many as are reranked, and at least `limit`.
    mutating func candidatesOfAny(limit: Int?) throws(ReportSearchError) -> [Match] {
        let depth = limit.map { max($0, ranking?.relevance.depth ?? 0) }
        var order = TieOrder(reader: searcher.reader, sources: passages.knownSources)
        let scored = try scored(limit: depth, order)
        return try order.ranked(scored, limit: depth ?? Int.max).map {
            Match(doc: $0.address, score: $0.score, kind: .words)
        }
    }

    /// The filter for docs that contain any of the terms and pass the request's filter; nil if the request has no
    /// filter.
    func anyFilter(_ terms: [Term]) -> DocFilter? {
        filter == DocBounds.everything ? nil : .all([.any(terms.map(DocFilter.term)), filter])
    }

    /// All docs that contain any word of the query and pass the filter and the condition, ascending.
    mutating func docsOfAny() throws(ReportSearchError) -> [DocAddress] {
        try docs(withAnyOf: query.rankingTerms(anyWord: true))
    }

    private mutating func docs(
        withAnyOf terms: [Term]
    ) throws(ReportSearchError) -> [DocAddress] {
        let docs = try rethrowing { () throws(IndexError) in
            try searcher.matches(
                .all([.any(terms.map(DocFilter.term)), filter]), statistics: &statistics)
        }
        guard let condition else { return docs }
        var accepted: [DocAddress] = []
        for doc in docs where try condition.accepts(doc) { accepted.append(doc) }
        return accepted
    }

    /// The docs that contain any of the terms: all of them if `limit` is nil, otherwise at least the best `limit`.
    private mutating func scored(
        limit: Int?, _ order: TieOrder
    ) throws(ReportSearchError) -> [ScoredDoc] {
        let terms = ranking?.evidence.terms ?? query.rankingTerms(anyWord: true)
        let weights = ranking?.evidence.termWeights ?? [:]
        if searcher.readsBestFirst, condition == nil, let limit, limit > 0 {
            let filter = anyFilter(terms)
            return try order.best(limit) { wanted throws(ReportSearchError) in
                try rethrowing { () throws(IndexError) in
                    try searcher.bestFirst(
                        wanted, in: filter, rankedBy: terms, weights: weights,
                        statistics: &statistics)
                }
            }
        }
        guard condition == nil, let wide = WideFilter(filter), let limit, limit > 0 else {
            let docs = try docs(withAnyOf: terms)
            return try rethrowing { () throws(IndexError) in
                let scores = try searcher.scores(
                    of: docs, terms: terms, weights: weights, statistics: &statistics)
                return zip(docs, scores).map { ScoredDoc(address: $0, score: $1) }
            }
        }
        let accepts: ((DocAddress) -> Bool)? = wide.isEmpty ? nil : { wide.accepts($0) }
        return try order.best(limit) { wanted throws(ReportSearchError) in
            try rethrowing { () throws(IndexError) in
                try searcher.top(
                    wanted, anyOf: terms, weights: weights,
                    accepts: accepts, statistics: &statistics)
            }
        }
    }
}

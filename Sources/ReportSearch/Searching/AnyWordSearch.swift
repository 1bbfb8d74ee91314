internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension CandidateSearch {
    /// The best matches that hold any word of the query, by BM25 alone.
    mutating func matchesOfAny(limit: Int?) throws(ReportSearchError) -> [Match] {
        let ranked: [ScoredDoc]
        do throws(IndexError) {
            let terms = query.rankingTerms(anyWord: true)
            var order = TieOrder(reader: searcher.reader)
            let scored = try scored(terms, limit: limit, withTies: order.isNeeded)
            ranked = try order.ranked(scored, limit: limit ?? Int.max)
        } catch {
            throw .index(error)
        }
        var matches: [Match] = []
        for doc in ranked.prefix(limit ?? Int.max) {
            let kind: MatchKind = try isLiteral(doc.address) ? .literal : .words
            matches.append(Match(doc: doc.address, score: doc.score, kind: kind))
        }
        return matches
    }

    /// The best docs, `limit` at least if there are so many.
    ///
    /// - Parameter withTies: whether all that score like the last are wanted: which of them are shown is not
    ///   for the index to say.
    private mutating func scored(
        _ terms: [Term], limit: Int?, withTies: Bool
    ) throws(IndexError) -> [ScoredDoc] {
        guard filter == .all([]), let limit, limit > 0 else {
            let docs = try searcher.matches(
                .all([.any(terms.map(DocFilter.term)), filter]), statistics: &statistics)
            let scores = try searcher.scores(of: docs, terms: terms, statistics: &statistics)
            return zip(docs, scores).map { ScoredDoc(address: $0, score: $1) }
        }
        var wanted = limit
        while true {
            let scored = try searcher.top(wanted, anyOf: terms, statistics: &statistics)
            let isWhole =
                scored.count < wanted || scored[limit - 1].score > scored[wanted - 1].score
            if isWhole || !withTies { return scored }
            wanted *= 4
        }
    }
}

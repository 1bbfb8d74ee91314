internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension CandidateSearch {
    /// The best matches that hold any word of the query, by BM25 alone.
    mutating func matchesOfAny(limit: Int?) throws(ReportSearchError) -> [Match] {
        do throws(IndexError) {
            let terms = query.rankingTerms(anyWord: true)
            var scored: [ScoredDoc]
            if filter == .all([]), let limit {
                scored = try searcher.top(limit, anyOf: terms, statistics: &statistics)
            } else {
                let docs = try searcher.matches(
                    .all([.any(terms.map(DocFilter.term)), filter]), statistics: &statistics)
                let scores = try searcher.scores(
                    of: docs, terms: terms, statistics: &statistics)
                scored = zip(docs, scores).map { ScoredDoc(address: $0, score: $1) }
            }
            var order = TieOrder(reader: searcher.reader)
            scored = try order.ranked(scored, limit: limit ?? Int.max)
            if let limit { scored = Array(scored.prefix(limit)) }
            var matches: [Match] = []
            for doc in scored {
                let kind: MatchKind = try isLiteral(doc.address) ? .literal : .words
                matches.append(Match(doc: doc.address, score: doc.score, kind: kind))
            }
            return matches
        } catch {
            throw .index(error)
        }
    }
}

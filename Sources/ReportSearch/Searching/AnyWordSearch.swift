internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension CandidateSearch {
    /// The best matches that hold any word of the query, by BM25 alone.
    mutating func matchesOfAny(limit: Int?) throws(ReportSearchError) -> [Match] {
        let terms = query.rankingTerms(anyWord: true)
        var order = TieOrder(reader: searcher.reader)
        let scored = try scored(terms, limit: limit, order)
        let ranked: [ScoredDoc]
        do throws(IndexError) {
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
    private mutating func scored(
        _ terms: [Term], limit: Int?, _ order: TieOrder
    ) throws(ReportSearchError) -> [ScoredDoc] {
        do throws(IndexError) {
            guard filter == DocBounds.everything, let limit, limit > 0 else {
                let docs = try searcher.matches(
                    .all([.any(terms.map(DocFilter.term)), filter]), statistics: &statistics)
                let scores = try searcher.scores(of: docs, terms: terms, statistics: &statistics)
                return zip(docs, scores).map { ScoredDoc(address: $0, score: $1) }
            }
        } catch {
            throw .index(error)
        }
        return try order.best(limit ?? 0) { wanted throws(ReportSearchError) in
            do throws(IndexError) {
                return try searcher.top(wanted, anyOf: terms, statistics: &statistics)
            } catch {
                throw .index(error)
            }
        }
    }
}

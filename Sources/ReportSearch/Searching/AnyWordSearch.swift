internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension CandidateSearch {
    /// The best matches that hold any word of the query, by BM25 alone.
    mutating func matchesOfAny(limit: Int?) throws(ReportSearchError) -> [Match] {
        do throws(IndexError) {
            let terms = query.words.map { Term(.words, $0) }
            let scored: [ScoredDoc]
            if filter == .all([]), let limit {
                scored = try searcher.top(limit, anyOf: terms, statistics: &statistics)
            } else {
                let docs = try searcher.matches(
                    .all([.any(terms.map(DocFilter.term)), filter]), statistics: &statistics)
                let scores = try searcher.scores(
                    of: docs, terms: terms, statistics: &statistics)
                let ranked = zip(docs, scores).map { ScoredDoc(address: $0, score: $1) }
                    .sorted(by: ScoredDoc.ranksBefore)
                scored = limit.map { Array(ranked.prefix($0)) } ?? ranked
            }
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

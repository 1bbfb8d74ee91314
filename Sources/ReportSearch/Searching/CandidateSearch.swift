internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension AnalyzedQuery {
    /// The terms that a score is summed over: the words, and the overlay's words and other names where all pieces
    /// must match. A search for any of the words is plain BM25 over these.
    func rankingTerms(anyWord: Bool) -> [Term] {
        let words = words.map { Term(.words, $0) }
        if anyWord { return words }
        let others = pieces.flatMap(\.expansions).flatMap(\.addition.words)
        return words + overlayWords.map { Term(.overlay, $0) }
            + others.map { Term(.words, $0) }.filter { !words.contains($0) }
    }

    /// How many times each term counts that does not count once.
    var weights: [Term: Double] {
        var weights: [Term: Double] = [:]
        let own = Set(words)
        for expansion in pieces.flatMap(\.expansions) {
            for word in expansion.addition.words where !own.contains(word) {
                weights[Term(.words, word)] = expansion.addition.weight * Relevance.ofOtherNames
            }
        }
        for piece in pieces where piece.weight != 1 {
            let terms =
                piece.words.map { Term(.words, $0) } + piece.overlayWords.map { Term(.overlay, $0) }
            for term in terms { weights[term] = max(weights[term] ?? 0, piece.weight) }
        }
        return weights
    }
}

/// Finds the paragraphs that match a query.
///
/// The index names candidates (``QueryBounds``); where it cannot tell, the stored text does
/// (``Passage``), of only as many candidates as the answer needs.
struct CandidateSearch {
    let searcher: Searcher
    let query: AnalyzedQuery
    let filter: DocFilter
    let passages: PassageReader
    /// Ranks the best anew; nil where BM25 is all.
    let ranking: RelevanceRanking?
    var statistics = SearchStatistics()

    init(
        searcher: Searcher, query: AnalyzedQuery, filter: DocFilter, passages: PassageReader,
        ranking: RelevanceRanking? = nil
    ) {
        self.searcher = searcher
        self.query = query
        self.filter = filter
        self.passages = passages
        self.ranking = ranking
    }

    /// Docs of which the index says that they match, and of which it says that they may, both rising.
    private struct Found {
        let sure: Set<DocAddress>
        let possible: [DocAddress]
    }

    private mutating func find(
        _ node: AnalyzedQuery.Node, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Found {
        let bounds = try bounds(node, mode)
        return try rethrowing { () throws(IndexError) in
            let possible = try searcher.matches(
                .all([bounds.possible, filter]), statistics: &statistics)
            if bounds.sure == bounds.possible {
                return Found(sure: Set(possible), possible: possible)
            }
            let sure = try searcher.matches(.all([bounds.sure, filter]), statistics: &statistics)
            return Found(sure: Set(sure), possible: possible)
        }
    }

    private func bounds(
        _ node: AnalyzedQuery.Node, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> DocBounds {
        let bounds = QueryBounds(resolver: FilterResolver(reader: searcher.reader)) {
            node throws(ReportSearchError) in
            var inner = CandidateSearch(
                searcher: searcher, query: query, filter: DocBounds.everything, passages: passages)
            return try inner.docsOfSections(node)
        }
        return try bounds.bounds(node, mode)
    }

    /// The best matches, literal ones first, then by score.
    mutating func matches(limit: Int?) throws(ReportSearchError) -> [Match] {
        guard let ranking else { return try matchesByBM25(limit: limit) }
        let depth = limit.map { max($0, ranking.relevance.depth) }
        let matches = try ranking.ranked(try matchesByBM25(limit: depth))
        return Array(matches.prefix(limit ?? Int.max))
    }

    private mutating func matchesByBM25(limit: Int?) throws(ReportSearchError) -> [Match] {
        if let limit, let found = try literalMatches(limit: limit) { return found }
        let literal = try find(query.root, .literal)
        let all = try find(query.root, .literalOrWords)
        let scores = try rethrowing { () throws(IndexError) in
            try searcher.scores(
                of: all.possible, terms: query.rankingTerms(anyWord: false), weights: query.weights,
                statistics: &statistics)
        }
        var order = TieOrder(reader: searcher.reader)
        let ranked = try order.ranked(
            zip(all.possible, scores).map { ScoredDoc(address: $0, score: $1) },
            limit: limit ?? Int.max)
        return try choose(ranked, literal, all, limit: limit ?? Int.max)
    }

    /// The best matches if all of them are literal ones that can be found at once; nil if not.
    private mutating func literalMatches(limit: Int) throws(ReportSearchError) -> [Match]? {
        guard limit > 0, filter == DocBounds.everything,
            let search = LiteralSearch(query, passages: passages)
        else { return nil }
        var order = TieOrder(reader: searcher.reader)
        let found = try order.best(limit) { wanted throws(ReportSearchError) in
            try search.top(wanted, of: searcher, statistics: &statistics)
        }
        guard found.count >= limit || search.isAllThereIs else { return nil }
        return try order.ranked(found, limit: limit).prefix(limit).map {
            Match(doc: $0.address, score: $0.score, kind: .literal)
        }
    }

    private func choose(
        _ ranked: [ScoredDoc], _ literal: Found, _ all: Found, limit: Int
    ) throws(ReportSearchError) -> [Match] {
        var literals: [Match] = []
        var failed: Set<DocAddress> = []
        let candidates = Set(literal.possible)
        for doc in ranked where candidates.contains(doc.address) {
            if literals.count == limit { return literals }
            if try literal.sure.contains(doc.address) ? true : matches(doc.address, .literal) {
                literals.append(Match(doc: doc.address, score: doc.score, kind: .literal))
            } else {
                failed.insert(doc.address)
            }
        }
        var others: [Match] = []
        for doc in ranked where !candidates.contains(doc.address) || failed.contains(doc.address) {
            if literals.count + others.count >= limit { break }
            if try all.sure.contains(doc.address) ? true : matches(doc.address, .literalOrWords) {
                others.append(Match(doc: doc.address, score: doc.score, kind: .words))
            }
        }
        return literals + others
    }

    private func matches(
        _ doc: DocAddress, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Bool {
        try passages.passage(doc).matches(query.root, mode)
    }

    /// Whether a doc matches literally.
    func isLiteral(_ doc: DocAddress) throws(ReportSearchError) -> Bool {
        try matches(doc, .literal)
    }

    // MARK: Sections

    /// The docs that match any of a node's parts, in sections in which all of the parts match: a section are
    /// the paragraphs of a report with the same headings above them.
    private mutating func docsOfSections(
        _ node: AnalyzedQuery.Node
    ) throws(ReportSearchError) -> [DocAddress] {
        guard case .same(let parts, .section) = node else { return [] }
        var shared: Set<SectionPlace>?
        var docs: [DocAddress: SectionPlace] = [:]
        for part in parts {
            var sections: Set<SectionPlace> = []
            let found = try find(part, .literal)
            for doc in found.possible {
                guard
                    try found.sure.contains(doc)
                        ? true : passages.passage(doc).matches(part, .literal)
                else { continue }
                let place = try passages.section(doc)
                sections.insert(place)
                docs[doc] = place
            }
            shared = shared.map { $0.intersection(sections) } ?? sections
        }
        return docs.filter { shared?.contains($0.value) ?? false }.keys
            .sorted { ($0.segment, $0.doc) < ($1.segment, $1.doc) }
    }
}

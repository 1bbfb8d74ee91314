package import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension AnalyzedQuery {
    /// The terms whose scores are summed: the words, and, where all pieces must match, also overlay words and
    /// synonyms. A search for any of the words is plain BM25 of the words.
    func rankingTerms(anyWord: Bool) -> [Term] {
        let words = words.map { Term(.words, $0) }
        if anyWord { return words }
        let others = pieces.flatMap(\.expansions).flatMap(\.addition.words)
        return words + overlayWords.map { Term(.overlay, $0) }
            + others.map { Term(.words, $0) }.filter { !words.contains($0) }
    }

    /// The weights of the terms whose weight is not 1.
    var weights: [Term: Double] {
        var weights: [Term: Double] = [:]
        let own = Set(words)
        for expansion in pieces.flatMap(\.expansions) {
            for word in expansion.addition.words where !own.contains(word) {
                weights[Term(.words, word)] = expansion.addition.weight * Relevance.defaultOtherName
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
/// The index supplies candidates (``QueryBounds``). Where it cannot decide, the stored text does (``Passage``), but
/// only for as many candidates as the answer needs.
struct CandidateSearch {
    let searcher: Searcher
    let query: AnalyzedQuery
    let filter: DocFilter
    let passages: PassageReader
    /// Reranks the best matches; nil if BM25 alone ranks.
    var ranking: RelevanceRanking?
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

    /// Docs that match for certain, and docs that may match (a superset), both in ascending order.
    struct Found {
        let sure: Set<DocAddress>
        let possible: [DocAddress]
    }

    mutating func find(
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

    func bounds(
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

    /// The best matches: literal ones first, then by score.
    mutating func matches(limit: Int?) throws(ReportSearchError) -> [Match] {
        guard let ranking else { return try matchesByBM25(limit: limit) }
        let depth = limit.map { max($0, ranking.relevance.depth) }
        let matches = try ranking.ranked(try matchesByBM25(limit: depth))
        return Array(matches.prefix(limit ?? Int.max))
    }

    private mutating func matchesByBM25(limit: Int?) throws(ReportSearchError) -> [Match] {
        if searcher.readsBestFirst, let limit { return try matchesBestFirst(limit: limit) }
        if let limit, let found = try literalMatches(limit: limit) { return found }
        let literal = try find(query.root, .literal)
        let all = try find(query.root, .literalOrWords)
        let scores = try rethrowing { () throws(IndexError) in
            try searcher.scores(
                of: all.possible, terms: query.rankingTerms(anyWord: false), weights: query.weights,
                statistics: &statistics)
        }
        let ranked = zip(all.possible, scores).map { ScoredDoc(address: $0, score: $1) }
            .sorted(by: ScoredDoc.ranksBefore)
        return try choose(ranked, literal, all, limit: limit ?? Int.max)
    }

    /// The best matches if all of them are literal and can be found in one pass; nil otherwise.
    private mutating func literalMatches(limit: Int) throws(ReportSearchError) -> [Match]? {
        guard limit > 0, filter == DocBounds.everything,
            let search = LiteralSearch(query, passages: passages)
        else { return nil }
        var order = TieOrder(reader: searcher.reader)
        let found = try order.best(limit) { wanted throws(ReportSearchError) in
            try search.top(wanted, of: searcher, statistics: &statistics)
        }
        guard found.count >= limit || search.isLiteralOnly else { return nil }
        return try order.ranked(found, limit: limit).prefix(limit).map {
            Match(doc: $0.address, score: $0.score, kind: .literal)
        }
    }

    /// The first `limit` matches of ranked docs: literal ones, then the others.
    private func choose(
        _ ranked: [ScoredDoc], _ literal: Found, _ all: Found, limit: Int
    ) throws(ReportSearchError) -> [Match] {
        let candidates = Set(literal.possible)
        let literals = try first(
            limit, of: ranked.filter { candidates.contains($0.address) }, literal, .literal)
        if literals.count >= limit { return literals.map { Match($0, .literal) } }
        // All literal matches are known.
        let known = Set(literals.map(\.address))
        let others = try first(
            limit - literals.count, of: ranked.filter { !known.contains($0.address) }, all,
            .literalOrWords)
        return literals.map { Match($0, .literal) } + others.map { Match($0, .words) }
    }

    /// The first `limit` matches of docs in the order of their scores; equal scores are put in order only as far as
    /// needed.
    private func first(
        _ limit: Int, of docs: [ScoredDoc], _ found: Found, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> [ScoredDoc] {
        var order = TieOrder(reader: searcher.reader)
        var chosen: [ScoredDoc] = []
        var start = 0
        while start < docs.count, chosen.count < limit {
            var equal: [ScoredDoc] = []
            let score = docs[start].score
            while start < docs.count, docs[start].score == score {
                let doc = docs[start]
                // In the order of paths, later docs of equal scores cannot come first.
                let isFull = !order.isNeeded && chosen.count + equal.count >= limit
                if !isFull,
                    try found.sure.contains(doc.address) ? true : matches(doc.address, mode)
                {
                    equal.append(doc)
                }
                start += 1
            }
            chosen += try order.ranked(equal, limit: limit - chosen.count)
        }
        return Array(chosen.prefix(limit))
    }

    func matches(
        _ doc: DocAddress, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Bool {
        try passages.passage(doc).matches(query.root, mode)
    }

    /// Whether a doc matches literally.
    func isLiteral(_ doc: DocAddress) throws(ReportSearchError) -> Bool {
        try matches(doc, .literal)
    }

    // MARK: Sections

    /// The docs that match any of a node's parts, in those sections in which all of the parts match. A section is the
    /// paragraphs of a report that have the same headings above them.
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

extension CandidateSearch {
    /// All docs that match, ascending, without scores.
    mutating func docs(_ mode: QueryBounds.Mode) throws(ReportSearchError) -> [DocAddress] {
        let found = try candidates(mode)
        guard let sure = found.sure else { return found.docs }
        var docs: [DocAddress] = []
        for doc in found.docs {
            if try sure.contains(doc) ? true : matches(doc, mode) { docs.append(doc) }
        }
        return docs
    }

    /// All docs that may match, ascending.
    mutating func candidates(
        _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> CandidateDocs {
        let bounds = try bounds(query.root, mode)
        return try rethrowing { () throws(IndexError) in
            let possible = try searcher.matches(
                .all([bounds.possible, filter]), statistics: &statistics)
            if bounds.sure == bounds.possible { return CandidateDocs(docs: possible, sure: nil) }
            let sure = try searcher.matches(.all([bounds.sure, filter]), statistics: &statistics)
            return CandidateDocs(
                docs: possible, sure: sure.count == possible.count ? nil : Set(sure))
        }
    }
}

extension SearchSession {
    /// A search for the paragraphs of a filter that match a query.
    func candidateSearch(
        _ query: AnalyzedQuery, _ filter: ReportFilter
    ) throws(ReportSearchError) -> CandidateSearch {
        CandidateSearch(
            searcher: core, query: query, filter: try docFilter(filter),
            passages: PassageReader(core, analyzer: analyzer, location: location, limits: limits))
    }

    /// The paragraphs that match a request, ascending, without scores. A paragraph matches if it contains each piece
    /// literally or, unless the request is for literal matches only, all words of the piece. If nothing matches, the
    /// search is not repeated with weaker conditions.
    package func docs(of request: SearchRequest) throws(ReportSearchError) -> [DocAddress] {
        if request.matchesAny {
            return try allMatches(request).map(\.doc).sorted {
                ($0.segment, $0.doc) < ($1.segment, $1.doc)
            }
        }
        let query = try analyzed(request)
        if case .all(let parts) = query.root, parts.isEmpty { return [] }
        var search = try candidateSearch(query, request.filter)
        return try search.docs(request.docMode)
    }
}

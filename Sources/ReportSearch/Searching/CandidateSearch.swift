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
        var order = TieOrder(reader: searcher.reader)
        let ranked = try order.ranked(
            zip(all.possible, scores).map { ScoredDoc(address: $0, score: $1) },
            limit: limit ?? Int.max)
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

// MARK: An index on other machines

extension CandidateSearch {
    /// The best matches, of docs that come in the order of their bounds: literal ones, then, if these are too few, those
    /// by words.
    private mutating func matchesBestFirst(limit: Int) throws(ReportSearchError) -> [Match] {
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
        let order = TieOrder(reader: searcher.reader)
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

    /// Fetches at once what a search will need, if other machines hold the index: each step is a way over a network.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - depth: how many of the best docs will be weighed anew.
    func prepare(_ request: SearchRequest) throws(ReportSearchError) {
        guard searcher.readsBestFirst else { return }
        let words = query.rankingTerms(anyWord: false)
        var plan = DistantPlan()
        var (terms, weights) = (query.rankingTerms(anyWord: true), [Term: Double]())
        var wanted = request.limit ?? 0
        plan.terms = words
        if case .relevance(let relevance) = request.ranking, passages.hasGrams {
            let needs = try rethrowing { () throws(IndexError) in
                try QueryEvidence.needs(of: query.pieces, relevance: relevance)
            }
            plan.terms += needs.known
            (terms, weights) = (needs.terms, needs.weights)
            wanted = max(wanted, relevance.depth)
        }
        if request.matchesAny, request.limit != nil {
            add(
                DistantSearch(
                    filter: anyFilter(terms), terms: terms, weights: weights, bm25: searcher.bm25))
        } else if request.limit != nil, !query.has(.section) {
            for mode in [QueryBounds.Mode.literal, .literalOrWords] {
                let possible = try bounds(query.root, mode).possible
                add(
                    DistantSearch(
                        filter: .all([possible, filter]), terms: words, weights: query.weights,
                        bm25: searcher.bm25))
            }
        }
        func add(_ search: DistantSearch) { plan.searches.append((search, wanted)) }
        try rethrowing { () throws(IndexError) in
            try searcher.reader.prepare(plan)
        }
    }
}

extension AnalyzedQuery {
    /// Whether a part asks for what stands in one unit of text.
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

extension CandidateSearch {
    /// All docs that match, ascending, without scores.
    mutating func docs(_ mode: QueryBounds.Mode) throws(ReportSearchError) -> [DocAddress] {
        let found = try find(query.root, mode)
        if found.sure.count == found.possible.count { return found.possible }
        var docs: [DocAddress] = []
        for doc in found.possible {
            if try found.sure.contains(doc) ? true : matches(doc, mode) { docs.append(doc) }
        }
        return docs
    }
}

extension SearchSession {
    /// The paragraphs that match a request, ascending, without scores: those that contain each piece literally, or, unless
    /// the request wants only these, all of its words. Nothing is relaxed.
    package func docs(of request: SearchRequest) throws(ReportSearchError) -> [DocAddress] {
        if request.matchesAny {
            return try allMatches(request).map(\.doc).sorted {
                ($0.segment, $0.doc) < ($1.segment, $1.doc)
            }
        }
        let query = try analyzed(request)
        if case .all(let parts) = query.root, parts.isEmpty { return [] }
        var search = CandidateSearch(
            searcher: core, query: query, filter: try docFilter(request.filter),
            passages: PassageReader(core, analyzer: analyzer, location: location, limits: limits))
        return try search.docs(request.onlyLiteral ? .literal : .literalOrWords)
    }
}

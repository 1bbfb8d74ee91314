internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

extension AnalyzedQuery {
    /// The terms whose scores are summed: the words, and, where all pieces must match, also overlay words and synonyms.
    /// For a search in which any word is enough, only the words.
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
                weights[Term(.words, word)] =
                    expansion.addition.weight * Relevance.defaultSynonymFactor
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
    /// What hits must meet besides the filter if any word is enough; nil if nothing.
    var condition: DocumentCondition?
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
        let sure: [DocAddress]
        let possible: [DocAddress]

        /// Calls a function with each doc that may match and whether it surely does.
        func forEach(
            _ body: (DocAddress, Bool) throws(ReportSearchError) -> Void
        ) throws(ReportSearchError) {
            var next = 0
            for doc in possible {
                while next < sure.count && sure[next] < doc { next += 1 }
                try body(doc, next < sure.count && sure[next] == doc)
            }
        }
    }

    mutating func find(
        _ node: AnalyzedQuery.Node, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Found {
        let bounds = try bounds(node, mode)
        return try rethrowing { () throws(IndexError) in
            let possible = try searcher.matches(
                .all([bounds.possible, filter]), statistics: &statistics)
            if bounds.sure == bounds.possible {
                return Found(sure: possible, possible: possible)
            }
            let sure = try searcher.matches(.all([bounds.sure, filter]), statistics: &statistics)
            return Found(sure: sure, possible: possible)
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
        return try choose(literal, all, scores, limit: limit ?? Int.max)
    }

    /// The best matches if all of them are literal and can be found in one pass; nil otherwise.
    private mutating func literalMatches(limit: Int) throws(ReportSearchError) -> [Match]? {
        guard limit > 0, let search = LiteralSearch(query, passages: passages),
            let filter = WideFilter(filter)
        else { return nil }
        var order = TieOrder(reader: searcher.reader, sources: passages.knownSources)
        let found = try order.best(limit) { wanted throws(ReportSearchError) in
            try search.top(wanted, of: searcher, filter, statistics: &statistics)
        }
        guard found.count >= limit || search.isLiteralOnly else { return nil }
        return try order.ranked(found, limit: limit).prefix(limit).map {
            Match(doc: $0.address, score: $0.score, kind: .literal)
        }
    }

    /// The best matches among the docs that may match: literal ones, then others, each by score. The text of a doc is
    /// read only if the doc is about to enter the top k.
    private func choose(
        _ literal: Found, _ all: Found, _ scores: [Double], limit: Int
    ) throws(ReportSearchError) -> [Match] {
        var (literals, others) = ([], []) as ([Candidate], [Candidate])
        var (index, isSure) = (0, [] as [Bool])
        isSure.reserveCapacity(all.possible.count)
        try all.forEach { _, isCertain throws(ReportSearchError) in isSure.append(isCertain) }
        try literal.forEach { doc, isLiteral throws(ReportSearchError) in
            while index < all.possible.count && all.possible[index] < doc {
                others.append(Candidate(all.possible[index], scores[index], isSure[index]))
                index += 1
            }
            guard index < all.possible.count, all.possible[index] == doc else { return }
            literals.append(Candidate(doc, scores[index], isLiteral))
            // It may still match by its words.
            if !isLiteral { others.append(Candidate(doc, scores[index], isSure[index])) }
            index += 1
        }
        while index < all.possible.count {
            others.append(Candidate(all.possible[index], scores[index], isSure[index]))
            index += 1
        }
        let chosen = try best(literals, limit) { doc throws(ReportSearchError) in
            try matches(doc, .literal)
        }
        let taken = Set(chosen.map(\.address))
        others.removeAll { taken.contains($0.doc.address) }
        let rest = try best(others, limit - chosen.count) { doc throws(ReportSearchError) in
            try matches(doc, .literalOrWords)
        }
        return chosen.map { Match(doc: $0.address, score: $0.score, kind: .literal) }
            + rest.map { Match(doc: $0.address, score: $0.score, kind: .words) }
    }

    /// A doc that may match.
    private struct Candidate {
        let doc: ScoredDoc
        /// Whether it matches for certain.
        let isSure: Bool

        init(_ doc: DocAddress, _ score: Double, _ isSure: Bool) {
            self.doc = ScoredDoc(address: doc, score: score)
            self.isSure = isSure
        }
    }

    /// The best candidates that match. The text of candidates that match for certain is not read.
    private func best(
        _ candidates: [Candidate], _ limit: Int,
        _ matches: (DocAddress) throws(ReportSearchError) -> Bool
    ) throws(ReportSearchError) -> [ScoredDoc] {
        if limit <= 0 || candidates.isEmpty { return [] }
        var order = TieOrder(reader: searcher.reader, sources: passages.knownSources)
        var known: [DocAddress: Bool] = [:]
        let found = try order.best(limit) { wanted throws(ReportSearchError) in
            var top = TopK(limit: min(wanted, candidates.count))
            for candidate in candidates where top.admits(candidate.doc) {
                let doc = candidate.doc.address
                if !candidate.isSure {
                    let isMatch: Bool
                    if let decided = known[doc] {
                        isMatch = decided
                    } else {
                        isMatch = try matches(doc)
                        known[doc] = isMatch
                    }
                    if !isMatch { continue }
                }
                top.offer(candidate.doc)
            }
            return top.ranked
        }
        return Array(try order.ranked(found, limit: limit).prefix(limit))
    }

    func matches(
        _ doc: DocAddress, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Bool {
        try passages.passage(doc).matches(query.root, mode)
    }

    /// Whether a doc matches literally.
    func isLiteral(_ doc: DocAddress) throws(ReportSearchError) -> Bool {
        if let pieces = query.requiredPieces { return try passages.holds(doc, pieces) }
        return try matches(doc, .literal)
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
            try found.forEach { doc, isSure throws(ReportSearchError) in
                guard try isSure ? true : passages.passage(doc).matches(part, .literal)
                else { return }
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
        let found = try find(query.root, mode)
        if found.sure.count == found.possible.count { return found.possible }
        var docs: [DocAddress] = []
        try found.forEach { doc, isSure throws(ReportSearchError) in
            if try isSure ? true : matches(doc, mode) { docs.append(doc) }
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

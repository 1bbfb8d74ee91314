internal import ICUText
package import InvertedIndex
package import QueryLanguage
internal import ReportCorpus
internal import SystemPackage
package import TextAnalysis

/// Answers requests on one snapshot, one after another. Cheap to make. Not Sendable: each thread needs its own.
///
/// Features beyond search (counts, tables, comparisons) use a session: it finds, folds and reads paragraphs, and
/// checks the caller's limits.
package final class SearchSession {
    private let snapshot: SearchSnapshot
    /// The analyzer of the index, for this session only.
    package let analyzer: Analyzer
    /// The deadline and cancellation of the work.
    package let limits: WorkLimits
    private let otherNames: SynonymLookup

    init(_ snapshot: SearchSnapshot, limits: WorkLimits) throws(ReportSearchError) {
        self.snapshot = snapshot
        self.limits = limits
        analyzer = try snapshot.takeAnalyzer()
        otherNames = SynonymLookup(snapshot.synonyms, reader: snapshot.reader)
    }

    deinit { snapshot.give(analyzer) }

    /// Where the index is.
    package var location: IndexLocation { snapshot.location }
    /// Files that hold the same report as others.
    package var copies: KnownCopies { snapshot.copies }
    /// The reader of the snapshot.
    package var reader: IndexReader { snapshot.reader }
    /// The searcher of the inverted index, with default BM25 parameters.
    package var core: Searcher { snapshot.core }

    /// The best hits of a request in a total order: literal ones first (unless any word is enough), then by score,
    /// then by path and paragraph.
    ///
    /// - Parameter selection: selects the hits from all matches, best first; nil to take the best up to the request's
    ///   limit.
    package func search(
        _ request: SearchRequest,
        selection: (([Match]) throws(ReportSearchError) -> [Match])? = nil
    ) throws(ReportSearchError) -> SearchResult {
        let (query, expansions) = try understood(request)
        var limited = request
        if selection != nil { limited.limit = nil }
        let (found, isRelaxed, statistics, ranking) = try find(query, limited)
        let matches = try selection?(found) ?? found
        try prepare(matches.map(\.doc), contextCount: request.contextCount)
        let fetch = HitFetch(
            location: location, reader: reader, copies: snapshot.copies, sources: sources,
            highlighter: request.marksMatches ? Highlighter(analyzer: analyzer, query: query) : nil)
        var hits: [SearchHit] = []
        for (index, match) in matches.enumerated() {
            var explanation: [ScorePart] = []
            if request.explains, let ranking {
                explanation = try ranking.parts(of: match.doc)
            } else if request.explains {
                let terms = query.rankingTerms(anyWord: request.matchesAny || isRelaxed)
                explanation = try explain(match, terms, query.weights, request.bm25)
            }
            hits.append(
                try fetch.hit(
                    match, rank: index + 1, contextCount: request.contextCount,
                    explanation: explanation))
            try limits.check()
        }
        return SearchResult(
            hits: hits, isRelaxed: isRelaxed, understanding: query.understanding,
            expansions: expansions, statistics: statistics)
    }

    /// Fetches hits and their neighbours in advance, if the index is on other machines.
    private func prepare(
        _ docs: [DocAddress], contextCount: Int
    ) throws(ReportSearchError) {
        guard reader.isRemote else { return }
        let around = docs.flatMap { doc in
            (max(0, Int(doc.doc) - contextCount)...Int(doc.doc) + contextCount).map {
                DocAddress(segment: doc.segment, doc: DocID($0))
            }
        }
        try rethrowing { () throws(IndexError) in
            try reader.prepare(docs: around, sources: true)
        }
    }

    /// The files with matching paragraphs, by path, and the number of matches in each.
    func files(_ request: SearchRequest) throws(ReportSearchError) -> FileMatches {
        let docs: [DocAddress]
        var isRelaxed = false
        if request.onlyLiteral, !request.matchesAny {
            docs = try self.docs(of: request)
        } else {
            var all = request
            all.limit = nil
            let found = try find(try analyzed(request), all)
            docs = found.matches.map(\.doc)
            isRelaxed = found.isRelaxed
        }
        var counts: [[UInt8]: Int] = [:]
        try rethrowing { () throws(IndexError) in
            for doc in docs { counts[try reader.source(of: doc).key, default: 0] += 1 }
        }
        let files = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map {
                FileMatches.File(file: location.displayPath(ofKey: $0.key), paragraphs: $0.value)
            }
        return FileMatches(files: files, isRelaxed: isRelaxed)
    }

    /// The sources of the snapshot.
    var sources: SourceCache { SourceCache(reader, location: location, known: snapshot.sources) }

    /// Reads paragraphs to compare them with queries.
    func passages(_ searcher: Searcher) -> PassageReader {
        PassageReader(
            searcher, analyzer: analyzer, location: location, knownSources: snapshot.sources,
            limits: limits)
    }

    /// The number of live paragraphs.
    package var docCount: Int { reader.docCount }

    /// Folds a text as queries and paragraphs are folded.
    package func fold(_ text: String) -> [UInt8] { analyzer.fold(Array(text.utf8)).text }

    /// Equivalent forms of a folded text.
    package func forms(of folded: [UInt8]) -> [[UInt8]] { analyzer.forms(of: folded) }

    /// The docs that contain a text literally and pass a filter, ascending. Without a filter, all docs are searched,
    /// including those of copies.
    package func docs(
        literally text: String, _ filter: ReportFilter? = nil
    ) throws(ReportSearchError) -> [DocAddress] {
        let query = try analyzed(.literally(text), of: text)
        if case .all(let parts) = query.root, parts.isEmpty { return [] }
        var all = ReportFilter()
        all.includesCopies = true
        var search = CandidateSearch(
            searcher: core, query: query, filter: try docFilter(filter ?? all),
            passages: passages(core))
        return try search.docs(.literal)
    }

    /// The words of a text, as indexed.
    package func words(of text: String) throws(ReportSearchError) -> [[UInt8]] {
        try rethrowing { () throws(ICUError) in
            try analyzer.tokenize(Array(text.utf8).span)
        }
        return analyzer.words.map(analyzer.term)
    }

    /// The matches, best first.
    package func matches(
        _ query: AnalyzedQuery, _ request: SearchRequest
    ) throws(ReportSearchError) -> [Match] { try find(query, request).matches }

    /// The best hits of a query by BM25, without their text.
    package func scored(
        _ query: AnalyzedQuery, limit: Int, statistics: inout SearchStatistics
    ) throws(ReportSearchError) -> [ScoredDoc] {
        var request = SearchRequest("", limit: limit)
        request.ranking = .bm25
        let (matches, _, work, _) = try find(query, request)
        statistics = work
        return matches.map { ScoredDoc(address: $0.doc, score: $0.score) }
    }

    /// The analysed query of a request.
    package func analyzed(_ request: SearchRequest) throws(ReportSearchError) -> AnalyzedQuery {
        try understood(request).query
    }

    /// The analysed query of a request, and the synonyms in use.
    private func understood(
        _ request: SearchRequest
    ) throws(ReportSearchError) -> (query: AnalyzedQuery, expansions: [UsedExpansion]) {
        var node: QueryNode
        if request.matchesAny {
            node = QueryParser.plain(request.query)
        } else {
            node = try parsed(request.query)
            if !request.condition.isEmpty { node = .all([node, try parsed(request.condition)]) }
        }
        var used: [UsedExpansion] = []
        if request.readsPinyin { (node, used) = try readingPinyin(node) }
        let query = try analyzed(
            node, of: request.query, expands: request.expands,
            inReports: !request.matchesAny)
        return (query, used + query.usedExpansions)
    }

    func parsed(_ text: String) throws(ReportSearchError) -> QueryNode {
        do throws(QueryError) {
            return try QueryParser.parse(text)
        } catch {
            throw .query(error.in(text))
        }
    }

    /// Analyses a parsed query.
    package func analyzed(
        _ node: QueryNode, of text: String, expands: Bool = false, inReports: Bool = true
    ) throws(ReportSearchError) -> AnalyzedQuery {
        let query: AnalyzedQuery
        do throws(QueryAnalysisError) {
            query = try AnalyzedQuery(node, analyzer: analyzer) { [otherNames] in
                expands ? otherNames.of($0, inReports: inReports) : []
            }
        } catch {
            switch error {
            case .query(let error): throw .query(error.in(text))
            case .icu(let error): throw .icu(error)
            }
        }
        if let failure = otherNames.takeFailure() { throw .index(failure) }
        return query
    }

    /// All paragraphs that match the whole request. If there are none, the search is not relaxed.
    package func allMatches(_ request: SearchRequest) throws(ReportSearchError) -> [Match] {
        var request = request
        request.limit = nil
        request.ranking = .bm25
        request.relaxes = false
        return try matches(try analyzed(request), request)
    }

    /// The docs of a filter, ascending.
    package func docs(of filter: DocFilter) throws(ReportSearchError) -> [DocAddress] {
        var work = SearchStatistics()
        return try rethrowing { () throws(IndexError) in
            try core.matches(filter, statistics: &work)
        }
    }

    /// The doc filter for a filter on reports.
    package func docFilter(_ filter: ReportFilter) throws(ReportSearchError) -> DocFilter {
        return try rethrowing { () throws(IndexError) in
            let resolved = try FilterResolver(reader: reader).resolve(filter)
            let hidden = filter.includesCopies ? [] : snapshot.copies.hiddenDocs
            return hidden.isEmpty ? resolved : .all([resolved, .not(.docs(hidden))])
        }
    }

    /// The matches; if nothing matches the whole query, the paragraphs with any of its words.
    private func find(
        _ query: AnalyzedQuery, _ request: SearchRequest
    ) throws(ReportSearchError) -> (
        matches: [Match], isRelaxed: Bool, statistics: SearchStatistics, ranking: RelevanceRanking?
    ) {
        if case .all(let parts) = query.root, parts.isEmpty {
            return ([], false, SearchStatistics(), nil)
        }
        var filter = try docFilter(request.filter)
        if let docs = request.docs { filter = .all([filter, .docs(docs)]) }
        // The shared searcher reuses its memory.
        let searcher = request.bm25 == core.bm25 ? core : Searcher(reader, bm25: request.bm25)
        let passages = passages(searcher)
        var search = CandidateSearch(
            searcher: searcher, query: query, filter: filter, passages: passages)
        try search.prepare(request)
        let ranking = try RelevanceRanking(
            request.ranking, bm25: request.bm25, query: query, passages: passages, reader: reader)
        search.ranking = ranking
        search.condition = try condition(of: request, passages)
        if request.matchesAny {
            let matches = try search.matchesOfAny(limit: request.limit)
            return (matches, false, search.statistics, ranking)
        }
        var matches = try search.matches(limit: request.limit)
        let asked = request.condition.isEmpty ? query : query.firstPart
        let mayRelax = request.relaxes && asked.plainPieces != nil && query.words.count > 1
        let isRelaxed = matches.isEmpty && mayRelax
        if isRelaxed { matches = try search.matchesOfAny(limit: request.limit) }
        return (matches, isRelaxed && !matches.isEmpty, search.statistics, ranking)
    }

    private func explain(
        _ match: Match, _ terms: [Term], _ weights: [Term: Double], _ bm25: BM25
    ) throws(ReportSearchError) -> [ScorePart] {
        return try rethrowing { () throws(IndexError) in
            try Searcher(reader, bm25: bm25).explain(
                match.doc, terms: terms, weights: weights
            ).map(ScorePart.init)
        }
    }

    /// The literal occurrences of a part of a query in a folded text.
    package static func places(
        of part: AnalyzedQuery.Node, in text: [UInt8]
    ) throws(ReportSearchError) -> [Range<Int>] {
        try Passage.places(part, in: text)
    }
}

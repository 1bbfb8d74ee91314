package import InvertedIndex
package import QueryLanguage
internal import TextAnalysis

/// The docs that may match a request, as far as the index alone can tell. No other docs match.
package struct CandidateDocs: Sendable {
    /// The docs, ascending.
    package let docs: [DocAddress]
    /// The docs that match for certain; nil if all of them do.
    let sure: Set<DocAddress>?

    /// The same docs in another order.
    package func ordered(_ docs: [DocAddress]) -> CandidateDocs {
        CandidateDocs(docs: docs, sure: sure)
    }
}

/// Decides which candidates of a request match. Not Sendable: each thread needs its own.
package struct CandidateCheck {
    /// The analysed query of the request.
    package let query: AnalyzedQuery
    private let candidates: CandidateDocs
    private let search: CandidateSearch
    private let mode: QueryBounds.Mode

    fileprivate init(
        _ candidates: CandidateDocs, of request: SearchRequest, in session: SearchSession
    ) throws(ReportSearchError) {
        self.candidates = candidates
        query = try session.analyzed(request)
        mode = request.docMode
        search = try session.candidateSearch(query, ReportFilter())
    }

    /// The candidates among `docs` that match, in the same order.
    ///
    /// - Complexity: O(docs), plus O(text) of the docs that the index alone cannot decide.
    package func matches(
        of docs: ArraySlice<DocAddress>
    ) throws(ReportSearchError) -> [DocAddress] {
        guard let sure = candidates.sure else { return Array(docs) }
        var found: [DocAddress] = []
        for doc in docs {
            if try sure.contains(doc) ? true : search.matches(doc, mode) { found.append(doc) }
        }
        return found
    }
}

extension SearchRequest {
    var docMode: QueryBounds.Mode { onlyLiteral ? .literal : .literalOrWords }
}

extension SearchSession {
    /// A search for the paragraphs of a filter that match a query.
    func candidateSearch(
        _ query: AnalyzedQuery, _ filter: ReportFilter
    ) throws(ReportSearchError) -> CandidateSearch {
        CandidateSearch(
            searcher: core, query: query, filter: try docFilter(filter), passages: passages(core))
    }

    /// The paragraphs that match a request, ascending, without scores. A paragraph matches if it contains each piece
    /// literally or, unless the request is for literal matches only, all words of the piece. If nothing matches, the
    /// search is not repeated with weaker conditions.
    package func docs(of request: SearchRequest) throws(ReportSearchError) -> [DocAddress] {
        let query = try analyzed(request)
        if case .all(let parts) = query.root, parts.isEmpty { return [] }
        var search = try candidateSearch(query, request.filter)
        if request.matchesAny {
            search.condition = try condition(of: request, search.passages)
            return try search.docsOfAny()
        }
        return try search.docs(request.docMode)
    }

    /// The candidates of a request, which include all of its matches. If any word of the query is enough, or if the
    /// query is empty, all candidates match.
    package func candidates(of request: SearchRequest) throws(ReportSearchError) -> CandidateDocs {
        let query = try analyzed(request)
        if request.matchesAny {
            return CandidateDocs(docs: try docs(of: request), sure: nil)
        }
        if case .all(let parts) = query.root, parts.isEmpty {
            return CandidateDocs(docs: [], sure: nil)
        }
        var search = try candidateSearch(query, request.filter)
        return try search.candidates(request.docMode)
    }

    /// A check that decides which candidates of a request match. Each thread needs its own.
    package func check(
        _ candidates: CandidateDocs, of request: SearchRequest
    ) throws(ReportSearchError) -> CandidateCheck {
        try CandidateCheck(candidates, of: request, in: self)
    }

    /// The docs of a filter that may contain at least one of the texts, by the grams of the index. If the index has no
    /// grams, all docs of the filter.
    ///
    /// - Complexity: O(postings of the grams).
    package func docs(
        mayContain texts: [String], among filter: DocFilter
    ) throws(ReportSearchError) -> [DocAddress] {
        guard analyzer.hasGrams else { return try docs(of: filter) }
        var parts: [DocFilter] = []
        for form in texts.flatMap({ forms(of: fold($0)) }) where !form.isEmpty {
            parts.append(.all(of: analyzer.queryGrams(form).map { Term(.grams, $0) }))
        }
        return try docs(of: .all([filter, .any(parts)]))
    }
}

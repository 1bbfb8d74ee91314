package import InvertedIndex
internal import QueryLanguage

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

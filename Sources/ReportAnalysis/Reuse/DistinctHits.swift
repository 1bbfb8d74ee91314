public import ReportCorpus
public import ReportSearch

/// A paragraph whose text is near-identical to that of a hit.
public struct SameText: Sendable {
    /// The place of the paragraph.
    public let source: SourcePlace
    /// Whether it states other figures. If so, it is a separate hit, or would be one with a higher limit.
    public let hasOtherFigures: Bool

    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
}

/// Search hits without near-identical paragraphs: each hit is the best of its group. Paragraphs that differ in their
/// figures are separate hits that refer to each other.
public struct DistinctHits: Sendable {
    /// The hits, and how the query was understood.
    public let result: SearchResult
    /// For each hit, the other matches whose text is near-identical, best first. Among hits that differ only in
    /// figures, the first refers to all others, and each of the others to the first.
    public let sameText: [[SameText]]

    /// Searches, and keeps the best match of each group of near-identical ones.
    ///
    /// - Complexity: that of finding all matches, plus O(text of the matches).
    public init(
        of request: SearchRequest, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        var others: [[SameText]] = []
        result = try session.search(request) { matches throws(ReportSearchError) in
            let groups = try DistinctMatches(session).groups(
                matches, limit: request.limit ?? Int.max)
            others = groups.map(\.others)
            return groups.map(\.best)
        }
        sameText = others
    }
}

internal import InvertedIndex
public import ReportCorpus
public import ReportSearch

/// A paragraph whose text is near-identical to a hit's.
public struct SameText: Sendable {
    /// Where it is.
    public let source: SourcePlace

    /// The file, or the id of a row.
    public var file: String { source.file }
    /// The paragraph's number in it; 0 for a row of which only the id is kept.
    public var paragraph: Int { source.paragraph ?? 0 }
}

/// The best of each group of near-identical paragraphs.
public struct DistinctHits: Sendable {
    /// The hits, and how the query was understood.
    public let result: SearchResult
    /// For each hit, the other matches whose text is near-identical, best first.
    public let sameText: [[SameText]]

    /// Searches, and keeps the best of near-identical matches.
    ///
    /// - Complexity: that of finding all matches, and O(text of the matches).
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

/// Gathers near-identical matches.
struct DistinctMatches {
    /// The best of near-identical matches, and where else its text occurs.
    struct Group {
        let best: Match
        var others: [SameText] = []
    }

    private let session: SearchSession

    init(_ session: SearchSession) { self.session = session }

    /// The first `limit` groups of ranked matches, each with all other matches of its text.
    ///
    /// - Complexity: O(text of the matches).
    func groups(_ matches: [Match], limit: Int) throws(ReportSearchError) -> [Group] {
        let masker = try TextMasker()
        var known = NearDuplicates()
        var groups: [Group] = []
        var paragraphs = session.paragraphs(matches.map(\.doc))
        for match in matches {
            guard let paragraph = try paragraphs.next() else { break }
            let symbols = masker.symbols(
                of: paragraph.record.text, metadata: paragraph.metadata)
            let hash = MinHash(symbols)
            if let group = known.kind(of: hash) {
                groups[group].others.append(
                    SameText(source: paragraph.source))
            } else if groups.count < limit {
                _ = known.add(hash)
                groups.append(Group(best: match))
            }
        }
        return groups
    }
}

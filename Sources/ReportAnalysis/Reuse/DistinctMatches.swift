internal import InvertedIndex
public import ReportCorpus
public import ReportSearch

/// A paragraph whose text is near-identical to that of a hit.
public struct SameText: Sendable {
    /// The place of the paragraph.
    public let source: SourcePlace

    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
}

/// Search hits without near-identical paragraphs: each hit is the best of its group.
public struct DistinctHits: Sendable {
    /// The hits, and how the query was understood.
    public let result: SearchResult
    /// For each hit, the other matches whose text is near-identical, best first.
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

/// Groups near-identical matches.
struct DistinctMatches {
    /// The best of near-identical matches, and the places of the others.
    struct Group {
        let best: Match
        var others: [SameText] = []
    }

    private let session: SearchSession

    init(_ session: SearchSession) { self.session = session }

    /// The first `limit` groups of ranked matches, each with all of its other matches.
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
            if let group = known.group(of: hash) {
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

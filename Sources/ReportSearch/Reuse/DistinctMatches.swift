internal import InvertedIndex
public import ReportCorpus

/// A paragraph whose text is near-identical to a hit's.
public struct SameText: Sendable {
    /// Where it is.
    public let source: SourcePlace

    /// The file, or the id of a row.
    public var file: String { source.file }
    /// The paragraph's number in it; 0 for a row of which only the id is kept.
    public var paragraph: Int { source.paragraph ?? 0 }
}

/// Leaves the best of near-identical matches.
struct DistinctMatches {
    /// A match and where else its text stands.
    struct Kind {
        let match: Match
        var others: [SameText] = []
    }

    let location: IndexLocation
    let reader: IndexReader

    /// The first so many kinds of ranked matches, each with all other matches of its kind.
    ///
    /// - Complexity: O(text of the matches).
    func kinds(_ matches: [Match], limit: Int) throws(ReportSearchError) -> [Kind] {
        let masker = try TextMasker()
        let sources = SourceCache(reader)
        var known = NearDuplicates()
        var kinds: [Kind] = []
        for match in matches {
            let record = try reader.paragraph(match.doc)
            let (source, report) = try sources.source(of: match.doc)
            let symbols = masker.symbols(of: record.text, metadata: report.metadata)
            let hash = MinHash(symbols)
            if let kind = known.kind(of: hash) {
                kinds[kind].others.append(
                    SameText(
                        source: record.sourcePlace(in: location.displayPath(ofKey: source.key))))
            } else if kinds.count < limit {
                _ = known.add(hash)
                kinds.append(Kind(match: match))
            }
        }
        return kinds
    }
}

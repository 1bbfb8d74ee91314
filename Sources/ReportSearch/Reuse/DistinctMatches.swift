internal import InvertedIndex
internal import ReportCorpus

/// A paragraph whose text is near-identical to a hit's.
public struct SameText: Sendable {
    /// The file's path.
    public let file: String
    /// The paragraph's number in it.
    public let paragraph: Int
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
                        file: record.rowID ?? location.displayPath(ofKey: source.key),
                        paragraph: record.ordinal))
            } else if kinds.count < limit {
                _ = known.add(hash)
                kinds.append(Kind(match: match))
            }
        }
        return kinds
    }
}

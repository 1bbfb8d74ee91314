internal import InvertedIndex
internal import QueryLanguage
public import ReportCorpus
internal import TextAnalysis

/// A place where a query stands, with the text around it.
public struct ConcordanceLine: Sendable {
    /// Where it is: the paragraph, and the bytes of the match.
    public let source: SourcePlace
    /// The paragraph's text before it.
    public let left: String
    /// What stands there.
    public let match: String
    /// The paragraph's text behind it.
    public let right: String
    /// What the report says of itself.
    public let metadata: Metadata

    /// The file, or the id of a row.
    public var file: String { source.file }
    /// The paragraph's number in it; 0 for a row of which only the id is kept.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the original file.
    public var bytes: Range<Int> { source.bytes }
}

/// The order of a concordance.
public enum ConcordanceOrder: String, Sendable, CaseIterable {
    /// By path, paragraph and place.
    case file
    /// By the text before the place, from the place backwards.
    case left
    /// By the text behind the place.
    case right
}

extension ReportSearcher {
    /// All places in which the parts of a query stand literally, in paragraphs that match it.
    ///
    /// - Complexity: that of finding all matches, and O(text of those).
    public func concordance(
        _ request: SearchRequest, order: ConcordanceOrder = .file
    ) throws(ReportSearchError) -> [ConcordanceLine] {
        let query = try analyzed(request)
        let sources = SourceCache(core.reader)
        var lines: [(line: ConcordanceLine, key: [UInt8])] = []
        for match in try allMatches(request) {
            let record = try core.reader.paragraph(match.doc)
            let (source, report) = try sources.source(of: match.doc)
            let text = Array(record.text.utf8)
            let folded = analyzer.fold(text)
            var places: Set<Range<Int>> = []
            for leaf in query.leaves {
                for place in try Passage.places(leaf, in: folded.text) {
                    places.insert(folded.sourceRange(of: place))
                }
            }
            for place in places {
                func part(_ range: Range<Int>) -> String {
                    String(decoding: text[range], as: UTF8.self)
                }
                let line = ConcordanceLine(
                    source: record.sourcePlace(
                        in: location.displayPath(ofKey: source.key),
                        bytes: record.source.sourceRange(of: place)),
                    left: part(0..<place.lowerBound), match: part(place),
                    right: part(place.upperBound..<text.count), metadata: report.metadata)
                lines.append((line, source.key))
            }
        }
        lines.sort { left, right in
            switch order {
            case .file: break
            case .left:
                let parts = [left, right].map { Array($0.line.left.unicodeScalars.reversed()) }
                if parts[0] != parts[1] { return parts[0].lexicographicallyPrecedes(parts[1]) }
            case .right:
                let parts = [left, right].map { Array($0.line.right.unicodeScalars) }
                if parts[0] != parts[1] { return parts[0].lexicographicallyPrecedes(parts[1]) }
            }
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return (left.line.paragraph, left.line.bytes.lowerBound, left.line.bytes.upperBound)
                < (right.line.paragraph, right.line.bytes.lowerBound, right.line.bytes.upperBound)
        }
        return lines.map(\.line)
    }
}

internal import QueryLanguage
public import ReportCorpus
public import ReportSearch
internal import TextAnalysis

/// An occurrence of a query with the text around it.
public struct ConcordanceLine: Sendable {
    /// The paragraph, and the bytes of the match.
    public let source: SourcePlace
    /// The paragraph's text before the match.
    public let left: String
    /// The matched text, as in the paragraph.
    public let match: String
    /// The paragraph's text after the match.
    public let right: String
    /// The metadata of the report.
    public let metadata: Metadata

    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the match in the original file.
    public var bytes: Range<Int> { source.bytes }
}

/// The order of a concordance.
public enum ConcordanceOrder: String, Sendable, CaseIterable {
    /// By path, paragraph and position.
    case file
    /// By the text before the match, read backwards from it.
    case left
    /// By the text after the match.
    case right
}

/// All occurrences of a query with the text around them.
public struct Concordance: Sendable {
    /// The occurrences, in the requested order.
    public let lines: [ConcordanceLine]

    /// Finds all literal occurrences of the parts of a query in paragraphs that match it.
    ///
    /// - Complexity: that of finding all matches, plus O(text of the matches).
    public init(
        of request: SearchRequest, order: ConcordanceOrder = .file, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let query = try session.analyzed(request)
        var lines: [(line: ConcordanceLine, key: [UInt8])] = []
        var paragraphs = session.paragraphs(try session.allMatches(request).map(\.doc))
        while let paragraph = try paragraphs.next() {
            let record = paragraph.record
            let text = Array(record.text.utf8)
            let folded = session.analyzer.fold(text)
            var places: Set<Range<Int>> = []
            for leaf in query.leaves {
                for place in try SearchSession.places(of: leaf, in: folded.text) {
                    places.insert(folded.sourceRange(of: place))
                }
            }
            for place in places {
                func part(_ range: Range<Int>) -> String {
                    String(decoding: text[range], as: UTF8.self)
                }
                let line = ConcordanceLine(
                    source: record.sourcePlace(
                        in: paragraph.file, inner: paragraph.source.inner,
                        bytes: record.source.sourceRange(of: place)),
                    left: part(0..<place.lowerBound), match: part(place),
                    right: part(place.upperBound..<text.count), metadata: paragraph.metadata)
                lines.append((line, paragraph.key))
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
            return PlacedParagraph.precedes(
                (left.key, left.line.paragraph, left.line.bytes),
                (right.key, right.line.paragraph, right.line.bytes))
        }
        self.lines = lines.map(\.line)
    }
}

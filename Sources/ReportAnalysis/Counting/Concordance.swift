internal import InvertedIndex
internal import QueryLanguage
public import ReportCorpus
public import ReportSearch
internal import TextAnalysis
internal import TextBasics

/// An occurrence of a query with the text around it.
public struct ConcordanceLine: Sendable {
    /// The paragraph, and the bytes of the match.
    public let source: SourcePlace
    /// The metadata of the report.
    public let metadata: Metadata
    /// The paragraph's text, UTF-8.
    package let text: [UInt8]
    /// The bytes of the match in the text.
    package let place: Range<Int>

    /// The paragraph's text before the match.
    public var left: String { String(decoding: text[..<place.lowerBound], as: UTF8.self) }
    /// The matched text, as in the paragraph.
    public var match: String { String(decoding: text[place], as: UTF8.self) }
    /// The paragraph's text after the match.
    public var right: String { String(decoding: text[place.upperBound...], as: UTF8.self) }
    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the match in the original file.
    public var bytes: Range<Int> { source.bytes }

    /// Whether `one` comes before `other` by the text before the match, read backwards; nil if the texts are equal.
    fileprivate static func leftPrecedes(_ one: ConcordanceLine, _ other: ConcordanceLine) -> Bool?
    {
        var (left, right) = (one.place.lowerBound, other.place.lowerBound)
        while left > 0, right > 0 {
            // Compares whole characters: bytes read backwards would begin with the last byte of a character, not the
            // first.
            let starts = (
                UTF8Decoding.start(ofCharacterAt: left - 1, in: one.text),
                UTF8Decoding.start(ofCharacterAt: right - 1, in: other.text)
            )
            let (a, b) = (one.text[starts.0..<left], other.text[starts.1..<right])
            if !a.elementsEqual(b) { return a.lexicographicallyPrecedes(b) }
            (left, right) = starts
        }
        return left == right ? nil : left == 0
    }

    /// Whether `one` comes before `other` by the text after the match; nil if the texts are equal.
    fileprivate static func rightPrecedes(_ one: ConcordanceLine, _ other: ConcordanceLine) -> Bool?
    {
        // In UTF-8, the order of the bytes is the order of the characters.
        var (left, right) = (one.place.upperBound, other.place.upperBound)
        while left < one.text.count, right < other.text.count {
            let (a, b) = (one.text[left], other.text[right])
            if a != b { return a < b }
            left += 1
            right += 1
        }
        let areBothAtEnd = left == one.text.count && right == other.text.count
        return areBothAtEnd ? nil : left == one.text.count
    }
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
    private let limits: WorkLimits

    /// Finds all literal occurrences of the parts of a query in paragraphs that match it.
    ///
    /// - Complexity: that of finding all matches, plus O(text of the matches), divided between all cores.
    public init(
        of request: SearchRequest, order: ConcordanceOrder = .file, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        limits = searcher.limits
        let found = try Self.stream(of: request, in: searcher).items()
        guard order != .file else {
            lines = found
            return
        }
        // Sorting indices keeps equal lines in the order of their places, and is faster than moving whole lines.
        let numbers = found.indices.sorted { left, right in
            let precedes =
                order == .left
                ? ConcordanceLine.leftPrecedes(found[left], found[right])
                : ConcordanceLine.rightPrecedes(found[left], found[right])
            return precedes ?? (left < right)
        }
        lines = numbers.map { found[$0] }
    }

    /// The lines, to be rendered on all cores.
    public var stream: CorpusStream<ConcordanceLine> { CorpusStream(lines, limits: limits) }

    /// The same occurrences as a stream, in the order of path, paragraph and position.
    ///
    /// - Complexity: that of finding the candidates in the index; no text is read yet.
    public static func stream(
        of request: SearchRequest, in searcher: ReportSearcher
    ) throws(ReportSearchError) -> CorpusStream<ConcordanceLine> {
        let searcher = searcher.pinned()
        let session = try searcher.session()
        let found = try session.candidates(of: request)
        let candidates = found.ordered(try session.byPath(found.docs))
        return CorpusStream(candidates.docs, in: searcher) { session throws(ReportSearchError) in
            let check = try session.check(candidates, of: request)
            return { docs throws(ReportSearchError) in try lines(of: docs, check, session) }
        }
    }

    private static func lines(
        of docs: ArraySlice<DocAddress>, _ check: CandidateCheck, _ session: SearchSession
    ) throws(ReportSearchError) -> [ConcordanceLine] {
        var lines: [ConcordanceLine] = []
        var paragraphs = session.paragraphs(try check.matches(of: docs))
        let leaves = check.query.leaves
        while let paragraph = try paragraphs.next() {
            let record = paragraph.record
            let text = Array(record.text.utf8)
            session.analyzer.refold(text.span)
            let folded = session.analyzer.folded
            var places: [Range<Int>] = []
            for leaf in leaves {
                for place in try SearchSession.places(of: leaf, in: folded.text) {
                    places.append(folded.sourceRange(of: place))
                }
            }
            if leaves.count > 1 {
                places = Set(places).sorted {
                    ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
                }
            }
            for place in places {
                lines.append(
                    ConcordanceLine(
                        source: record.sourcePlace(
                            in: paragraph.file, inner: paragraph.source.inner,
                            bytes: record.source.sourceRange(of: place)),
                        metadata: paragraph.metadata, text: text, place: place))
            }
        }
        return lines
    }
}

internal import ICUText
public import ReportCorpus
internal import ReportSearch
internal import TextAnalysis

/// A sentence of a report with its place.
public struct ReportSentence: Sendable {
    /// The place of the sentence.
    public let source: SourcePlace
    /// The bytes of the sentence in the paragraph's text (UTF-8).
    public let textBytes: Range<Int>
    /// The headings above the sentence, outermost first.
    public let headings: [String]
    /// The statutory section.
    public let section: Section
    /// The sentence with its final punctuation.
    public let text: String
    /// The figures that begin in the sentence.
    public let figures: [PlacedFigure]
    /// The folded text (UTF-8). Two sentences are the same if their folded texts are equal.
    let folded: [UInt8]
    /// The masked text.
    let symbols: [UInt16]

    /// The path of the file.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the sentence in the original file.
    public var bytes: Range<Int> { source.bytes }
}

/// Divides reports into sentences. Not Sendable: each thread needs its own.
final class SentenceReader {
    private let folder: Folder
    private let masker: TextMasker
    private var folded = FoldedText()
    /// Closing marks belong to the sentence that ends before them.
    private static let closings = ["”", "’", "」", "）", ")", "\""].map { Array($0.utf8) }

    init() throws(ReportSearchError) {
        masker = try TextMasker()
        folder = try rethrowing { () throws(ICUError) in
            try Folder()
        }
    }

    /// The sentences of a report in order. Together they contain all text of the paragraphs.
    ///
    /// - Complexity: O(text).
    func sentences(of report: ReportText) -> [ReportSentence] {
        report.paragraphs.flatMap { sentences(of: $0, of: report) }
    }

    private func sentences(
        of paragraph: Paragraph, of report: ReportText
    ) -> [ReportSentence] {
        let bytes = Array(paragraph.text.utf8)
        folder.fold(bytes.span, into: &folded)
        let folded = folded
        let figures = paragraph.placedFigures(in: report.file, metadata: report.metadata)
        return Self.ranges(of: folded.text).map { range in
            let place = folded.sourceRange(of: range)
            let text = String(decoding: bytes[place], as: UTF8.self)
            return ReportSentence(
                source: report.place(of: place, in: paragraph), textBytes: place,
                headings: paragraph.headings, section: paragraph.section, text: text,
                figures: figures.filter { place.contains($0.figure.range.lowerBound) },
                folded: Array(folded.text[range]),
                symbols: masker.symbols(of: text, metadata: report.metadata))
        }
    }

    /// The sentences of a folded text: those of `SAME句`, each extended by the closing marks after its end.
    private static func ranges(of text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for var range in SentenceEnd.sentences(of: text) {
            if let last = ranges.last {
                var start = range.lowerBound
                while let mark = closings.first(where: { text[start...].starts(with: $0) }) {
                    start += mark.count
                }
                ranges[ranges.count - 1] = last.lowerBound..<start
                if start >= range.upperBound { continue }
                range = start..<range.upperBound
            }
            ranges.append(range)
        }
        return ranges
    }
}

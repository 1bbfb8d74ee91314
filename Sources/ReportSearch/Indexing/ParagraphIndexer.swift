internal import ICUText
internal import InvertedIndex
internal import ReportCorpus
internal import TextAnalysis

/// Turns reports into docs of the index: one paragraph, one doc.
final class ParagraphIndexer {
    private let analyzer: Analyzer
    private let builder: IndexBuilder
    private var keywords: [String] = []
    private var stored = ByteWriter()
    private var text: [UInt8] = []
    private var occurrences: [TermOccurrence] = []

    /// Of a file that defines more, a collection of statutes perhaps, the first so many count.
    private static let mostAbbreviations = 100

    init(builder: IndexBuilder, setup: AnalyzerSetup) throws(ReportSearchError) {
        self.builder = builder
        do throws(ICUError) {
            analyzer = try Analyzer(setup)
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
    }

    /// Adds a report under its key.
    func add(_ report: Report, key: [UInt8], record source: SourceRecord) throws(ReportSearchError)
    {
        var source = source
        var numbers: [String: Int] = [:]
        for heading in report.paragraphs.flatMap(\.headings) where numbers[heading] == nil {
            numbers[heading] = source.headings.count
            source.headings.append(heading)
        }
        begin(key: key, record: source)
        define(report.abbreviations)
        for paragraph in report.paragraphs {
            try add(ParagraphRecord(paragraph, headings: numbers))
        }
    }

    /// Adds what the index keeps of a report, or of the rows of a file, as `add` did before.
    func add(
        _ paragraphs: [ParagraphRecord], key: [UInt8], record: SourceRecord
    ) throws(ReportSearchError) {
        begin(key: key, record: record)
        if paragraphs.contains(where: \.place.isInReport) {
            define(Report.abbreviations(in: paragraphs.lazy.map(\.text)))
        }
        for paragraph in paragraphs { try add(paragraph) }
    }

    /// Gives every paragraph of the file begun last the short names that it defines.
    private func define(_ abbreviations: [Abbreviation]) {
        // Each becomes a keyword of every paragraph, so that many would cost the square of a long file.
        for abbreviation in abbreviations.prefix(Self.mostAbbreviations) {
            let (short, full) = (folded(abbreviation.short), folded(abbreviation.full))
            keywords += [Keyword.short + short + "\t" + full, Keyword.full + full + "\t" + short]
        }
    }

    /// Begins a file under its key.
    func begin(key: [UInt8], record: SourceRecord) {
        builder.beginSource(key: key, payload: record.encoded())
        keywords = Keyword.all(of: record.metadata)
    }

    private func folded(_ text: String) -> String {
        String(decoding: analyzer.fold(Array(text.utf8)).text, as: UTF8.self)
    }

    /// Writes what was gathered.
    func finish() throws(ReportSearchError) {
        do throws(IndexError) {
            try builder.finish()
        } catch {
            throw .index(error)
        }
    }

    /// Adds a paragraph of the file begun last. Rows are in no section.
    func add(_ paragraph: ParagraphRecord) throws(ReportSearchError) {
        try analyze(Array(paragraph.text.utf8).span)
        keywords.forEach(append)
        if paragraph.place.isInReport { append(Keyword.section + paragraph.section.rawValue) }
        stored.removeAll()
        paragraph.encode(into: &stored)
        try addDoc()
    }

    private func append(_ keyword: String) {
        let start = UInt32(text.count)
        text.append(contentsOf: keyword.utf8)
        occurrences.append(
            TermOccurrence(start: start, end: UInt32(text.count), space: .keywords))
    }

    /// Sets text and occurrences to those of a text.
    private func analyze(_ source: Span<UInt8>) throws(ReportSearchError) {
        do throws(ICUError) {
            try analyzer.analyze(source)
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: analyzer.folded.bytes)
        occurrences.removeAll(keepingCapacity: true)
        append(analyzer.words, space: .words)
        append(analyzer.overlayWords, space: .overlay)
        append(analyzer.grams, space: .grams)
    }

    private func addDoc() throws(ReportSearchError) {
        // Spans borrow from locals: a property's could change under them.
        let (stored, bytes, terms) = (stored.bytes, text, occurrences)
        do throws(IndexError) {
            try builder.addDoc(stored: stored.span, text: bytes.span, occurrences: terms.span)
        } catch {
            throw .index(error)
        }
    }

    private func append(_ tokens: [Token], space: TermSpace) {
        for token in tokens {
            occurrences.append(TermOccurrence(start: token.start, end: token.end, space: space))
        }
    }
}

internal import DocumentModel
internal import ICUText
package import InvertedIndex
internal import ReportCorpus
package import StoredReports
package import TextAnalysis

/// Where the docs of reports go: to the builder of a local index, or to an index on other machines.
package protocol DocDestination: AnyObject {
    /// Begins a source.
    func beginSource(key: [UInt8], payload: [UInt8])
    /// Adds a doc to the current source.
    func addDoc(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) throws(IndexError)
    /// Writes the docs that were added so far. Call it after the last doc.
    func finish() throws(IndexError)
}

extension IndexBuilder: DocDestination {}

/// Adds paragraphs to the index, each as a doc.
package final class ParagraphIndexer {
    private let analyzer: Analyzer
    private let builder: any DocDestination
    private var keywords: [String] = []
    private var stored = ByteWriter()
    private var text: [UInt8] = []
    private var occurrences: [TermOccurrence] = []

    /// Each abbreviation becomes a keyword of every paragraph of its file, so a long file with many abbreviations would
    /// cost quadratic time. A file that defines more than this is seldom a report.
    private static let maxAbbreviationCount = 100

    package init(builder: any DocDestination, setup: AnalyzerSetup) throws(ReportSearchError) {
        self.builder = builder
        analyzer = try rethrowing { () throws(ICUError) in
            try Analyzer(setup)
        }
    }

    /// Adds a report under its key.
    func add(_ report: Report, key: [UInt8], record source: SourceRecord) throws(ReportSearchError)
    {
        var source = source
        let paths = Self.numberHeadings(of: report.paragraphs, in: &source)
        source.lengths = SectionLength.lengths(
            of: report.paragraphs.lazy.map { (section: $0.section, text: $0.text) })
        begin(key: key, record: source)
        define(report.abbreviations)
        for (paragraph, path) in zip(report.paragraphs, paths) {
            try add(ParagraphRecord(paragraph, headings: path))
        }
    }

    /// Collects the headings of some paragraphs. Returns the indexes of the headings of each paragraph.
    private static func numberHeadings(
        of paragraphs: [Paragraph], in source: inout SourceRecord
    ) -> [[Int]] {
        var numbers: [String: Int] = [:]
        // Paragraphs in a row mostly have the same headings.
        var (last, path): ([String], [Int]) = ([], [])
        return paragraphs.map { paragraph in
            if paragraph.headings == last { return path }
            last = paragraph.headings
            path = last.map { heading in
                if let number = numbers[heading] { return number }
                let number = source.headings.count
                numbers[heading] = number
                source.headings.append(heading)
                return number
            }
            return path
        }
    }

    /// Adds paragraphs of a report or a TSV file that an index already stores.
    package func add(
        _ paragraphs: [ParagraphRecord], key: [UInt8], record: SourceRecord
    ) throws(ReportSearchError) {
        var record = record
        record.lengths = SectionLength.lengths(
            of: paragraphs.lazy.map { (section: $0.section, text: $0.text) })
        begin(key: key, record: record)
        if paragraphs.contains(where: \.place.isInReport) {
            define(Report.abbreviations(in: paragraphs.lazy.map(\.text)))
        }
        for paragraph in paragraphs { try add(paragraph) }
    }

    /// Adds the short names that a file defines to the keywords of all its paragraphs.
    private func define(_ abbreviations: [Abbreviation]) {
        for abbreviation in abbreviations.prefix(Self.maxAbbreviationCount) {
            let (short, full) = (folded(abbreviation.short), folded(abbreviation.full))
            keywords += [Keyword.short + short + "\t" + full, Keyword.full + full + "\t" + short]
        }
    }

    /// Begins a file under its key.
    package func begin(key: [UInt8], record: SourceRecord) {
        builder.beginSource(key: key, payload: record.encoded())
        keywords = Keyword.all(of: record.metadata)
    }

    private func folded(_ text: String) -> String {
        String(decoding: analyzer.fold(Array(text.utf8)).text, as: UTF8.self)
    }

    /// Writes the docs that are still in memory.
    func finish() throws(ReportSearchError) {
        try rethrowing { () throws(IndexError) in
            try builder.finish()
        }
    }

    /// Adds a paragraph to the current file. Rows have no section.
    package func add(_ paragraph: ParagraphRecord) throws(ReportSearchError) {
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

    /// Sets `text` and `occurrences` from a source text.
    private func analyze(_ source: Span<UInt8>) throws(ReportSearchError) {
        try rethrowing { () throws(ICUError) in
            try analyzer.analyze(source)
        }
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: analyzer.folded.bytes)
        occurrences.removeAll(keepingCapacity: true)
        append(analyzer.words, space: .words)
        append(analyzer.overlayWords, space: .overlay)
        append(analyzer.grams, space: .grams)
    }

    private func addDoc() throws(ReportSearchError) {
        // Spans borrow from local variables, since a property could change meanwhile.
        let (stored, bytes, terms) = (stored.bytes, text, occurrences)
        try rethrowing { () throws(IndexError) in
            try builder.addDoc(stored: stored.span, text: bytes.span, occurrences: terms.span)
        }
    }

    private func append(_ tokens: [Token], space: TermSpace) {
        for token in tokens {
            occurrences.append(TermOccurrence(start: token.start, end: token.end, space: space))
        }
    }
}

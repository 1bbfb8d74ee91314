internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

/// The section of a report that contains a paragraph: the paragraphs with the same headings.
struct SectionPlace: Hashable {
    let key: [UInt8]
    let headings: [String]
}

/// Reads stored paragraphs to compare them with queries. Not Sendable: each thread needs its own.
final class PassageReader {
    private let reader: IndexReader
    private let searcher: Searcher
    private let analyzer: Analyzer
    /// The sources of the docs.
    let sources: SourceCache
    /// The sources that sessions share.
    let knownSources: KnownSources
    private var check: LoopCheck

    init(
        _ searcher: Searcher, analyzer: Analyzer, location: IndexLocation,
        knownSources: KnownSources, limits: WorkLimits
    ) {
        reader = searcher.reader
        check = LoopCheck(limits)
        self.knownSources = knownSources
        sources = SourceCache(searcher.reader, location: location, known: knownSources)
        self.searcher = searcher
        self.analyzer = analyzer
    }

    /// The paragraph of a doc. An unreadable paragraph is an error, not a mismatch: without the paragraph the answer
    /// might be wrong.
    func passage(_ doc: DocAddress) throws(ReportSearchError) -> Passage {
        try check.step()
        let record = try reader.paragraph(doc)
        return Passage(
            text: fold(record.text),
            place: { () throws(ReportSearchError) in
                let paragraph = try self.sources.paragraph(doc)
                return Passage.Place(
                    title: paragraph.metadata.title.map { self.fold($0.value) } ?? [],
                    file: self.fold(paragraph.file),
                    headings: paragraph.headings.map(self.fold))
            },
            holds: { [searcher] terms throws(ReportSearchError) in
                let terms = Set(terms)
                return try rethrowing { () throws(IndexError) in
                    try searcher.explain(doc, terms: Array(terms)).count == terms.count
                }
            })
    }

    /// Whether a doc contains all of the pieces literally.
    func holds(
        _ doc: DocAddress, _ pieces: [AnalyzedQuery.Piece]
    ) throws(ReportSearchError) -> Bool {
        try check.step()
        let stored = try rethrowing { () throws(IndexError) in
            try reader.storedBytes(of: doc)
        }
        let raw = try rethrowing { () throws(StoredRecordError) in
            try ParagraphRecord.textBytes(ofStored: stored)
        }
        var folded: [UInt8]?
        for piece in pieces {
            // Fast path: folding leaves most text unchanged, and most strings are Han.
            if piece.forms.contains(where: {
                !$0.isSpaceDelimited && LiteralMatch.occursUnfolded($0.bytes, in: raw)
            }) {
                continue
            }
            let text: [UInt8]
            if let folded {
                text = folded
            } else {
                text = fold(try reader.paragraph(doc).text)
                folded = text
            }
            if !piece.forms.contains(where: { $0.occurs(in: text) }) { return false }
        }
        return true
    }

    /// Whether the index has grams, so that it can find strings.
    var hasGrams: Bool { analyzer.hasGrams }

    /// The folded text of a doc, and whether the doc is only a heading.
    func text(
        of doc: DocAddress
    ) throws(ReportSearchError) -> (text: [UInt8], isHeading: Bool) {
        try check.step()
        let stored = try rethrowing { () throws(IndexError) in
            try reader.storedBytes(of: doc)
        }
        let found = try rethrowing { () throws(StoredRecordError) in
            try ParagraphRecord.text(ofStored: stored)
        }
        return (analyzer.fold(found.bytes).text, found.isHeading)
    }

    /// Whether a doc is only a heading.
    func isHeading(_ doc: DocAddress) throws(ReportSearchError) -> Bool {
        let stored = try rethrowing { () throws(IndexError) in
            try reader.storedBytes(of: doc)
        }
        return try rethrowing { () throws(StoredRecordError) in
            try ParagraphRecord.isHeading(ofStored: stored)
        }
    }

    /// The section that contains a doc.
    func section(_ doc: DocAddress) throws(ReportSearchError) -> SectionPlace {
        let record = try reader.paragraph(doc)
        let (source, report) = try sources.source(of: doc)
        return SectionPlace(key: source.key, headings: report.headings(of: record))
    }

    /// Folds a text in the same way as queries and paragraphs.
    func folded(_ text: String) -> [UInt8] { fold(text) }

    private func fold(_ text: String) -> [UInt8] { analyzer.fold(Array(text.utf8)).text }
}

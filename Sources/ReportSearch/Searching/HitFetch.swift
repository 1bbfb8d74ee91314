internal import ICUText
package import InvertedIndex
internal import ReportCorpus
internal import StoredReports
internal import TextBasics

/// A paragraph that matches. Its stored text is read later, for display.
package struct Match {
    package let doc: DocAddress
    package let score: Double
    package let kind: MatchKind

    init(doc: DocAddress, score: Double, kind: MatchKind) {
        self.doc = doc
        self.score = score
        self.kind = kind
    }

    init(_ doc: ScoredDoc, _ kind: MatchKind) {
        self.init(doc: doc.address, score: doc.score, kind: kind)
    }
}

/// Turns matches into hits: reads the stored paragraphs and highlights what matched.
struct HitFetch {
    let location: IndexLocation
    let reader: IndexReader
    let copies: KnownCopies
    /// nil if nothing is to be highlighted.
    let highlighter: Highlighter?
    private let sources: SourceCache
    /// How many paragraphs below a heading are searched for the first text.
    private static let maxCountBelow = 4

    init(
        location: IndexLocation, reader: IndexReader, copies: KnownCopies, sources: SourceCache,
        highlighter: Highlighter?
    ) {
        self.copies = copies
        self.location = location
        self.reader = reader
        self.highlighter = highlighter
        self.sources = sources
    }

    func hit(
        _ match: Match, rank: Int, contextCount: Int, explanation: [ScorePart]
    ) throws(ReportSearchError) -> SearchHit {
        let paragraph = try sources.paragraph(match.doc)
        let record = paragraph.record
        let (source, report) = try sources.source(of: match.doc)
        let highlights = try highlighter?.highlights(in: record.text) ?? []
        let first = Int(source.firstDoc.doc)
        let doc = Int(match.doc.doc)
        let before = max(first, doc - contextCount)..<doc
        let end = min(
            first + source.docCount,
            doc + 1 + max(contextCount, try countBelow(match.doc, record, of: source)))
        return SearchHit(
            rank: rank, score: match.score, match: match.kind,
            place: ParagraphPlace(
                source: paragraph.source, headings: paragraph.headings, section: record.section,
                metadata: paragraph.metadata, generatedByteCount: record.generatedByteCount,
                isDamaged: report.isDamaged,
                otherFiles: copies.files(withReportOf: paragraph.key)
                    .map(location.displayPath(ofKey:))),
            text: record.text, highlights: highlights.scalarRanges(in: record.text),
            highlightBytes: highlights.map(record.source.sourceRange(of:)),
            before: try neighbours(before, segment: match.doc.segment),
            after: try neighbours(doc + 1..<max(doc + 1, end), segment: match.doc.segment),
            explanation: explanation)
    }

    /// How many paragraphs lead from a heading to the first text below it, including that text; 0 if the paragraph is
    /// not a heading, or if there is no text below it. Readers look for the text, not for the heading.
    private func countBelow(
        _ doc: DocAddress, _ record: ParagraphRecord, of source: IndexedSource
    ) throws(ReportSearchError) -> Int {
        guard record.isHeading else { return 0 }
        let end = Int(source.firstDoc.doc) + source.docCount
        for next in Int(doc.doc) + 1..<min(end, Int(doc.doc) + 1 + Self.maxCountBelow) {
            let below = try reader.paragraph(DocAddress(segment: doc.segment, doc: DocID(next)))
            guard below.headings.count > record.headings.count else { return 0 }
            if !below.isHeading { return next - Int(doc.doc) }
        }
        return 0
    }

    private func neighbours(
        _ docs: Range<Int>, segment: Int
    ) throws(ReportSearchError) -> [ContextParagraph] {
        var paragraphs: [ContextParagraph] = []
        for doc in docs {
            let record = try reader.paragraph(DocAddress(segment: segment, doc: DocID(doc)))
            paragraphs.append(ContextParagraph(paragraph: record.ordinal, text: record.text))
        }
        return paragraphs
    }
}

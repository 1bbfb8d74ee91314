internal import ICUText
internal import InvertedIndex
internal import ReportCorpus

/// Turns matches into hits: reads what is stored, and marks what matched.
struct HitFetch {
    let location: IndexLocation
    let reader: IndexReader
    let highlighter: Highlighter
    /// The source read last: hits of one file often follow each other.
    private var cached: (source: IndexedSource, record: SourceRecord)?

    init(location: IndexLocation, reader: IndexReader, highlighter: Highlighter) {
        self.location = location
        self.reader = reader
        self.highlighter = highlighter
    }

    mutating func hit(
        _ match: Match, rank: Int, contextCount: Int, explanation: [ScoreShare]
    ) throws(ReportSearchError) -> SearchHit {
        let record = try reader.paragraph(match.doc)
        let (source, report) = try source(of: match.doc)
        let highlights: [Range<Int>]
        do throws(ICUError) {
            highlights = try highlighter.highlights(in: record.text)
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
        let first = Int(source.firstDoc.doc)
        let doc = Int(match.doc.doc)
        let before = max(first, doc - contextCount)..<doc
        let end = min(first + source.docCount, doc + 1 + contextCount)
        return SearchHit(
            rank: rank, score: match.score, match: match.kind,
            place: ParagraphPlace(
                file: record.rowID ?? location.displayPath(ofKey: source.key),
                isRow: record.rowID != nil, paragraph: record.ordinal,
                bytes: record.bytes,
                headings: record.headings.compactMap {
                    $0 < report.headings.count ? report.headings[$0] : nil
                }, section: record.section, metadata: report.metadata),
            text: record.text, highlights: Highlighter.scalarRanges(highlights, of: record.text),
            highlightBytes: highlights.map(record.source.sourceRange(of:)),
            before: try neighbours(before, segment: match.doc.segment),
            after: try neighbours(doc + 1..<max(doc + 1, end), segment: match.doc.segment),
            explanation: explanation)
    }

    private mutating func source(
        of doc: DocAddress
    ) throws(ReportSearchError) -> (IndexedSource, SourceRecord) {
        if let cached, cached.source.firstDoc.segment == doc.segment,
            doc.doc >= cached.source.firstDoc.doc,
            Int(doc.doc) < Int(cached.source.firstDoc.doc) + cached.source.docCount
        {
            return cached
        }
        let source: IndexedSource
        do throws(IndexError) {
            source = try reader.source(of: doc)
        } catch {
            throw .index(error)
        }
        let record = try SourceRecord(source.payload)
        cached = (source, record)
        return (source, record)
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

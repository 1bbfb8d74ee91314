internal import InvertedIndex
public import ReportCorpus

extension ReportSearcher {
    /// Hands out whole reports, in the order of indexing, as the files were when they were indexed.
    ///
    /// Rows are no reports and are left out.
    ///
    /// - Parameter filter: which reports; one is whole even if the filter names sections.
    /// - Complexity: O(text of the reports).
    public func forEachReport(
        _ filter: ReportFilter = ReportFilter(),
        _ body: (_ file: String, Report) throws(ReportSearchError) -> Void
    ) throws(ReportSearchError) {
        var filter = filter
        filter.sections = []
        let sources = SourceCache(core.reader)
        // A file may be split over segments.
        var order: [[UInt8]] = []
        var parts: [[UInt8]: [DocAddress]] = [:]
        for doc in try docs(of: filter) {
            let key = try sources.source(of: doc).source.key
            if parts[key] == nil { order.append(key) }
            parts[key, default: []].append(doc)
        }
        for key in order {
            guard let docs = parts[key], let first = docs.first else { continue }
            let record = try sources.source(of: first).record
            var paragraphs: [Paragraph] = []
            for doc in docs {
                let stored = try core.reader.paragraph(doc)
                if stored.rowID != nil { break }
                paragraphs.append(
                    Paragraph(stored, headings: try sources.source(of: doc).record))
            }
            if paragraphs.isEmpty { continue }
            // The parts of a file are in no order of their own.
            paragraphs.sort { $0.ordinal < $1.ordinal }
            try body(
                location.displayPath(ofKey: key),
                Report(
                    encoding: record.encoding, metadata: record.metadata, paragraphs: paragraphs))
        }
    }
}

extension Paragraph {
    /// The paragraph that a record keeps.
    fileprivate init(_ stored: ParagraphRecord, headings record: SourceRecord) {
        self.init(
            ordinal: stored.ordinal, bytes: stored.bytes, text: stored.text,
            source: stored.source, headings: record.headings(of: stored), section: stored.section,
            isHeading: stored.isHeading)
    }
}

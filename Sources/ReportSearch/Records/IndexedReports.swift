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
        var open: (key: [UInt8], record: SourceRecord, paragraphs: [Paragraph])?
        func close() throws(ReportSearchError) {
            guard let report = open, !report.paragraphs.isEmpty else { return }
            try body(
                location.displayPath(ofKey: report.key),
                Report(
                    encoding: report.record.encoding, metadata: report.record.metadata,
                    paragraphs: report.paragraphs))
        }
        for doc in try docs(of: filter) {
            let (source, record) = try sources.source(of: doc)
            let stored = try core.reader.paragraph(doc)
            if stored.rowID != nil { continue }
            if open?.key != source.key {
                try close()
                open = (source.key, record, [])
            }
            open?.paragraphs.append(
                Paragraph(
                    ordinal: stored.ordinal, bytes: stored.bytes, text: stored.text,
                    source: stored.source, headings: record.headings(of: stored),
                    section: stored.section, isHeading: stored.isHeading))
        }
        try close()
    }
}

internal import InvertedIndex

/// Reads the sources of docs and caches the last one, since hits and candidates of one file follow each other. Not to
/// be shared between threads.
final class SourceCache {
    private let reader: IndexReader
    private let location: IndexLocation
    private var last: (source: IndexedSource, record: SourceRecord)?
    /// The display path of `last`, if it was needed.
    private var lastPath: String?

    init(_ reader: IndexReader, location: IndexLocation) {
        self.reader = reader
        self.location = location
    }

    /// A paragraph with everything that a citation needs.
    func paragraph(_ doc: DocAddress) throws(ReportSearchError) -> PlacedParagraph {
        let record = try reader.paragraph(doc)
        let (source, report) = try self.source(of: doc)
        return PlacedParagraph(
            doc: doc, key: source.key,
            source: record.sourcePlace(
                in: path(of: source), inner: IndexLocation.inner(ofKey: source.key)),
            record: record,
            headings: report.headings(of: record), metadata: report.metadata)
    }

    private func path(of source: IndexedSource) -> String {
        if let lastPath { return lastPath }
        let path = location.displayPath(ofKey: source.key)
        lastPath = path
        return path
    }

    /// The source of a doc, and its decoded record.
    func source(
        of doc: DocAddress
    ) throws(ReportSearchError) -> (source: IndexedSource, record: SourceRecord) {
        if let last, last.source.firstDoc.segment == doc.segment,
            doc.doc >= last.source.firstDoc.doc,
            Int(doc.doc) < Int(last.source.firstDoc.doc) + last.source.docCount
        {
            return last
        }
        let source = try rethrowing { () throws(IndexError) in
            try reader.source(of: doc)
        }
        let record = try source.record()
        last = (source, record)
        lastPath = nil
        return (source, record)
    }
}

extension SourceRecord {
    /// The headings above a paragraph of the source.
    func headings(of paragraph: ParagraphRecord) -> [String] {
        paragraph.headings.compactMap { $0 < headings.count ? headings[$0] : nil }
    }
}

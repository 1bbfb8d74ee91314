internal import InvertedIndex

/// Reads the sources of docs and keeps the one read last: hits and candidates of one file follow each other. Not to
/// be shared between threads.
final class SourceCache {
    private let reader: IndexReader
    private var last: (source: IndexedSource, record: SourceRecord)?

    init(_ reader: IndexReader) { self.reader = reader }

    /// The source of a doc, and what its record says.
    func source(
        of doc: DocAddress
    ) throws(ReportSearchError) -> (source: IndexedSource, record: SourceRecord) {
        if let last, last.source.firstDoc.segment == doc.segment,
            doc.doc >= last.source.firstDoc.doc,
            Int(doc.doc) < Int(last.source.firstDoc.doc) + last.source.docCount
        {
            return last
        }
        let source: IndexedSource
        do throws(IndexError) {
            source = try reader.source(of: doc)
        } catch {
            throw .index(error)
        }
        let record = try SourceRecord(source.payload)
        last = (source, record)
        return (source, record)
    }
}

extension SourceRecord {
    /// The headings above a paragraph of the source.
    func headings(of paragraph: ParagraphRecord) -> [String] {
        paragraph.headings.compactMap { $0 < headings.count ? headings[$0] : nil }
    }
}

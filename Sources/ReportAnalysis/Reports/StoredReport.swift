internal import InvertedIndex
package import ReportCorpus
package import ReportSearch
package import SystemPackage

extension ReportSearcher {
    /// The report of a file as it is stored in the index; nil if there is none.
    ///
    /// - Parameter path: the path, absolute or relative to the working folder.
    /// - Complexity: O(text of the report), plus finding the file.
    package func report(ofFile path: FilePath) throws(ReportSearchError) -> Report? {
        let session = try session()
        let key = session.location.key(ofDocument: path)
        let sources = try rethrowing { () throws(IndexError) in
            try session.reader.sources(key: key)
        }
        guard let first = sources.first else { return nil }
        let record = try first.record()
        var paragraphs: [Paragraph] = []
        for source in sources {
            let headings = try source.record().headings
            var placed = session.paragraphs(source.docs)
            while let next = try placed.next() {
                paragraphs.append(Paragraph(next.record, headings: headings))
            }
        }
        paragraphs.sort { $0.ordinal < $1.ordinal }
        return Report(
            encoding: record.encoding, metadata: record.metadata, paragraphs: paragraphs,
            extraction: record.extraction)
    }
}

extension Paragraph {
    /// A stored paragraph.
    ///
    /// - Parameter headings: the headings of its source.
    init(_ record: ParagraphRecord, headings: [String]) {
        self.init(
            ordinal: record.ordinal, bytes: record.bytes, text: record.text,
            source: record.source,
            headings: record.headings.compactMap { $0 < headings.count ? headings[$0] : nil },
            section: record.section, isHeading: record.isHeading, place: record.place,
            generatedByteCount: record.generatedByteCount)
    }
}

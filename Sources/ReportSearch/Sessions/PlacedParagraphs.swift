package import InvertedIndex
package import ReportCorpus

/// A paragraph of the index with everything that a citation needs.
package struct PlacedParagraph {
    /// The paragraph's address in the index.
    package let doc: DocAddress
    /// The key of its file; files are replaced and removed as a whole.
    package let key: [UInt8]
    /// The citation place.
    package let source: SourcePlace
    /// The stored record.
    package let record: ParagraphRecord
    /// The headings above it, outermost first.
    package let headings: [String]
    /// Metadata of the report.
    package let metadata: Metadata

    /// The file's path as a person in the working folder would write it; for a row, its id.
    package var file: String { source.file }

    /// Whether one figure, match or passage comes before another: by path, then paragraph, then bytes.
    package static func precedes(
        _ left: (key: [UInt8], paragraph: Int, bytes: Range<Int>),
        _ right: (key: [UInt8], paragraph: Int, bytes: Range<Int>)
    ) -> Bool {
        if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
        return (left.paragraph, left.bytes.lowerBound, left.bytes.upperBound)
            < (right.paragraph, right.bytes.lowerBound, right.bytes.upperBound)
    }
}

/// Reads paragraphs one after another, each with its report. Checks the session's limits.
package struct PlacedParagraphs: ~Copyable {
    private let session: SearchSession
    private var docs: ArraySlice<DocAddress>
    private let sources: SourceCache
    private var check: LoopCheck

    fileprivate init(_ session: SearchSession, _ docs: [DocAddress]) {
        self.session = session
        self.docs = docs[...]
        sources = SourceCache(session.reader, location: session.location)
        check = LoopCheck(session.limits)
    }

    /// The next paragraph; nil at the end.
    ///
    /// - Throws: if the paragraph cannot be read or a limit is reached.
    package mutating func next() throws(ReportSearchError) -> PlacedParagraph? {
        guard let doc = docs.popFirst() else { return nil }
        try check.step()
        return try sources.paragraph(doc)
    }
}

extension SearchSession {
    /// The paragraphs of docs, in the order given.
    package func paragraphs(_ docs: [DocAddress]) -> PlacedParagraphs {
        PlacedParagraphs(self, docs)
    }

    /// Calls `body` with each doc, the key of its file and the report's metadata, without reading the text.
    package func forEachReport(
        of docs: [DocAddress],
        _ body: (DocAddress, _ key: [UInt8], Metadata) throws(ReportSearchError) -> Void
    ) throws(ReportSearchError) {
        let sources = SourceCache(reader, location: location)
        var check = LoopCheck(limits)
        for doc in docs {
            try check.step()
            let (source, record) = try sources.source(of: doc)
            try body(doc, source.key, record.metadata)
        }
    }
}

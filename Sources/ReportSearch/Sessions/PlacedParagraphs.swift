package import InvertedIndex
package import ReportCorpus

/// A paragraph of the index with what a citation of it needs.
package struct PlacedParagraph {
    /// The paragraph's address in the index.
    package let doc: DocAddress
    /// The key of its file: what is replaced and removed together.
    package let key: [UInt8]
    /// Where it can be found again.
    package let source: SourcePlace
    /// What the index keeps of the paragraph.
    package let record: ParagraphRecord
    /// The headings above it, outermost first.
    package let headings: [String]
    /// What the report says of itself.
    package let metadata: Metadata

    /// The file's path as a person in the working folder would write it; of a row, its id.
    package var file: String { source.file }

    /// Whether a figure, a match or a passage of this paragraph comes before one of another: by path, paragraph,
    /// then by bytes.
    package static func precedes(
        _ left: (key: [UInt8], paragraph: Int, bytes: Range<Int>),
        _ right: (key: [UInt8], paragraph: Int, bytes: Range<Int>)
    ) -> Bool {
        if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
        return (left.paragraph, left.bytes.lowerBound, left.bytes.upperBound)
            < (right.paragraph, right.bytes.lowerBound, right.bytes.upperBound)
    }
}

/// Reads paragraphs one after the other, each with its report. Checks the session's limits.
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
    /// - Throws: if it cannot be read, or if a limit is reached.
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

    /// Hands out docs with their reports, without reading their text.
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

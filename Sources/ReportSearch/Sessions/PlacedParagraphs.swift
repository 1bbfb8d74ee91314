package import InvertedIndex
package import ReportCorpus
internal import TextBasics

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

    /// The docs in the order of path and paragraph.
    ///
    /// - Parameter docs: ascending.
    /// - Complexity: O(docs + sources · log sources).
    package func byPath(_ docs: [DocAddress]) throws(ReportSearchError) -> [DocAddress] {
        var runs: [(key: [UInt8], ordinal: Int, docs: ArraySlice<DocAddress>)] = []
        var start = 0
        while start < docs.count {
            let first = docs[start]
            let source = try rethrowing { () throws(IndexError) in try reader.source(of: first) }
            let last = Int(source.firstDoc.doc) + source.docCount
            let end = docs.firstIndex(partitionedBy: {
                $0.segment > first.segment || $0.segment == first.segment && Int($0.doc) >= last
            })
            runs.append((source.key, try reader.paragraph(first).ordinal, docs[start..<end]))
            start = end
        }
        runs.sort { left, right in
            left.key != right.key
                ? left.key.lexicographicallyPrecedes(right.key) : left.ordinal < right.ordinal
        }
        return runs.flatMap(\.docs)
    }
}

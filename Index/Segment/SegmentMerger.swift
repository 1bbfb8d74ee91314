/// Merges segments into one, without the deleted sources.
struct SegmentMerger {
    /// The terms of a segment that is being merged.
    private struct Cursor {
        let segment: Segment
        /// The new number of each doc; `PostingsCursor.end` for deleted docs.
        let docs: [DocID]
        var terms: TermDictionary.TermIterator
        /// The current term; nil after the last.
        var info: TermInfo?

        mutating func next() throws(IndexError) { info = try terms.next() }
    }

    /// Writes the merged segment.
    ///
    /// - Complexity: one pass over all inputs. Memory: five bytes per doc, the sources with their payloads, the new
    ///   dictionary, and the postings of one term. Pages of the inputs are released from time to time, because mapped
    ///   pages count as memory of the process.
    static func merge(_ inputs: [LiveSegment], path: String) throws(IndexError) {
        var writer = try SegmentWriter(path: path)
        var cursors: [Cursor] = []
        for input in inputs {
            var cursor = Cursor(
                segment: input.segment, docs: try append(input, to: &writer),
                terms: input.segment.dictionary.terms())
            try cursor.next()
            cursors.append(cursor)
        }
        try writer.beginTerms()
        dropPages(of: inputs)
        var list = PostingList()
        var postingCount = 0
        while let key = minKey(of: cursors) {
            list.removeAll()
            for index in cursors.indices
            where cursors[index].info != nil && cursors[index].terms.key == key {
                try append(cursors[index], to: &list)
                try cursors[index].next()
            }
            if list.count > 0 { try writer.add(key: key, list) }
            postingCount += list.count
            if postingCount > postingsBetweenDrops {
                dropPages(of: inputs)
                postingCount = 0
            }
        }
        try writer.finish()
    }

    /// The number of postings read before pages are released; a posting takes one or two bytes.
    private static let postingsBetweenDrops = 16 << 20
    /// The number of docs read before pages are released; a doc takes some hundred bytes.
    private static let docsBetweenDrops = 1 << 16

    private static func dropPages(of inputs: [LiveSegment]) {
        for input in inputs { input.segment.dropPages() }
    }

    private static func minKey(of cursors: [Cursor]) -> [UInt8]? {
        var min: [UInt8]?
        for cursor in cursors where cursor.info != nil {
            if min.map({ cursor.terms.key.lexicographicallyPrecedes($0) }) ?? true {
                min = cursor.terms.key
            }
        }
        return min
    }

    /// Appends the postings of a cursor's current term in live docs.
    private static func append(_ cursor: Cursor, to list: inout PostingList) throws(IndexError) {
        guard let info = cursor.info else { return }
        var postings = try PostingsCursor(info, in: cursor.segment)
        while postings.doc != PostingsCursor.end {
            let doc = cursor.docs[Int(postings.doc)]
            if doc != PostingsCursor.end {
                list.append(doc: doc, frequency: try postings.frequency)
            }
            try postings.next()
        }
    }

    /// Appends the live docs and sources of a segment; returns the new number of each old doc.
    private static func append(
        _ input: LiveSegment, to writer: inout SegmentWriter
    ) throws(IndexError) -> [DocID] {
        let segment = input.segment
        var docs = [DocID](repeating: PostingsCursor.end, count: segment.docCount)
        for number in input.sourceNumbers {
            let source = try segment.source(number)
            writer.beginSource(key: source.key, payload: source.payload)
            for doc in source.docs {
                docs[doc] = DocID(writer.docCount)
                if doc % docsBetweenDrops == docsBetweenDrops - 1 { segment.dropPages() }
                try writer.addDoc(
                    length: try segment.length(of: DocID(doc)),
                    stored: try segment.storedBytes(of: DocID(doc)))
            }
        }
        return docs
    }
}

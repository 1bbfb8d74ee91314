/// Makes one segment of several, leaving dead sources out.
struct SegmentMerger {
    struct Input {
        let segment: Segment
        let deletions: Deletions
    }

    /// A segment being merged.
    private struct Walk {
        let segment: Segment
        /// New number of each doc; `PostingsCursor.end` for dead ones.
        let docs: [DocID]
        var terms: TermDictionary.TermWalk
        /// The term that the walk stands on; nil behind the last.
        var info: TermInfo?

        mutating func next() throws(IndexError) { info = try terms.next() }
    }

    /// Writes the merged segment.
    ///
    /// - Complexity: one pass over all inputs; memory for four bytes a doc, for the dictionary, and for the
    ///   postings of one term. What was read of the inputs is let go now and then: mapped pages count as the
    ///   process's memory.
    static func merge(_ inputs: [Input], path: String) throws(IndexError) {
        var writer = try SegmentWriter(path: path)
        var walks: [Walk] = []
        for input in inputs {
            var walk = Walk(
                segment: input.segment, docs: try append(input, to: &writer),
                terms: input.segment.dictionary.walk())
            try walk.next()
            walks.append(walk)
        }
        try writer.beginTerms()
        drop(inputs)
        var list = PostingList()
        var postingCount = 0
        while let key = leastKey(of: walks) {
            list.removeAll()
            for index in walks.indices
            where walks[index].info != nil && walks[index].terms.key == key {
                try append(walks[index], to: &list)
                try walks[index].next()
            }
            if list.count > 0 { try writer.add(key: key, list) }
            postingCount += list.count
            if postingCount > postingsBetweenDrops {
                drop(inputs)
                postingCount = 0
            }
        }
        try writer.finish()
    }

    /// Postings take a byte or two each.
    private static let postingsBetweenDrops = 16 << 20
    /// Docs take some hundred bytes each.
    private static let docsBetweenDrops = 1 << 16

    private static func drop(_ inputs: [Input]) {
        for input in inputs { input.segment.dropPages() }
    }

    private static func leastKey(of walks: [Walk]) -> [UInt8]? {
        var least: [UInt8]?
        for walk in walks where walk.info != nil {
            if least.map({ walk.terms.key.lexicographicallyPrecedes($0) }) ?? true {
                least = walk.terms.key
            }
        }
        return least
    }

    /// Takes over the live docs of the term that a walk stands on.
    private static func append(_ walk: Walk, to list: inout PostingList) throws(IndexError) {
        guard let info = walk.info else { return }
        var cursor = try PostingsCursor(info, in: walk.segment)
        while cursor.doc != PostingsCursor.end {
            let doc = walk.docs[Int(cursor.doc)]
            if doc != PostingsCursor.end {
                list.append(doc: doc, frequency: try cursor.frequency)
            }
            try cursor.next()
        }
    }

    /// Takes over the live docs and sources of a segment; returns the new number of each old doc.
    private static func append(
        _ input: Input, to writer: inout SegmentWriter
    ) throws(IndexError) -> [DocID] {
        let segment = input.segment
        var docs = [DocID](repeating: PostingsCursor.end, count: segment.docCount)
        let dead = Set(input.deletions.sources)
        for number in 0..<segment.sourceCount where !dead.contains(number) {
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

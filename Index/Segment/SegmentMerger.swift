/// Makes one segment of several, leaving dead sources out.
struct SegmentMerger {
    struct Input {
        let segment: Segment
        let deletions: Deletions
    }

    /// A segment being merged: its dictionary is walked block-wise through a small queue.
    private struct Walk {
        let input: Input
        /// New number of each doc; `PostingsCursor.end` for dead ones.
        let docs: [DocID]
        var keys: [(key: [UInt8], info: TermInfo)] = []
        var position = 0

        var current: [UInt8]? { position < keys.count ? keys[position].key : nil }
    }

    /// Writes the merged segment.
    ///
    /// - Complexity: one pass over all inputs; memory for the outputs' postings and texts.
    static func merge(_ inputs: [Input], path: String) throws(IndexError) {
        var contents = SegmentContents()
        var walks: [Walk] = []
        for input in inputs {
            var walk = Walk(input: input, docs: try append(input, to: &contents))
            try input.segment.dictionary.forEach { key, info in
                walk.keys.append((key, info))
                return true
            }
            walks.append(walk)
        }
        var writer = SegmentWriter(contents)
        var list = PostingList()
        while let key = walks.compactMap(\.current).min(by: { $0.lexicographicallyPrecedes($1) }) {
            list.removeAll()
            for index in walks.indices where walks[index].current == key {
                let info = walks[index].keys[walks[index].position].info
                walks[index].position += 1
                var cursor = try PostingsCursor(info, in: walks[index].input.segment)
                while cursor.doc != PostingsCursor.end {
                    let doc = walks[index].docs[Int(cursor.doc)]
                    if doc != PostingsCursor.end {
                        list.append(doc: doc, frequency: try cursor.frequency)
                    }
                    try cursor.next()
                }
            }
            if list.count > 0 { writer.add(key: key, list) }
        }
        try writer.finish(path: path)
    }

    /// Takes over the live docs and sources of a segment; returns the new number of each old doc.
    private static func append(
        _ input: Input, to contents: inout SegmentContents
    ) throws(IndexError) -> [DocID] {
        let segment = input.segment
        var docs = [DocID](repeating: PostingsCursor.end, count: segment.docCount)
        let dead = Set(input.deletions.sources)
        for number in 0..<segment.sourceCount where !dead.contains(number) {
            var source = try segment.source(number)
            let first = contents.docCount
            for doc in source.docs {
                docs[doc] = DocID(contents.docCount)
                contents.appendDoc(
                    length: segment.length(of: DocID(doc)),
                    stored: try segment.storedBytes(of: DocID(doc)))
            }
            source.docs = first..<contents.docCount
            contents.sources.append(source)
        }
        return docs
    }
}

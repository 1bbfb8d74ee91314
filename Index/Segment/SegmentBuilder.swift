/// Collects docs in memory until they are written as a segment.
struct SegmentBuilder: ~Copyable {
    private var terms = TermTable()
    private var lengths: [UInt32] = []
    private var stored = ByteArena(capacity: 1 << 16)
    /// For each doc, the end of its stored bytes.
    private var storedEnds: [Int] = []
    private var sources: [SegmentSource] = []

    var docCount: Int { lengths.count }
    var isEmpty: Bool { sources.isEmpty }

    /// The approximate memory in use, in bytes.
    var byteCount: Int {
        terms.byteCount + stored.count + 8 * storedEnds.capacity + 4 * lengths.capacity
    }

    var isFull: Bool { terms.isFull || docCount >= SegmentLimits.maxDocCount }

    /// Begins a source, to which the following docs belong.
    mutating func beginSource(key: [UInt8], payload: [UInt8]) {
        sources.append(SegmentSource(key: key, payload: payload, docs: docCount..<docCount))
    }

    /// Adds a doc to the current source.
    ///
    /// - Precondition: a source was begun, and the occurrences are slices of `text`.
    mutating func add(
        stored bytes: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) {
        let doc = DocID(docCount)
        var length: UInt32 = 0
        for index in occurrences.indices where occurrences[index].space == .words {
            length &+= 1
        }
        terms.add(text, occurrences, doc: doc)
        storedEnds.append(stored.append(bytes) + bytes.count)
        lengths.append(length)
        let last = sources.count - 1
        sources[last].docs = sources[last].docs.lowerBound..<docCount
    }

    /// Writes all docs as a segment file.
    consuming func write(path: String) throws(IndexError) {
        var writer = try SegmentWriter(path: path)
        for source in sources {
            writer.beginSource(key: source.key, payload: source.payload)
            for doc in source.docs {
                let start = doc == 0 ? 0 : storedEnds[doc - 1]
                unsafe try writer.addDoc(
                    length: lengths[doc],
                    stored: UnsafeRawBufferPointer(
                        start: stored.base + start, count: storedEnds[doc] - start))
            }
        }
        try writer.beginTerms()
        try Self.write(terms, to: &writer)
        try writer.finish()
    }

    /// Writes all terms in the order of their keys, including the derived gram of each first character of grams.
    private static func write(
        _ terms: consuming TermTable, to writer: inout SegmentWriter
    ) throws(IndexError) {
        terms.finish()
        var list = PostingList()
        var group: GramGroup?
        for term in terms.sortedTerms() {
            let key = terms.key(term)
            if group.map({ !$0.contains(key) }) ?? true {
                if let done = group.take() { try done.write(to: &writer) }
                group = GramGroup.head(ofKey: key).map { GramGroup(head: $0) }
            }
            if group != nil {
                group?.add(key) { terms.postings(term, into: &$0) }
            } else {
                list.removeAll()
                terms.postings(term, into: &list)
                try writer.add(key: key, list)
            }
        }
        if let group { try group.write(to: &writer) }
    }
}

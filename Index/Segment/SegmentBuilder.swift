/// Gathers docs in memory until a segment is written.
struct SegmentBuilder: ~Copyable {
    private var terms = TermTable()
    private var contents = SegmentContents()

    var docCount: Int { contents.docCount }
    var isEmpty: Bool { contents.sources.isEmpty }

    /// Bytes of memory in use, roughly.
    var byteCount: Int { terms.byteCount + contents.byteCount }

    var isFull: Bool { terms.isFull || docCount >= SegmentLimits.docCount }

    /// Begins a source; docs that follow belong to it.
    mutating func beginSource(key: [UInt8], payload: [UInt8]) {
        contents.sources.append(
            SegmentSource(key: key, payload: payload, docs: docCount..<docCount))
    }

    /// Adds a doc to the current source.
    ///
    /// - Precondition: a source was begun, and the occurrences are slices of `text`.
    mutating func add(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) {
        let doc = DocID(docCount)
        var length: UInt32 = 0
        unsafe text.withUnsafeBytes { bytes in
            unsafe occurrences.withUnsafeBufferPointer { occurrences in
                for index in occurrences.indices {
                    let occurrence = unsafe occurrences[index]
                    let (start, end) = (Int(occurrence.start), Int(occurrence.end))
                    precondition(
                        start < end && end <= bytes.count
                            && end - start <= Term.maximumByteCount)
                    if occurrence.space == .words { length &+= 1 }
                    guard let base = bytes.baseAddress else { continue }
                    unsafe terms.add(
                        base + start, count: end &- start, space: occurrence.space, doc: doc)
                }
            }
        }
        unsafe stored.withUnsafeBufferPointer { stored in
            unsafe contents.appendDoc(length: length, stored: stored)
        }
        let last = contents.sources.count - 1
        contents.sources[last].docs = contents.sources[last].docs.lowerBound..<docCount
    }

    /// Writes everything as a segment file.
    consuming func write(path: String) throws(IndexError) {
        let terms = terms
        var writer = SegmentWriter(contents)
        var list = PostingList()
        for number in terms.sortedTerms() {
            list.removeAll()
            terms.postings(number, into: &list)
            writer.add(key: terms.key(number), list)
        }
        try writer.finish(path: path)
    }
}

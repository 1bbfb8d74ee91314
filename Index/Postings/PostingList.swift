/// A term's postings, unpacked: the form between building, merging and writing.
struct PostingList {
    /// Strictly rising.
    private(set) var docs: [DocID] = []
    /// One per doc, at least 1.
    private(set) var frequencies: [UInt32] = []

    var count: Int { docs.count }

    @inline(__always)
    mutating func append(doc: DocID, frequency: UInt32) {
        docs.append(doc)
        frequencies.append(frequency)
    }

    mutating func removeAll() {
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }
}

/// A term's unpacked postings, exchanged between building, merging and writing.
struct PostingList {
    /// The docs. Those of one term are strictly ascending.
    private(set) var docs: [DocID] = []
    /// The frequency for each doc, at least 1.
    private(set) var frequencies: [UInt32] = []

    var count: Int { docs.count }

    @inline(__always)
    mutating func append(doc: DocID, frequency: UInt32) {
        docs.append(doc)
        frequencies.append(frequency)
    }

    /// Appends `count` postings, which `body` writes to two spans of this capacity.
    mutating func append(
        count: Int, _ body: (inout OutputSpan<DocID>, inout OutputSpan<UInt32>) -> Void
    ) {
        docs.append(addingCapacity: count) { docs in
            frequencies.append(addingCapacity: count) { body(&docs, &$0) }
        }
    }

    mutating func removeAll() {
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }
}

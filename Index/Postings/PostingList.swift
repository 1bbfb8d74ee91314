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

    /// Hands the docs and their frequencies out for the length of a call.
    func withPointers<R>(
        _ body: (UnsafeBufferPointer<DocID>, UnsafeBufferPointer<UInt32>) -> R
    ) -> R {
        unsafe docs.withUnsafeBufferPointer { docs in
            unsafe frequencies.withUnsafeBufferPointer { unsafe body(docs, $0) }
        }
    }

    /// Appends so many postings, which `body` writes: to the docs, and to their frequencies.
    mutating func append(
        count number: Int,
        _ body: (UnsafeMutablePointer<DocID>, UnsafeMutablePointer<UInt32>) -> Void
    ) {
        let start = docs.count
        docs.append(contentsOf: repeatElement(0, count: number))
        frequencies.append(contentsOf: repeatElement(0, count: number))
        unsafe docs.withUnsafeMutableBufferPointer { docs in
            unsafe frequencies.withUnsafeMutableBufferPointer { frequencies in
                if let docs = docs.baseAddress, let frequencies = frequencies.baseAddress {
                    unsafe body(docs + start, frequencies + start)
                }
            }
        }
    }

    mutating func removeAll() {
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }
}

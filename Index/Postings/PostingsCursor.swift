/// Iterates over the postings of one term in one segment, in the order of docs.
///
/// A new cursor is at the first posting. `doc` never decreases; after the last posting, it is ``end``. Blocks that
/// `advance` skips are not unpacked.
struct PostingsCursor {
    /// The value of `doc` after the last posting, greater than any doc.
    static let end: DocID = .max

    /// The current doc, or `end`.
    private(set) var doc: DocID = 0
    /// Number of postings unpacked so far.
    private(set) var decodedCount = 0

    private let list: StoredPostings
    private var block = -1  // number of the unpacked block; `blockCount` means the tail
    private var index = 0  // position in the unpacked block
    private var blockLength = 0
    private var buffer = BlockBuffer()
    private var hasFrequencies = false

    init(_ info: TermInfo, in segment: Segment) throws(IndexError) {
        list = try StoredPostings(info, in: segment)
        try load(block: 0)
    }

    /// Number of postings in the list.
    var count: Int { list.count }

    /// The term's frequency in the current doc.
    ///
    /// - Precondition: the cursor is not at its end.
    var frequency: UInt32 {
        mutating get throws(IndexError) {
            if !hasFrequencies { try loadFrequencies() }
            return buffer.frequencies[index]
        }
    }

    /// Moves to the next posting.
    @inline(__always)
    mutating func next() throws(IndexError) {
        index &+= 1
        if index < blockLength {
            doc = unsafe buffer.docs[unchecked: index]  // index < blockLength <= 128
        } else {
            try load(block: block + 1)
        }
    }

    /// Moves to the first posting whose doc is at least `target`; does not move if this is the current one.
    ///
    /// - Complexity: O(log of the distance in blocks); unpacks at most one block.
    mutating func advance(to target: DocID) throws(IndexError) {
        if doc >= target { return }
        if block < list.blockCount && list.entry(block).lastDoc < target {
            try load(block: list.block(holding: target, after: block))
            if doc >= target { return }
        }
        while doc < target {
            index &+= 1
            guard index < blockLength else { return try load(block: block + 1) }
            doc = unsafe buffer.docs[unchecked: index]
        }
    }

    private mutating func load(block number: Int) throws(IndexError) {
        block = number
        index = 0
        hasFrequencies = false
        if number < list.blockCount {
            try loadDocs()
        } else if number == list.blockCount && list.tailCount > 0 {
            try loadTail()
        } else {
            blockLength = 0
            doc = Self.end
            return
        }
        doc = buffer.docs[0]
    }

    private mutating func loadDocs() throws(IndexError) {
        try buffer.unpackDocs(of: list, block: block)
        blockLength = PostingsFormat.blockSize
        decodedCount += blockLength
    }

    private mutating func loadFrequencies() throws(IndexError) {
        try buffer.unpackFrequencies(of: list, block: block)
        hasFrequencies = true
    }

    private mutating func loadTail() throws(IndexError) {
        blockLength = try buffer.unpackTail(of: list)
        hasFrequencies = true
        decodedCount += blockLength
    }
}

/// One unpacked block of docs and frequencies.
private struct BlockBuffer {
    var docs = InlineArray<128, DocID>(repeating: 0)
    var frequencies = InlineArray<128, UInt32>(repeating: 0)

    mutating func unpackDocs(of list: StoredPostings, block: Int) throws(IndexError) {
        var docs = docs.mutableSpan
        try list.unpackDocs(ofBlock: block, into: &docs)
    }

    mutating func unpackFrequencies(of list: StoredPostings, block: Int) throws(IndexError) {
        var frequencies = frequencies.mutableSpan
        try list.unpackFrequencies(ofBlock: block, into: &frequencies)
    }

    mutating func unpackTail(of list: StoredPostings) throws(IndexError) -> Int {
        var docs = docs.mutableSpan
        var frequencies = frequencies.mutableSpan
        return try list.unpackTail(docs: &docs, frequencies: &frequencies)
    }
}

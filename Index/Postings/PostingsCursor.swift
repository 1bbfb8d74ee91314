/// Walks the postings of one term in one segment, in the order of docs.
///
/// Laws: a new cursor stands on the first posting; `doc` never falls; after the last posting it is
/// ``end`` and stays so. Blocks that `advance` steps over are never unpacked.
@safe
struct PostingsCursor {
    /// What `doc` is when there are no more postings. No segment has so many docs.
    static let end: DocID = .max

    /// The current doc, or `end`.
    private(set) var doc: DocID = 0
    /// How many postings were unpacked so far.
    private(set) var decodedCount = 0

    private let list: StoredPostings
    private var block = -1  // number of the unpacked block; `blockCount` is the tail
    private var index = 0  // position in the unpacked block
    private var blockLength = 0
    private let buffer: BlockBuffer
    private var hasFrequencies = false

    init(_ info: TermInfo, in segment: Segment) throws(IndexError) {
        list = try StoredPostings(info, in: segment)
        buffer = BlockBuffer()
        try load(block: 0)
    }

    /// How many postings the list has.
    var count: Int { list.count }

    /// How often the term stands in the current doc.
    ///
    /// - Precondition: the cursor is not at its end.
    var frequency: UInt32 {
        mutating get throws(IndexError) {
            if !hasFrequencies { try loadFrequencies() }
            return unsafe buffer.frequencies[index]
        }
    }

    /// Moves to the next posting.
    @inline(__always)
    mutating func next() throws(IndexError) {
        index &+= 1
        if index < blockLength {
            doc = unsafe buffer.docs[index]  // index < blockLength <= 128
        } else {
            try load(block: block + 1)
        }
    }

    /// Moves to the first posting whose doc is `target` or greater; stays if that is the current.
    ///
    /// - Complexity: O(log of the distance in blocks), one block unpacked at most.
    mutating func advance(to target: DocID) throws(IndexError) {
        if doc >= target { return }
        if block < list.blockCount && list.entry(block).lastDoc < target {
            try load(block: list.block(holding: target, after: block))
            if doc >= target { return }
        }
        while doc < target {
            index &+= 1
            guard index < blockLength else { return try load(block: block + 1) }
            doc = unsafe buffer.docs[index]
        }
    }

    private mutating func load(block number: Int) throws(IndexError) {
        block = number
        index = 0
        hasFrequencies = false
        if number < list.blockCount {
            try loadPacked(number)
        } else if number == list.blockCount && list.tailCount > 0 {
            try loadTail()
        } else {
            blockLength = 0
            doc = Self.end
            return
        }
        doc = unsafe buffer.docs[0]
    }

    private mutating func loadPacked(_ number: Int) throws(IndexError) {
        unsafe try list.unpackDocs(ofBlock: number, into: buffer.docs)
        blockLength = PostingsFormat.blockSize
        decodedCount += blockLength
    }

    private mutating func loadFrequencies() throws(IndexError) {
        unsafe try list.unpackFrequencies(ofBlock: block, into: buffer.frequencies)
        hasFrequencies = true
    }

    private mutating func loadTail() throws(IndexError) {
        blockLength = unsafe try list.unpackTail(
            docs: buffer.docs, frequencies: buffer.frequencies)
        hasFrequencies = true
        decodedCount += blockLength
    }
}

/// Room for one unpacked block of docs and frequencies.
@safe
final class BlockBuffer {
    // Each valid for 128 values until deinit.
    let docs: UnsafeMutablePointer<UInt32>
    let frequencies: UnsafeMutablePointer<UInt32>

    init() {
        unsafe docs = .allocate(capacity: 2 * PostingsFormat.blockSize)
        unsafe docs.initialize(repeating: 0, count: 2 * PostingsFormat.blockSize)
        unsafe frequencies = unsafe docs + PostingsFormat.blockSize
    }

    deinit { unsafe docs.deallocate() }
}

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
    /// How many postings the list has.
    let count: Int
    /// How many postings were unpacked so far.
    private(set) var decodedCount = 0

    private let segment: Segment  // keeps `view` alive
    private let view: ByteView
    private let blockCount: Int
    private let listStart: Int
    private var block = -1  // number of the unpacked block; `blockCount` is the tail
    private var index = 0  // position in the unpacked block
    private var blockLength = 0
    private let buffer: BlockBuffer
    private var hasFrequencies = false

    init(_ info: TermInfo, in segment: Segment) throws(IndexError) {
        self.segment = segment
        count = info.docCount
        listStart = info.postings.lowerBound
        guard let view = segment.postings.slice(info.postings) else {
            throw segment.corruptPostings(info.postings.lowerBound, "the list lies outside")
        }
        self.view = view
        blockCount = count / PostingsFormat.blockSize
        guard blockCount * PostingsFormat.entryByteCount <= view.count else {
            throw segment.corruptPostings(info.postings.lowerBound, "block entries are cut off")
        }
        buffer = BlockBuffer()
        try load(block: 0)
    }

    /// The bounds of block `number`.
    @inline(__always)
    private func entry(_ number: Int) -> BlockEntry {
        BlockEntry(view, at: number * PostingsFormat.entryByteCount)
    }

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
        if block < blockCount && entry(block).lastDoc < target {
            // Gallop over block entries, then halve.
            var low = block  // its last doc is below the target
            var step = 1
            while low + step < blockCount && entry(low + step).lastDoc < target {
                low += step
                step *= 2
            }
            var high = min(low + step, blockCount)
            while high - low > 1 {
                let middle = (low + high) / 2
                if entry(middle).lastDoc < target { low = middle } else { high = middle }
            }
            try load(block: high)
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
        if number < blockCount {
            try loadPacked(number)
        } else if number == blockCount && count % PostingsFormat.blockSize != 0 {
            try loadTail()
        } else {
            blockLength = 0
            doc = Self.end
            return
        }
        doc = unsafe buffer.docs[0]
    }

    private func corrupt(_ block: Int, _ reason: String) -> IndexError {
        segment.corruptPostings(listStart + start(ofBlock: block), reason)
    }

    private func start(ofBlock number: Int) -> Int {
        blockCount * PostingsFormat.entryByteCount
            + (number == 0 ? 0 : Int(entry(number - 1).end))
    }

    private mutating func loadPacked(_ number: Int) throws(IndexError) {
        let entry = self.entry(number)
        let width = Int(entry.docWidth)
        guard
            unsafe BitPacking.unpack(
                view, at: start(ofBlock: number), width: width, into: buffer.docs)
        else { throw corrupt(number, "a block of docs is cut off") }
        var next = number == 0 ? 0 : self.entry(number - 1).lastDoc &+ 1
        // Docs are kept below docCount, whatever the bytes say: lengths are looked up by them.
        var greatest: DocID = 0
        for slot in 0..<PostingsFormat.blockSize {
            let doc = next &+ (unsafe buffer.docs[slot])
            unsafe buffer.docs[slot] = doc
            greatest = max(greatest, doc)
            next = doc &+ 1
        }
        guard greatest == entry.lastDoc, Int(greatest) < segment.docCount,
            unsafe buffer.docs[PostingsFormat.blockSize - 1] == greatest
        else { throw corrupt(number, "the docs of a block do not fit its entry") }
        blockLength = PostingsFormat.blockSize
        decodedCount += blockLength
    }

    private mutating func loadFrequencies() throws(IndexError) {
        let entry = self.entry(block)
        let start = start(ofBlock: block) + BitPacking.byteCount(width: Int(entry.docWidth))
        guard
            unsafe BitPacking.unpack(
                view, at: start, width: Int(entry.frequencyWidth), into: buffer.frequencies)
        else { throw corrupt(block, "a block of frequencies is cut off") }
        for slot in 0..<PostingsFormat.blockSize { unsafe buffer.frequencies[slot] &+= 1 }
        hasFrequencies = true
    }

    private mutating func loadTail() throws(IndexError) {
        var reader = ViewReader(
            view, at: start(ofBlock: blockCount), file: segment.name, section: "postings")
        var next: UInt64 = blockCount == 0 ? 0 : UInt64(entry(blockCount - 1).lastDoc) + 1
        blockLength = count % PostingsFormat.blockSize
        for slot in 0..<blockLength {
            let head = try reader.varInt()
            let doc = next &+ (head >> 1)
            guard head >> 1 < UInt64(segment.docCount), doc < UInt64(segment.docCount) else {
                throw reader.corrupt("doc \(doc) is not in the segment")
            }
            unsafe buffer.docs[slot] = DocID(doc)
            unsafe buffer.frequencies[slot] =
                head & 1 == 1 ? 1 : UInt32(try reader.count(atMost: Int(UInt32.max)))
            next = doc + 1
        }
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

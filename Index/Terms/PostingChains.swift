/// The postings of many terms while docs are added. Each term has a chain of slices in one arena. Each slice is twice
/// as long as the one before, up to a maximum (Lucene's byte slices).
///
/// For each doc, a chain contains the gap from the previous doc as a varint, at least 1, and then a zero byte for each
/// further occurrence in this doc. So every occurrence is written at once, and the only state of a chain is its end. No
/// object is allocated per term or posting.
@safe
struct PostingChains: ~Copyable {
    /// One term's chain.
    struct Chain {
        /// Offset of the next byte.
        fileprivate var tail: UInt32
        /// Offset of the current slice's last four bytes, which are reserved for the offset of the next slice.
        fileprivate var link: UInt32
        /// Offset of the first slice.
        fileprivate(set) var head: UInt32
        fileprivate var docCount: UInt32
        fileprivate var lastDoc: DocID
        fileprivate var nextSliceByteCount: UInt32

        /// The value for slots without a chain.
        static let none = Chain(
            tail: 0, link: 0, head: 0, docCount: 0, lastDoc: 0, nextSliceByteCount: 0)
    }

    private var slices = ByteArena(capacity: 1 << 18)

    /// The sizes of the first slice and of the longest slices, in bytes.
    fileprivate static let firstSlice: UInt32 = 8
    fileprivate static let maxSlice: UInt32 = 2048

    /// Bytes in use.
    var byteCount: Int { slices.count }

    /// Whether 32-bit offsets may be too small for the postings of another doc.
    var isFull: Bool { slices.count > 3 << 30 }

    /// Begins the chain of a term at its first occurrence.
    ///
    /// - Parameter prefix: a number to keep before the chain's first slice.
    mutating func begin(doc: DocID, prefix: UInt64? = nil) -> Chain {
        let prefixByteCount = prefix == nil ? 0 : MemoryLayout<UInt64>.size
        let start = slices.allocate(prefixByteCount + Int(Self.firstSlice))
        if let prefix { unsafe (slices.base + start).storeBytes(of: prefix, as: UInt64.self) }
        let head = UInt32(start + prefixByteCount)
        var chain = Chain(
            tail: head, link: head + Self.firstSlice - 4, head: head, docCount: 1, lastDoc: doc,
            nextSliceByteCount: Self.firstSlice * 2)
        unsafe writeBytes(of: doc + 1, &chain)
        return chain
    }

    /// The prefix with which a chain was begun.
    ///
    /// - Precondition: the chain was begun with a prefix.
    func prefix(of chain: Chain) -> UInt64 {
        unsafe slices.base.loadUnaligned(
            fromByteOffset: Int(chain.head) - MemoryLayout<UInt64>.size, as: UInt64.self)
    }

    /// Adds an occurrence. Calls for a chain must be in ascending order of docs; several may have the same doc.
    ///
    /// - Parameter isCounted: whether to count further occurrences in the same doc.
    @inline(__always)
    mutating func add(_ doc: DocID, isCounted: Bool, to chain: UnsafeMutablePointer<Chain>) {
        let gap = unsafe doc &- chain.pointee.lastDoc
        if gap > 0 {
            unsafe chain.pointee.lastDoc = doc
            unsafe chain.pointee.docCount &+= 1
            unsafe write(gap, chain)
        } else if isCounted {
            unsafe writeByte(0, chain)
        }
    }

    @inline(__always)
    private mutating func write(_ gap: UInt32, _ chain: UnsafeMutablePointer<Chain>) {
        // Whether a gap takes one or two bytes is unpredictable, so two bytes are written without a branch, as in the
        // two-byte case of `VarInt.encode`.
        if unsafe gap < 1 << 14 && chain.pointee.tail &+ 2 <= chain.pointee.link {
            let isLong = gap >= 0x80
            let pair = isLong ? gap & 0x7F | 0x80 | gap &<< 1 & 0x7F00 : gap
            unsafe (slices.base + Int(chain.pointee.tail)).storeBytes(
                of: UInt16(truncatingIfNeeded: pair).littleEndian, as: UInt16.self)
            unsafe chain.pointee.tail &+= isLong ? 2 : 1
        } else {
            unsafe writeBytes(of: gap, chain)
        }
    }

    @inline(never)
    private mutating func writeBytes(of value: UInt32, _ chain: UnsafeMutablePointer<Chain>) {
        VarInt.encode(value) { unsafe writeByte($0, chain) }
    }

    @inline(__always)
    private mutating func writeByte(_ byte: UInt8, _ chain: UnsafeMutablePointer<Chain>) {
        if unsafe chain.pointee.tail == chain.pointee.link { unsafe extend(chain) }
        unsafe (slices.base + Int(chain.pointee.tail)).storeBytes(of: byte, as: UInt8.self)
        unsafe chain.pointee.tail &+= 1
    }

    @inline(never)
    private mutating func extend(_ chain: UnsafeMutablePointer<Chain>) {
        let size = unsafe chain.pointee.nextSliceByteCount
        let start = UInt32(slices.allocate(Int(size)))
        unsafe (slices.base + Int(chain.pointee.link)).storeBytes(of: start, as: UInt32.self)
        unsafe chain.pointee.tail = start
        unsafe chain.pointee.link = start + size - 4
        unsafe chain.pointee.nextSliceByteCount = min(size * 2, Self.maxSlice)
    }

    /// Appends all postings of a chain.
    func postings(of chain: Chain, into list: inout PostingList) {
        var reader = unsafe ChainReader(chain, base: slices.base)
        list.append(count: Int(chain.docCount)) { docs, frequencies in
            // Start at one less than doc 0, so that the first gap wraps around to the first doc.
            var doc = DocID.max &+ reader.gap(reader.next())
            var frequency: UInt32 = 1
            docs.append(doc)
            while !reader.isAtEnd {
                let byte = reader.next()
                if byte == 0 {
                    frequency &+= 1
                    continue
                }
                frequencies.append(frequency)
                frequency = 1
                doc &+= reader.gap(byte)
                docs.append(doc)
            }
            frequencies.append(frequency)
        }
    }
}

/// Reads the bytes of a chain, slice by slice.
@safe
private struct ChainReader {
    // Valid while the reader is in use, because the arena does not grow.
    private let base: UnsafeMutableRawPointer
    private var position: Int
    private var sliceByteCount = PostingChains.firstSlice
    private var link: Int
    private let end: Int

    @unsafe
    init(_ chain: PostingChains.Chain, base: UnsafeMutableRawPointer) {
        unsafe self.base = base
        position = Int(chain.head)
        link = position &+ Int(sliceByteCount) &- 4
        end = Int(chain.tail)
    }

    var isAtEnd: Bool { position == end }

    /// - Precondition: the reader is not at its end.
    @inline(__always)
    mutating func next() -> UInt8 {
        if position == link { enterNextSlice() }
        defer { position &+= 1 }
        return unsafe base.load(fromByteOffset: position, as: UInt8.self)
    }

    /// The gap that begins with a byte.
    @inline(__always)
    mutating func gap(_ first: UInt8) -> UInt32 {
        if first < 0x80 { return UInt32(first) }
        // Written by this process, so it is never too large.
        return UInt32(truncatingIfNeeded: VarInt.decode(first) { next() } ?? 0)
    }

    private mutating func enterNextSlice() {
        position = unsafe Int(base.loadUnaligned(fromByteOffset: link, as: UInt32.self))
        sliceByteCount = min(sliceByteCount &* 2, PostingChains.maxSlice)
        link = position &+ Int(sliceByteCount) &- 4
    }
}

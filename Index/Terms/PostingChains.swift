/// The postings of many terms while they are gathered: for each term a chain of slices that double in size, in
/// one arena (the scheme of Lucene's byte slices).
///
/// In the chain stand varints, one a posting: how much further the doc is than the one before, which is at
/// least 1; then a zero byte for each further occurrence. So an occurrence is written when it comes, and a
/// chain need not remember more than where it ends. There is no object per term or per posting.
@safe
struct PostingChains: ~Copyable {
    /// One term's chain.
    struct Chain {
        /// Where the next byte goes, and where the link of the current slice stands.
        fileprivate var tail: UInt32
        fileprivate var link: UInt32
        /// Where the first slice begins.
        fileprivate(set) var head: UInt32
        fileprivate var docCount: UInt32
        fileprivate var lastDoc: DocID
        fileprivate var nextSliceByteCount: UInt32

        /// For slots that hold no chain.
        static let none = Chain(
            tail: 0, link: 0, head: 0, docCount: 0, lastDoc: 0, nextSliceByteCount: 0)
    }

    private var slices = ByteArena(capacity: 1 << 18)

    private static let firstSlice: UInt32 = 8
    private static let largestSlice: UInt32 = 2048

    /// Bytes in use.
    var byteCount: Int { slices.count }

    /// True when 32-bit offsets might not address another doc's postings.
    var isFull: Bool { slices.count > 3 << 30 }

    /// Begins the chain of a term that stands in a doc.
    ///
    /// - Parameter prefix: stands before the chain's first slice.
    mutating func begin(doc: DocID, prefix: UnsafeRawBufferPointer? = nil) -> Chain {
        let prefixCount = unsafe prefix?.count ?? 0
        let start = slices.allocate(prefixCount + Int(Self.firstSlice))
        if let bytes = unsafe prefix?.baseAddress {
            unsafe (slices.base + start).copyMemory(from: bytes, byteCount: prefixCount)
        }
        let head = UInt32(start + prefixCount)
        var chain = Chain(
            tail: head, link: head + Self.firstSlice - 4, head: head, docCount: 1, lastDoc: doc,
            nextSliceByteCount: Self.firstSlice * 2)
        unsafe writeBytes(of: doc + 1, &chain)
        return chain
    }

    /// Bytes that stand before a chain, as they were given when it was begun.
    func prefix(of chain: Chain, byteCount: Int) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(
            start: slices.base + (Int(chain.head) - byteCount), count: byteCount)
    }

    /// Counts an occurrence. Docs come in rising order.
    ///
    /// - Parameter isCounted: whether a further occurrence in a doc is to be told from the first.
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
        // Whether one byte or two cannot be predicted: both are written, and the second counts or not.
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
        var rest = value
        while rest >= 0x80 {
            unsafe writeByte(UInt8(truncatingIfNeeded: rest) | 0x80, chain)
            rest >>= 7
        }
        unsafe writeByte(UInt8(truncatingIfNeeded: rest), chain)
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
        unsafe chain.pointee.nextSliceByteCount = min(size * 2, Self.largestSlice)
    }

    /// Appends all postings of a chain.
    func postings(of chain: Chain, into list: inout PostingList) {
        unsafe list.append(count: Int(chain.docCount)) { docs, frequencies in
            unsafe read(chain, docs, frequencies)
        }
    }

    private func read(
        _ chain: Chain, _ docs: UnsafeMutablePointer<DocID>,
        _ frequencies: UnsafeMutablePointer<UInt32>
    ) {
        let bytes = unsafe slices.base
        var position = Int(chain.head)
        var size = Int(Self.firstSlice)
        var link = position &+ size &- 4
        let end = Int(chain.tail)
        // One less than the first doc: wraps around to it.
        var doc = DocID.max
        var place = -1
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while position != end {
            // A slice that is full is followed by another, or is the last.
            if position == link {
                position = unsafe Int((bytes + link).loadUnaligned(as: UInt32.self))
                size = min(size &* 2, Int(Self.largestSlice))
                link = position &+ size &- 4
            }
            let stop = end > position && end <= link ? end : link
            while position < stop {
                let byte = unsafe UInt32(bytes.load(fromByteOffset: position, as: UInt8.self))
                position &+= 1
                if byte >= 0x80 {
                    value |= (byte & 0x7F) &<< shift
                    shift &+= 7
                } else if byte | shift == 0 {
                    unsafe frequencies[place] &+= 1
                } else {
                    doc &+= value | byte &<< shift
                    place &+= 1
                    unsafe docs[place] = doc
                    unsafe frequencies[place] = 1
                    value = 0
                    shift = 0
                }
            }
        }
    }
}

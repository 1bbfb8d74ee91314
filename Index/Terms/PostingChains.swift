/// The postings of many terms while they are gathered: for each term a chain of slices that double in size, in
/// one arena (the scheme of Lucene's byte slices).
///
/// In the chain stand varints: `(gap << 1) | (frequency == 1)`, then the frequency if it is not 1. There is no
/// object per term or per posting.
@safe
struct PostingChains: ~Copyable {
    /// What is known of one term's postings: two of them fill a cache line.
    private struct Chain {
        /// Where the next posting byte goes, and where the link of the current slice stands.
        var tail: UInt32
        var link: UInt32
        /// The doc that is being counted; its posting is written when the next one comes.
        var lastDoc: DocID
        var frequency: UInt32
        /// The doc before it, plus one.
        var previous: UInt32
        var docCount: UInt32
        /// Where the chain of slices begins.
        var head: UInt32
        var nextSliceByteCount: UInt32
    }

    private var slices = ByteArena(capacity: 1 << 18)
    private var chains = ByteArena(capacity: 1 << 16)
    private(set) var count = 0

    private static let firstSlice: UInt32 = 8
    private static let largestSlice: UInt32 = 2048

    /// Bytes in use.
    var byteCount: Int { slices.count + chains.count }

    /// True when 32-bit offsets might not address another doc's postings.
    var isFull: Bool { slices.count > 3 << 30 }

    @inline(__always)
    private func chain(_ number: Int) -> UnsafeMutablePointer<Chain> {
        // Numbers lie in 0..<count, all of which were allocated.
        unsafe (chains.base + number &* MemoryLayout<Chain>.stride)
            .assumingMemoryBound(to: Chain.self)
    }

    /// Begins the chain of a new term that stands in a doc; returns its number.
    mutating func begin(doc: DocID) -> Int {
        let head = UInt32(slices.allocate(Int(Self.firstSlice)))
        _ = chains.allocate(MemoryLayout<Chain>.stride)
        unsafe chain(count).initialize(
            to: Chain(
                tail: head, link: head + Self.firstSlice - 4, lastDoc: doc, frequency: 1,
                previous: 0, docCount: 1, head: head, nextSliceByteCount: Self.firstSlice * 2))
        count += 1
        return count - 1
    }

    /// The doc that a term was counted in last.
    @inline(__always)
    func lastDoc(_ number: Int) -> DocID { unsafe chain(number).pointee.lastDoc }

    /// Counts an occurrence. Docs come in rising order.
    @inline(__always)
    mutating func add(_ number: Int, doc: DocID) {
        let chain = unsafe chain(number)
        if unsafe chain.pointee.lastDoc == doc {
            unsafe chain.pointee.frequency &+= 1
        } else {
            unsafe writePosting(chain)
            unsafe chain.pointee.lastDoc = doc
            unsafe chain.pointee.frequency = 1
            unsafe chain.pointee.docCount &+= 1
        }
    }

    @inline(__always)
    private mutating func writePosting(_ chain: UnsafeMutablePointer<Chain>) {
        let gap = unsafe chain.pointee.lastDoc &- chain.pointee.previous
        let frequency = unsafe chain.pointee.frequency
        unsafe chain.pointee.previous = unsafe chain.pointee.lastDoc &+ 1
        if frequency == 1 {
            unsafe writeVarInt((UInt64(gap) << 1) | 1, chain)
        } else {
            unsafe writeVarInt(UInt64(gap) << 1, chain)
            unsafe writeVarInt(UInt64(frequency), chain)
        }
    }

    @inline(__always)
    private mutating func writeVarInt(_ value: UInt64, _ chain: UnsafeMutablePointer<Chain>) {
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

    /// Appends all postings of a term, the one being counted included.
    func postings(_ number: Int, into list: inout PostingList) {
        let chain = unsafe self.chain(number).pointee
        let count = Int(chain.docCount)
        unsafe list.append(count: count) { docs, frequencies in
            unsafe readChain(chain, count - 1, docs, frequencies)
            unsafe docs[count - 1] = chain.lastDoc
            unsafe frequencies[count - 1] = chain.frequency
        }
    }

    private func readChain(
        _ chain: Chain, _ count: Int, _ docs: UnsafeMutablePointer<DocID>,
        _ frequencies: UnsafeMutablePointer<UInt32>
    ) {
        let bytes = unsafe slices.base
        var position = Int(chain.head)
        var size = Int(Self.firstSlice)
        var link = position &+ size &- 4
        var next: UInt32 = 0
        @inline(__always)
        func nextByte() -> UInt8 {
            if position == link {
                position = unsafe Int((bytes + link).loadUnaligned(as: UInt32.self))
                size = min(size &* 2, Int(Self.largestSlice))
                link = position &+ size &- 4
            }
            position &+= 1
            return unsafe bytes.load(fromByteOffset: position &- 1, as: UInt8.self)
        }
        @inline(__always)
        func nextVarInt() -> UInt64 {
            var byte = nextByte()
            var value = UInt64(byte & 0x7F)
            var shift: UInt64 = 7
            while byte >= 0x80 {
                byte = nextByte()
                value |= UInt64(byte & 0x7F) &<< shift
                shift &+= 7
            }
            return value
        }
        for place in 0..<count {
            let head = nextVarInt()
            let doc = next &+ UInt32(truncatingIfNeeded: head >> 1)
            unsafe docs[place] = doc
            unsafe frequencies[place] =
                head & 1 == 1 ? 1 : UInt32(truncatingIfNeeded: nextVarInt())
            next = doc &+ 1
        }
    }
}

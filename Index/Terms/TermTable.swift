/// The in-memory half of an index: every distinct term of the docs added so far, and its postings.
///
/// A hash table with open addressing leads from a term's key (space byte, then bytes) to its
/// state; keys, states and postings live in three arenas, so there is no object per term or per
/// posting. Postings are varints in a chain of slices that double in size (the scheme of Lucene's
/// byte slices): `(gap << 1) | (frequency == 1)`, then the frequency if it is not 1.
@safe
struct TermTable: ~Copyable {
    /// What is known of one term.
    struct State {
        var keyStart: UInt32
        var keyByteCount: UInt32
        /// Where the chain of slices begins.
        var head: UInt32
        /// Where the next posting byte goes, and where the link of the current slice stands.
        var tail: UInt32
        var link: UInt32
        var nextSliceByteCount: UInt32
        /// The doc that is being counted; its posting is written when the next one comes.
        var lastDoc: DocID
        var frequency: UInt32
        /// The doc before it, plus one.
        var previous: UInt32
        var docCount: UInt32
    }

    private var keys = ByteArena(capacity: 1 << 16)
    private var slices = ByteArena(capacity: 1 << 18)
    private var states = ByteArena(capacity: 1 << 16)
    // Open addressing: upper half of a hash, then state number + 1; zero is free.
    private var slots: UnsafeMutablePointer<UInt64>
    private var slotCount: Int
    private(set) var termCount = 0
    private(set) var postingCount = 0

    private static let firstSlice: UInt32 = 8
    private static let largestSlice: UInt32 = 2048

    init() {
        slotCount = 1 << 14
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: 0, count: slotCount)
    }

    deinit { unsafe slots.deallocate() }

    /// Bytes in use, for the memory budget.
    var byteCount: Int { keys.count + slices.count + states.count + 8 * slotCount }

    /// True when 32-bit offsets might not address another doc's postings.
    var isFull: Bool { slices.count > 3 << 30 || keys.count > 3 << 30 }

    @inline(__always)
    private func state(_ number: Int) -> UnsafeMutablePointer<State> {
        // Numbers come from the slots and from 0..<termCount, all of which were allocated.
        unsafe (states.base + number &* MemoryLayout<State>.stride)
            .assumingMemoryBound(to: State.self)
    }

    /// Counts one occurrence of a term in a doc. Docs come in rising order.
    ///
    /// - Precondition: `start..<end` lies within the bytes.
    @inline(__always)
    mutating func add(
        _ bytes: UnsafeRawPointer, count: Int, space: TermSpace, doc: DocID
    ) {
        let hash = unsafe Self.hash(bytes, count: count, space: space)
        var slot = Int(truncatingIfNeeded: hash) & (slotCount &- 1)
        let tag = hash >> 32
        while true {
            let entry = unsafe slots[slot]
            if entry == 0 { break }
            if entry >> 32 == tag {
                let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
                let found = unsafe state(number)
                if unsafe isKey(found, bytes, count: count, space: space) {
                    if unsafe found.pointee.lastDoc == doc {
                        unsafe found.pointee.frequency &+= 1
                    } else {
                        unsafe writePosting(found)
                        unsafe found.pointee.lastDoc = doc
                        unsafe found.pointee.frequency = 1
                        unsafe found.pointee.docCount &+= 1
                        postingCount &+= 1
                    }
                    return
                }
            }
            slot = (slot &+ 1) & (slotCount &- 1)
        }
        unsafe insert(bytes, count: count, space: space, doc: doc, tag: tag, slot: slot)
    }

    @inline(__always)
    private func isKey(
        _ state: UnsafeMutablePointer<State>, _ bytes: UnsafeRawPointer, count: Int,
        space: TermSpace
    ) -> Bool {
        guard unsafe Int(state.pointee.keyByteCount) == count &+ 1 else { return false }
        let key = unsafe UnsafeRawPointer(keys.base + Int(state.pointee.keyStart))
        guard unsafe key.load(as: UInt8.self) == space.rawValue else { return false }
        var offset = 0
        while offset &+ 8 <= count {
            let left = unsafe key.loadUnaligned(fromByteOffset: offset &+ 1, as: UInt64.self)
            let right = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if left != right { return false }
            offset &+= 8
        }
        while offset < count {
            let left = unsafe key.load(fromByteOffset: offset &+ 1, as: UInt8.self)
            let right = unsafe bytes.load(fromByteOffset: offset, as: UInt8.self)
            if left != right { return false }
            offset &+= 1
        }
        return true
    }

    @inline(never)
    private mutating func insert(
        _ bytes: UnsafeRawPointer, count: Int, space: TermSpace, doc: DocID, tag: UInt64, slot: Int
    ) {
        let keyStart = keys.allocate(count + 1)
        unsafe (keys.base + keyStart).storeBytes(of: space.rawValue, as: UInt8.self)
        unsafe (keys.base + keyStart + 1).copyMemory(from: bytes, byteCount: count)
        let head = slices.allocate(Int(Self.firstSlice))
        let number = termCount
        _ = states.allocate(MemoryLayout<State>.stride)
        unsafe state(number).initialize(
            to: State(
                keyStart: UInt32(keyStart), keyByteCount: UInt32(count + 1), head: UInt32(head),
                tail: UInt32(head), link: UInt32(head) + Self.firstSlice - 4,
                nextSliceByteCount: Self.firstSlice * 2, lastDoc: doc, frequency: 1, previous: 0,
                docCount: 1))
        unsafe slots[slot] = (tag << 32) | UInt64(number + 1)
        termCount += 1
        postingCount += 1
        if termCount * 2 > slotCount { rehash() }
    }

    @inline(never)
    private mutating func rehash() {
        let old = unsafe UnsafeMutableBufferPointer(start: slots, count: slotCount)
        slotCount *= 4
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: 0, count: slotCount)
        for number in 0..<termCount {
            let key = unsafe UnsafeRawPointer(keys.base + Int(state(number).pointee.keyStart))
            let space = TermSpace(rawValue: unsafe key.load(as: UInt8.self))
            let count = unsafe Int(state(number).pointee.keyByteCount) - 1
            let hash = unsafe Self.hash(key + 1, count: count, space: space)
            var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
            while unsafe slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            unsafe slots[slot] = (hash >> 32) << 32 | UInt64(number + 1)
        }
        unsafe old.deallocate()
    }

    // Multiply and fold, eight bytes a step: terms are short and not chosen by an adversary who
    // gains anything; long probe runs would cost time only.
    @inline(__always)
    private static func hash(_ bytes: UnsafeRawPointer, count: Int, space: TermSpace) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: count) ^ (UInt64(space.rawValue) << 32)
        var offset = 0
        while offset &+ 8 <= count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            hash = mix(hash ^ word)
            offset &+= 8
        }
        var rest: UInt64 = 0
        if count &- offset >= 4 {
            rest = UInt64(
                unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            offset &+= 4
        }
        while offset < count {
            rest = unsafe (rest << 8) | UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self))
            offset &+= 1
        }
        return mix(hash ^ rest)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return (high ^ low) &+ 0xD1B5_4A32_D192_ED03
    }

    // MARK: Postings

    @inline(__always)
    private mutating func writePosting(_ state: UnsafeMutablePointer<State>) {
        let gap = unsafe state.pointee.lastDoc &- state.pointee.previous
        let frequency = unsafe state.pointee.frequency
        unsafe state.pointee.previous = unsafe state.pointee.lastDoc &+ 1
        if frequency == 1 {
            unsafe writeVarInt((UInt64(gap) << 1) | 1, state)
        } else {
            unsafe writeVarInt(UInt64(gap) << 1, state)
            unsafe writeVarInt(UInt64(frequency), state)
        }
    }

    @inline(__always)
    private mutating func writeVarInt(_ value: UInt64, _ state: UnsafeMutablePointer<State>) {
        var rest = value
        while rest >= 0x80 {
            unsafe writeByte(UInt8(truncatingIfNeeded: rest) | 0x80, state)
            rest >>= 7
        }
        unsafe writeByte(UInt8(truncatingIfNeeded: rest), state)
    }

    @inline(__always)
    private mutating func writeByte(_ byte: UInt8, _ state: UnsafeMutablePointer<State>) {
        if unsafe state.pointee.tail == state.pointee.link { unsafe extend(state) }
        unsafe (slices.base + Int(state.pointee.tail)).storeBytes(of: byte, as: UInt8.self)
        unsafe state.pointee.tail &+= 1
    }

    @inline(never)
    private mutating func extend(_ state: UnsafeMutablePointer<State>) {
        let size = unsafe state.pointee.nextSliceByteCount
        let start = UInt32(slices.allocate(Int(size)))
        unsafe (slices.base + Int(state.pointee.link)).storeBytes(of: start, as: UInt32.self)
        unsafe state.pointee.tail = start
        unsafe state.pointee.link = start + size - 4
        unsafe state.pointee.nextSliceByteCount = min(size * 2, Self.largestSlice)
    }

    // MARK: Reading back

    /// Numbers of all terms in the order of their keys' bytes. Cost: O(n log n) comparisons.
    func sortedTerms() -> [Int] {
        // Most comparisons are decided by the first eight bytes, so those are fetched once.
        var order: [(prefix: UInt64, number: UInt32)] = []
        order.reserveCapacity(termCount)
        for number in 0..<termCount {
            let key = unsafe keyBytes(number)
            var prefix: UInt64 = 0
            for index in 0..<8 {
                prefix = (prefix << 8) | (index < key.count ? UInt64(unsafe key[index]) : 0)
            }
            order.append((prefix, UInt32(number)))
        }
        order.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            let a = unsafe keyBytes(Int(left.number))
            let b = unsafe keyBytes(Int(right.number))
            return unsafe a.lexicographicallyPrecedes(b)
        }
        return order.map { Int($0.number) }
    }

    private func keyBytes(_ number: Int) -> UnsafeRawBufferPointer {
        let state = unsafe self.state(number)
        return unsafe UnsafeRawBufferPointer(
            start: keys.base + Int(state.pointee.keyStart), count: Int(state.pointee.keyByteCount))
    }

    /// The key of a term.
    func key(_ number: Int) -> [UInt8] { unsafe [UInt8](keyBytes(number)) }

    /// Appends all postings of a term, the one being counted included.
    func postings(_ number: Int, into list: inout PostingList) {
        let state = unsafe self.state(number)
        var position = unsafe Int(state.pointee.head)
        var size = Int(Self.firstSlice)
        var link = position &+ size &- 4
        var previous: UInt32 = 0
        func nextByte() -> UInt8 {
            if position == link {
                position = unsafe Int((slices.base + link).load(as: UInt32.self))
                size = min(size &* 2, Int(Self.largestSlice))
                link = position &+ size &- 4
            }
            defer { position &+= 1 }
            return unsafe (slices.base + position).load(as: UInt8.self)
        }
        func nextVarInt() -> UInt64 {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                let byte = nextByte()
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift &+= 7
            }
        }
        for _ in unsafe 1..<state.pointee.docCount {
            let head = nextVarInt()
            let frequency = head & 1 == 1 ? 1 : UInt32(truncatingIfNeeded: nextVarInt())
            let doc = previous &+ UInt32(truncatingIfNeeded: head >> 1)
            list.append(doc: doc, frequency: frequency)
            previous = doc &+ 1
        }
        list.append(
            doc: unsafe state.pointee.lastDoc, frequency: unsafe state.pointee.frequency)
    }
}

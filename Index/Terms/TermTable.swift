/// The in-memory half of an index: every distinct term of the docs added so far, and its postings.
///
/// A hash table with open addressing leads from a term's key (space byte, then bytes) to its number. A key
/// of up to eight bytes, as nearly all are in Chinese, stands in the slot itself, so that one look at
/// memory tells. Occurrences are first sorted by the leading bits of their hash into partitions, and a
/// partition is worked off when it is full: its part of the table then stays in the cache while thousands
/// of occurrences look at it (radix partitioning: Manegold, Boncz & Kersten, 2002).
@safe
struct TermTable: ~Copyable {
    private struct Occurrence {
        var key: UInt64
        var doc: DocID
    }

    private struct Slot {
        /// Up to seven bytes of the term, lowest first, below a byte of its space and their number; or a hash
        /// with the top bit set. Zero is free: no term is empty.
        var key: UInt64
        var number: UInt32
    }

    private struct KeyPlace {
        var start: UInt32
        var byteCount: UInt32
    }

    private var postings = PostingChains()
    private var keys = ByteArena(capacity: 1 << 16)
    private var places = ByteArena(capacity: 1 << 16)
    private var slots: UnsafeMutablePointer<Slot>
    private var slotCount: Int
    /// How many occurrences were added; the room for those that wait is taken up by and by.
    private var occurrenceCount = 0
    // For each partition room for `partitionCapacity` occurrences, of which so many wait.
    private let waiting: UnsafeMutablePointer<Occurrence>
    private let waitingCounts: UnsafeMutablePointer<Int32>

    private static let partitionBits: UInt64 = 7
    private static let partitionCount = 1 << 7
    private static let partitionCapacity = 16384
    /// Where the next partition's room begins: not at a power of two, or the caches would keep all of
    /// them in the same few places.
    private static let partitionStride = partitionCapacity + 36
    private static let inlineByteCount = 7

    init() {
        slotCount = 1 << 12
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: Slot(key: 0, number: 0), count: slotCount)
        unsafe waiting = .allocate(capacity: Self.partitionCount * Self.partitionStride)
        unsafe waitingCounts = .allocate(capacity: Self.partitionCount)
        unsafe waitingCounts.initialize(repeating: 0, count: Self.partitionCount)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe waiting.deallocate()
        unsafe waitingCounts.deallocate()
    }

    /// How many distinct terms there are, of those worked off.
    var termCount: Int { postings.count }

    /// Bytes in use, for the memory budget.
    var byteCount: Int {
        let room = Self.partitionCount * Self.partitionCapacity
        return postings.byteCount + keys.count + places.count
            + MemoryLayout<Slot>.stride * slotCount
            + MemoryLayout<Occurrence>.stride * min(occurrenceCount, room)
    }

    /// True when 32-bit offsets might not address another doc's terms.
    var isFull: Bool { postings.isFull || keys.count > 3 << 30 }

    @inline(__always)
    private func place(_ number: Int) -> UnsafeMutablePointer<KeyPlace> {
        // Numbers come from the slots and from 0..<termCount, all of which were allocated.
        unsafe (places.base + number &* MemoryLayout<KeyPlace>.stride)
            .assumingMemoryBound(to: KeyPlace.self)
    }

    // MARK: Adding

    /// Counts the occurrences of a doc. Docs come in rising order.
    ///
    /// - Precondition: occurrences are slices of the text, not empty, not longer than a term may be.
    mutating func add(
        _ text: UnsafeRawBufferPointer, _ occurrences: UnsafeBufferPointer<TermOccurrence>,
        doc: DocID
    ) {
        guard let base = text.baseAddress else { return }
        occurrenceCount += occurrences.count
        for index in occurrences.indices {
            let occurrence = unsafe occurrences[index]
            let (start, end) = (Int(occurrence.start), Int(occurrence.end))
            precondition(
                start < end && end <= text.count && end &- start <= Term.maximumByteCount)
            guard
                let key = unsafe Self.inlineKey(
                    base + start, count: end &- start, space: occurrence.space,
                    readable: text.count &- start)
            else {
                unsafe addLong(base + start, count: end &- start, occurrence.space, doc)
                continue
            }
            let partition = Int(truncatingIfNeeded: Self.mix(key) &>> (64 &- Self.partitionBits))
            let count = unsafe Int(waitingCounts[partition])
            unsafe (waiting + (partition &* Self.partitionStride &+ count)).initialize(
                to: Occurrence(key: key, doc: doc))
            unsafe waitingCounts[partition] = Int32(truncatingIfNeeded: count &+ 1)
            if count &+ 1 == Self.partitionCapacity { workOff(partition) }
        }
    }

    /// Works off all that waits: from then on everything can be read back.
    mutating func finish() {
        for partition in 0..<Self.partitionCount { workOff(partition) }
    }

    @inline(never)
    private mutating func workOff(_ partition: Int) {
        let occurrences = unsafe waiting + partition * Self.partitionStride
        for index in unsafe 0..<Int(waitingCounts[partition]) {
            let occurrence = unsafe occurrences[index]
            var slot = slot(of: Self.mix(occurrence.key))
            while true {
                let found = unsafe slots[slot]
                if found.key == occurrence.key {
                    postings.add(Int(found.number), doc: occurrence.doc)
                    break
                }
                if found.key == 0 {
                    unsafe withUnsafeBytes(of: occurrence.key.littleEndian) { bytes in
                        let head = Int(occurrence.key &>> 56)
                        unsafe insert(
                            bytes.baseAddress!, count: head >> 4,
                            TermSpace(rawValue: UInt8(head & 15)), occurrence.key,
                            occurrence.doc, slot)
                    }
                    break
                }
                slot = (slot &+ 1) & (slotCount &- 1)
            }
        }
        unsafe waitingCounts[partition] = 0
    }

    /// Counts an occurrence of a term that is too long for a slot.
    @inline(never)
    private mutating func addLong(
        _ bytes: UnsafeRawPointer, count: Int, _ space: TermSpace, _ doc: DocID
    ) {
        let hash = unsafe Self.hash(bytes, count: count, space: space)
        let key = hash | 1 << 63
        var slot = slot(of: hash)
        while true {
            let found = unsafe slots[slot]
            if found.key == 0 { break }
            if found.key == key, unsafe isKey(Int(found.number), bytes, count: count, space) {
                return postings.add(Int(found.number), doc: doc)
            }
            slot = (slot &+ 1) & (slotCount &- 1)
        }
        unsafe insert(bytes, count: count, space, key, doc, slot)
    }

    /// The slot that a hash leads to: its leading bits, so that a partition has a stretch of slots.
    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash &>> UInt64(truncatingIfNeeded: 64 &- slotBits))
    }

    private var slotBits: Int { slotCount.trailingZeroBitCount }

    private func isKey(
        _ number: Int, _ bytes: UnsafeRawPointer, count: Int, _ space: TermSpace
    ) -> Bool {
        let key = unsafe keyBytes(number)
        guard key.count == count + 1, unsafe key[0] == space.rawValue else { return false }
        let term = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        return unsafe key.dropFirst().elementsEqual(term)
    }

    @inline(never)
    private mutating func insert(
        _ bytes: UnsafeRawPointer, count: Int, _ space: TermSpace, _ key: UInt64, _ doc: DocID,
        _ slot: Int
    ) {
        let start = keys.allocate(count + 1)
        unsafe (keys.base + start).storeBytes(of: space.rawValue, as: UInt8.self)
        unsafe (keys.base + start + 1).copyMemory(from: bytes, byteCount: count)
        let number = postings.begin(doc: doc)
        _ = places.allocate(MemoryLayout<KeyPlace>.stride)
        unsafe place(number).initialize(
            to: KeyPlace(start: UInt32(start), byteCount: UInt32(count + 1)))
        unsafe slots[slot] = Slot(key: key, number: UInt32(number))
        if termCount * 2 > slotCount { rehash() }
    }

    @inline(never)
    private mutating func rehash() {
        let old = unsafe UnsafeMutableBufferPointer(start: slots, count: slotCount)
        slotCount *= 4
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: Slot(key: 0, number: 0), count: slotCount)
        for number in 0..<termCount {
            let bytes = unsafe keyBytes(number)
            let term = unsafe bytes.baseAddress! + 1
            let (count, space) = unsafe (bytes.count - 1, TermSpace(rawValue: bytes[0]))
            let inline = unsafe Self.inlineKey(term, count: count, space: space, readable: count)
            let hash = unsafe inline.map(Self.mix) ?? Self.hash(term, count: count, space: space)
            var slot = slot(of: hash)
            while unsafe slots[slot].key != 0 { slot = (slot + 1) & (slotCount - 1) }
            unsafe slots[slot] = Slot(key: inline ?? hash | 1 << 63, number: UInt32(number))
        }
        unsafe old.deallocate()
    }

    /// The key of a term that fits into a slot; nil for others.
    ///
    /// - Parameter readable: bytes that may be read from the term's first on.
    @inline(__always)
    private static func inlineKey(
        _ bytes: UnsafeRawPointer, count: Int, space: TermSpace, readable: Int
    ) -> UInt64? {
        if count > inlineByteCount || space.rawValue > 15 { return nil }
        var word: UInt64 = 0
        if readable >= 8 {
            word = unsafe bytes.loadUnaligned(as: UInt64.self).littleEndian
            word &= (1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1
        } else {
            for offset in 0..<count {
                word |=
                    unsafe UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self))
                    &<< UInt64(truncatingIfNeeded: 8 &* offset)
            }
        }
        let head = UInt64(truncatingIfNeeded: count) &<< 4 | UInt64(space.rawValue)
        return word | head &<< 56
    }

    // Multiply and fold, eight bytes a step: terms are short and not chosen by an adversary who
    // gains anything; long probe runs would cost time only.
    private static func hash(_ bytes: UnsafeRawPointer, count: Int, space: TermSpace) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: count) ^ (UInt64(space.rawValue) << 32)
        var offset = 0
        while offset &+ 8 <= count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            hash = mix(hash ^ word)
            offset &+= 8
        }
        var rest: UInt64 = 0
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
        let place = unsafe self.place(number).pointee
        return unsafe UnsafeRawBufferPointer(
            start: keys.base + Int(place.start), count: Int(place.byteCount))
    }

    /// The key of a term.
    func key(_ number: Int) -> [UInt8] { unsafe [UInt8](keyBytes(number)) }

    /// Appends all postings of a term.
    func postings(_ number: Int, into list: inout PostingList) {
        postings.postings(number, into: &list)
    }
}

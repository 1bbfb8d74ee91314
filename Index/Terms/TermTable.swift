/// The in-memory half of an index: every distinct term of the docs added so far, and its postings.
///
/// A hash table with open addressing leads from a term's key (space byte, then bytes) to its postings. A key
/// of up to eight bytes, as nearly all are in Chinese, stands in the slot itself, and beside it all that is
/// needed to add a posting, so that one look at memory tells. Occurrences are first sorted by the leading bits
/// of their hash into partitions, and a partition is worked off when it is full: its part of the table then
/// stays in the cache while thousands of occurrences look at it (radix partitioning: Manegold, Boncz &
/// Kersten, 2002).
@safe
struct TermTable: ~Copyable {
    private struct Occurrence {
        var key: UInt64
        var doc: DocID
    }

    /// Two of them fill a cache line.
    private struct Slot {
        /// Up to seven bytes of the term, lowest first, below a byte of its space and their number; or a hash
        /// with the top bit set. Zero is free: no term is empty.
        var key: UInt64
        var chain: PostingChains.Chain

        static let free = Slot(key: 0, chain: .none)
    }

    /// Stands before the chain of a term whose bytes are not in its slot, and says where they are.
    private struct KeyPlace {
        var start: UInt32
        var byteCount: UInt32
    }

    private var chains = PostingChains()
    private var keys = ByteArena(capacity: 1 << 16)
    private var slots: UnsafeMutablePointer<Slot>
    private var slotCount: Int
    /// How many distinct terms there are, of those worked off.
    private(set) var termCount = 0
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
        unsafe slots.initialize(repeating: .free, count: slotCount)
        unsafe waiting = .allocate(capacity: Self.partitionCount * Self.partitionStride)
        unsafe waitingCounts = .allocate(capacity: Self.partitionCount)
        unsafe waitingCounts.initialize(repeating: 0, count: Self.partitionCount)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe waiting.deallocate()
        unsafe waitingCounts.deallocate()
    }

    /// Bytes in use, for the memory budget.
    var byteCount: Int {
        let room = Self.partitionCount * Self.partitionCapacity
        return chains.byteCount + keys.count + MemoryLayout<Slot>.stride * slotCount
            + MemoryLayout<Occurrence>.stride * min(occurrenceCount, room)
    }

    /// True when 32-bit offsets might not address another doc's terms.
    var isFull: Bool { chains.isFull || keys.count > 3 << 30 }

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
            var number = slot(of: occurrence.key)
            while true {
                let slot = unsafe slots + number
                if unsafe slot.pointee.key == occurrence.key {
                    let isCounted = Self.space(ofInline: occurrence.key).countsFrequencies
                    unsafe chains.add(
                        occurrence.doc, isCounted: isCounted, to: &slot.pointee.chain)
                    break
                }
                if unsafe slot.pointee.key == 0 {
                    let chain = unsafe chains.begin(doc: occurrence.doc)
                    insert(Slot(key: occurrence.key, chain: chain), at: number)
                    break
                }
                number = (number &+ 1) & (slotCount &- 1)
            }
        }
        unsafe waitingCounts[partition] = 0
    }

    /// Counts an occurrence of a term that is too long for a slot.
    @inline(never)
    private mutating func addLong(
        _ bytes: UnsafeRawPointer, count: Int, _ space: TermSpace, _ doc: DocID
    ) {
        let key = unsafe Self.hash(bytes, count: count, space: space) | Self.longFlag
        var number = slot(of: key)
        while true {
            let slot = unsafe slots + number
            if unsafe slot.pointee.key == 0 { break }
            if unsafe slot.pointee.key == key,
                unsafe isKey(slot.pointee, bytes, count: count, space)
            {
                return unsafe chains.add(
                    doc, isCounted: space.countsFrequencies, to: &slot.pointee.chain)
            }
            number = (number &+ 1) & (slotCount &- 1)
        }
        let start = keys.allocate(count + 1)
        unsafe (keys.base + start).storeBytes(of: space.rawValue, as: UInt8.self)
        unsafe (keys.base + start + 1).copyMemory(from: bytes, byteCount: count)
        let place = KeyPlace(start: UInt32(start), byteCount: UInt32(count + 1))
        let chain = unsafe withUnsafeBytes(of: place) { unsafe chains.begin(doc: doc, prefix: $0) }
        insert(Slot(key: key, chain: chain), at: number)
    }

    /// The slot where the search for a key begins: the leading bits of its hash, so that a partition has a
    /// stretch of slots.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: Self.mix(key) &>> UInt64(truncatingIfNeeded: 64 &- slotBits))
    }

    private var slotBits: Int { slotCount.trailingZeroBitCount }

    private func isKey(
        _ slot: Slot, _ bytes: UnsafeRawPointer, count: Int, _ space: TermSpace
    ) -> Bool {
        let key = unsafe longKey(slot)
        guard key.count == count + 1, unsafe key[0] == space.rawValue else { return false }
        let term = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        return unsafe key.dropFirst().elementsEqual(term)
    }

    /// Puts a new term into a free slot.
    @inline(never)
    private mutating func insert(_ slot: Slot, at number: Int) {
        unsafe slots[number] = slot
        termCount += 1
        if termCount * 2 > slotCount { grow() }
    }

    private mutating func grow() {
        let old = unsafe UnsafeMutableBufferPointer(start: slots, count: slotCount)
        slotCount *= 2
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: .free, count: slotCount)
        // Slots go by leading bits: both tables are walked from end to end.
        for index in old.indices {
            let slot = unsafe old[index]
            if slot.key == 0 { continue }
            var number = self.slot(of: slot.key)
            while unsafe slots[number].key != 0 { number = (number + 1) & (slotCount - 1) }
            unsafe slots[number] = slot
        }
        unsafe old.deallocate()
    }

    private static let longFlag: UInt64 = 1 << 63

    @inline(__always)
    private static func space(ofInline key: UInt64) -> TermSpace {
        TermSpace(rawValue: UInt8(truncatingIfNeeded: key &>> 56) & 15)
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

    /// A term of the table; valid until another is added.
    struct Entry {
        fileprivate let slot: UInt32
    }

    /// All terms in the order of their keys' bytes. Cost: O(n log n) comparisons.
    func sortedTerms() -> [Entry] {
        // Most comparisons are decided by the first eight bytes, so those are fetched once.
        var order: [(prefix: UInt64, entry: Entry)] = []
        order.reserveCapacity(termCount)
        for number in 0..<slotCount {
            let slot = unsafe slots[number]
            if slot.key != 0 { order.append((prefix(slot), Entry(slot: UInt32(number)))) }
        }
        order.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            return key(left.entry).lexicographicallyPrecedes(key(right.entry))
        }
        return order.map(\.entry)
    }

    /// The first eight bytes of a key, the first of them highest; zeros where it is shorter.
    private func prefix(_ slot: Slot) -> UInt64 {
        if slot.key & Self.longFlag == 0 {
            let space = UInt64(Self.space(ofInline: slot.key).rawValue)
            return slot.key.byteSwapped &>> 8 | space &<< 56
        }
        var prefix: UInt64 = 0
        let key = unsafe longKey(slot)
        for index in 0..<8 {
            prefix = (prefix << 8) | (index < key.count ? UInt64(unsafe key[index]) : 0)
        }
        return prefix
    }

    /// The key of a term whose slot does not hold it.
    private func longKey(_ slot: Slot) -> UnsafeRawBufferPointer {
        let place = unsafe chains.prefix(
            of: slot.chain, byteCount: MemoryLayout<KeyPlace>.size
        ).loadUnaligned(as: KeyPlace.self)
        return unsafe UnsafeRawBufferPointer(
            start: keys.base + Int(place.start), count: Int(place.byteCount))
    }

    /// The key of a term.
    func key(_ entry: Entry) -> [UInt8] {
        let slot = unsafe slots[Int(entry.slot)]
        if slot.key & Self.longFlag != 0 { return unsafe [UInt8](longKey(slot)) }
        let count = Int(slot.key &>> 60)
        let term = (0..<count).map { UInt8(truncatingIfNeeded: slot.key &>> UInt64(8 * $0)) }
        return [Self.space(ofInline: slot.key).rawValue] + term
    }

    /// Appends all postings of a term.
    func postings(_ entry: Entry, into list: inout PostingList) {
        chains.postings(of: unsafe slots[Int(entry.slot)].chain, into: &list)
    }
}

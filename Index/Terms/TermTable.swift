/// The in-memory part of an index: the distinct terms of the docs added so far, and their postings.
///
/// A hash table with open addressing maps a term's key (space byte, then bytes) to its postings. A slot contains a key
/// of up to eight bytes, enough for nearly all Chinese terms, and everything needed to add a posting, so one memory
/// access is enough. Occurrences of such terms are first partitioned, so that these accesses hit the cache.
@safe
struct TermTable: ~Copyable {
    /// A slot is half a cache line.
    private struct Slot {
        var key: SlotKey
        var chain: PostingChains.Chain

        static let free = Slot(key: .free, chain: .none)
    }

    private var chains = PostingChains()
    private var keys = ByteArena(capacity: 1 << 16)
    private var partitions = OccurrencePartitions()
    // `slotCount` initialized slots, a power of two; at most half of them are in use.
    private var slots: UnsafeMutablePointer<Slot>
    private var slotCount: Int
    /// Number of distinct terms that have at least one counted occurrence.
    private(set) var termCount = 0

    init() {
        slotCount = 1 << 12
        unsafe slots = .allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: .free, count: slotCount)
    }

    deinit { unsafe slots.deallocate() }

    /// Memory in use, in bytes, for the memory budget.
    var byteCount: Int {
        chains.byteCount + keys.count + MemoryLayout<Slot>.stride * slotCount
            + partitions.byteCount
    }

    /// Whether 32-bit offsets may be too small for the terms of another doc.
    var isFull: Bool { chains.isFull || keys.count > 3 << 30 }

    // MARK: Adding

    /// Adds the occurrences of a doc. Docs must be added in ascending order.
    ///
    /// - Precondition: occurrences are slices of the text, from one to ``Term/maxByteCount`` bytes long.
    mutating func add(_ text: Span<UInt8>, _ occurrences: Span<TermOccurrence>, doc: DocID) {
        unsafe text.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return }
            for index in occurrences.indices {
                let occurrence = occurrences[index]
                let (start, end) = (Int(occurrence.start), Int(occurrence.end))
                precondition(
                    start < end && end <= text.count && end &- start <= Term.maxByteCount)
                let key = unsafe SlotKey(
                    inline: base + start, count: end &- start, space: occurrence.space,
                    readable: text.count &- start)
                if let key {
                    if let full = partitions.append(key, doc: doc) { count(full) }
                } else {
                    unsafe addLong(base + start, count: end &- start, occurrence.space, doc)
                }
            }
        }
    }

    /// Counts all remaining occurrences. The table can only be read after this.
    mutating func finish() {
        for partition in 0..<OccurrencePartitions.count { count(partition) }
    }

    /// Counts the occurrences of a partition.
    @inline(never)
    private mutating func count(_ partition: Int) {
        let occurrences = unsafe partitions.empty(partition)
        for index in occurrences.indices {
            let occurrence = unsafe occurrences[index]
            var number = slotNumber(of: occurrence.key)
            while true {
                let slot = unsafe slots + number
                if unsafe slot.pointee.key == occurrence.key {
                    let isCounted = occurrence.key.space.countsFrequencies
                    unsafe chains.add(
                        occurrence.doc, isCounted: isCounted, to: &slot.pointee.chain)
                    break
                }
                if unsafe slot.pointee.key.isFree {
                    let chain = chains.begin(doc: occurrence.doc)
                    insert(Slot(key: occurrence.key, chain: chain), at: number)
                    break
                }
                number = (number &+ 1) & (slotCount &- 1)
            }
        }
    }

    /// Counts an occurrence of a term that is too long for a slot.
    @inline(never)
    private mutating func addLong(
        _ bytes: UnsafeRawPointer, count: Int, _ space: TermSpace, _ doc: DocID
    ) {
        let key = unsafe SlotKey(hashing: bytes, count: count, space: space)
        let term = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        var number = slotNumber(of: key)
        while true {
            let slot = unsafe slots + number
            if unsafe slot.pointee.key.isFree { break }
            if unsafe slot.pointee.key == key, unsafe isLong(slot.pointee, term, space) {
                return unsafe chains.add(
                    doc, isCounted: space.countsFrequencies, to: &slot.pointee.chain)
            }
            number = (number &+ 1) & (slotCount &- 1)
        }
        let start = keys.allocate(count + 1)
        unsafe (keys.base + start).storeBytes(of: space.rawValue, as: UInt8.self)
        unsafe (keys.base + start + 1).copyMemory(from: bytes, byteCount: count)
        let chain = chains.begin(doc: doc, prefix: UInt64(start) << 32 | UInt64(count + 1))
        insert(Slot(key: key, chain: chain), at: number)
    }

    /// Whether a slot contains a long term.
    private func isLong(
        _ slot: Slot, _ term: UnsafeRawBufferPointer, _ space: TermSpace
    ) -> Bool {
        let key = unsafe longKey(slot)
        return unsafe key.count == term.count + 1 && key[0] == space.rawValue
            && key.dropFirst().elementsEqual(term)
    }

    // MARK: Slots

    /// The slot where the search for a key begins. It is given by the leading bits of the hash, so that a partition
    /// uses neighbouring slots.
    @inline(__always)
    private func slotNumber(of key: SlotKey) -> Int {
        let bits = UInt64(truncatingIfNeeded: slotCount.trailingZeroBitCount)
        return Int(truncatingIfNeeded: key.hash &>> (64 &- bits))
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
        // Slots are ordered by the leading bits of hashes, so this reads and writes both tables from start to end.
        for index in old.indices {
            let slot = unsafe old[index]
            if slot.key.isFree { continue }
            var number = slotNumber(of: slot.key)
            while unsafe !slots[number].key.isFree { number = (number + 1) & (slotCount - 1) }
            unsafe slots[number] = slot
        }
        unsafe old.deallocate()
    }

    // MARK: Reading

    /// A term of the table; valid until another is added.
    struct Entry {
        fileprivate let slot: UInt32
    }

    /// All terms in the byte order of their keys.
    ///
    /// - Complexity: O(n log n) comparisons.
    func sortedTerms() -> [Entry] {
        // The first eight bytes decide most comparisons, so they are only read once.
        var order: [(prefix: UInt64, entry: Entry)] = []
        order.reserveCapacity(termCount)
        for number in 0..<slotCount {
            let slot = unsafe slots[number]
            if !slot.key.isFree { order.append((prefix(slot), Entry(slot: UInt32(number)))) }
        }
        order.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            return key(left.entry).lexicographicallyPrecedes(key(right.entry))
        }
        return order.map(\.entry)
    }

    /// The first eight bytes of a key as a big-endian number, padded with zeros.
    private func prefix(_ slot: Slot) -> UInt64 {
        if !slot.key.isHash { return slot.key.prefix }
        var prefix: UInt64 = 0
        let key = unsafe longKey(slot)
        for index in 0..<8 {
            prefix = (prefix << 8) | (index < key.count ? UInt64(unsafe key[index]) : 0)
        }
        return prefix
    }

    /// The key of a long term. The prefix of its chain is the key's offset in `keys` (upper half) and byte count.
    private func longKey(_ slot: Slot) -> UnsafeRawBufferPointer {
        let prefix = chains.prefix(of: slot.chain)
        return unsafe UnsafeRawBufferPointer(
            start: keys.base + Int(prefix >> 32), count: Int(UInt32(truncatingIfNeeded: prefix)))
    }

    /// The key of a term.
    func key(_ entry: Entry) -> [UInt8] {
        let slot = unsafe slots[Int(entry.slot)]
        return slot.key.isHash ? unsafe [UInt8](longKey(slot)) : slot.key.bytes
    }

    /// Appends all postings of a term.
    func postings(_ entry: Entry, into list: inout PostingList) {
        chains.postings(of: unsafe slots[Int(entry.slot)].chain, into: &list)
    }
}

internal import ICUText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// ICU's dictionary in a form for fast search: a trie in which every node is a small hash table of its children.
///
/// The words that begin with a character are loaded when that character is first used, so opening costs next to
/// nothing and a query loads only the words of its own characters. A hash table is at most two thirds full and uses
/// linear probing; a step down the trie costs one dependent memory read. A table must not be shared between threads.
@safe
final class WordTable {
    /// An entry: unit in bits 0-15, cost of the word that ends here in 16-31 (`noWord` for none), the node of the
    /// children in 32-63 (0 for none): the offset of its table in `entries`, then five bits for the logarithm of the
    /// table's size. Zero is an empty slot.
    typealias Entry = UInt64
    static let noWord: UInt32 = 0xFFFF

    @inline(__always)
    static func unit(_ entry: Entry) -> UInt16 { UInt16(truncatingIfNeeded: entry) }

    @inline(__always)
    static func cost(_ entry: Entry) -> UInt32 { UInt32(truncatingIfNeeded: entry >> 16) & 0xFFFF }

    @inline(__always)
    static func node(_ entry: Entry) -> UInt32 { UInt32(truncatingIfNeeded: entry >> 32) }

    /// The entry of a unit among a node's children; zero if there is none.
    @inline(__always)
    static func find(
        _ unit: UInt16, _ node: UInt32, _ entries: UnsafeMutablePointer<Entry>
    ) -> Entry {
        let bits = node & 31
        let first = Int(node >> 5)
        let mask = (1 &<< Int(bits)) &- 1
        var slot = hash(unit, bits)
        var found = unsafe entries[first &+ slot]
        // A table is never full, so there is a free slot.
        while found != 0 && Self.unit(found) != unit {
            slot = (slot &+ 1) & mask
            found = unsafe entries[first &+ slot]
        }
        return found
    }

    private let trie: DictionaryTrie
    // For each UTF-16 unit that a word may begin with, one cache line: its entry, and a Bloom filter (1970, one hash)
    // of the units that follow it in words. The filter rules out most pairs that begin no word without a look into
    // the tables. The entry is zero until the unit is loaded; then bit 0 is set, and a unit that begins no word has
    // no cost and no children. Valid until deinit.
    let roots: UnsafeMutablePointer<Entry>
    static let rootSize = 8
    private static let filterBits: UInt64 = 64 * 7
    // All tables, concatenated; valid for `capacity` entries until deinit.
    private(set) var entries: UnsafeMutablePointer<Entry>
    private var count = 1
    private var capacity = 1 << 15

    /// Opens ICU's dictionary; nil if its format is unknown.
    init?() {
        guard let dictionary = BreakDictionary() else { return nil }
        trie = DictionaryTrie(dictionary: dictionary)
        unsafe roots = ZeroedTable.make(Entry.self, count: Self.rootSize << 16)
        unsafe entries = ZeroedTable.make(Entry.self, count: capacity)
    }

    deinit {
        unsafe ZeroedTable.release(roots)
        unsafe ZeroedTable.release(entries)
    }

    /// The size of all tables in bytes.
    var byteCount: Int { (Self.rootSize << 16) * 8 + capacity * 8 }

    /// Loads the words that begin with a unit; returns its entry.
    @inline(never)
    func load(_ unit: UInt16) -> Entry {
        var entry = Entry(Self.noWord) << 16 | 1
        if let child = trie.child(ofRootBy: unit) {
            if let state = child.state {
                let (cost, node) = build(state)
                entry = Entry(node) << 32 | cost << 16 | 1
                fillFilter(of: unit, from: node)
            } else if let value = child.value {
                entry = Entry(min(value, 0xFFFE)) << 16 | 1
            }
        }
        unsafe roots[Int(unit) * Self.rootSize] = entry
        return entry
    }

    private func fillFilter(of initial: UInt16, from node: UInt32) {
        guard node != 0 else { return }
        let start = Int(node >> 5)
        for place in start..<start + 1 << Int(node & 31) {
            let entry = unsafe entries[place]
            if entry == 0 { continue }
            let (word, bit) = Self.filterPlace(UInt16(truncatingIfNeeded: entry))
            unsafe roots[Int(initial) * Self.rootSize + word] |= 1 << bit
        }
    }

    /// The bit of a unit in the filter of a root: the word of the root's cache line, and the bit in it.
    @inline(__always)
    static func filterPlace(_ unit: UInt16) -> (word: Int, bit: UInt64) {
        let hash = UInt64(UInt32(unit) &* 0x9E37_79B1)
        let place = (hash &* filterBits) >> 32
        return (Int(truncatingIfNeeded: 1 + place >> 6), place & 63)
    }

    /// Builds the tables below a state. The recursion is as deep as the longest word, about twenty units.
    private func build(_ state: DictionaryTrie.State) -> (cost: UInt64, node: UInt32) {
        let node = trie.node(at: state)
        let cost = node.value.map { UInt64(min($0, 0xFFFE)) } ?? UInt64(Self.noWord)
        guard !node.children.isEmpty else { return (cost, 0) }
        var bits: UInt32 = 1
        while (1 << bits) * 2 < node.children.count * 3 { bits += 1 }
        let start = reserve(1 << Int(bits))
        for child in node.children {
            var entry = Entry(child.unit)
            if let state = child.state {
                let (cost, node) = build(state)
                entry |= cost << 16 | Entry(node) << 32
            } else {
                entry |= Entry(min(child.value ?? 0, 0xFFFE)) << 16
            }
            var place = Self.hash(child.unit, bits)
            let mask = (1 << Int(bits)) - 1
            while unsafe entries[start + place] != 0 { place = (place + 1) & mask }
            unsafe entries[start + place] = entry
        }
        return (cost, UInt32(start) << 5 | bits)
    }

    private func reserve(_ size: Int) -> Int {
        if count + size > capacity {
            let larger = max(capacity * 2, count + size)
            let moved = unsafe ZeroedTable.make(Entry.self, count: larger)
            unsafe moved.update(from: entries, count: count)
            unsafe ZeroedTable.release(entries)
            unsafe entries = unsafe moved
            capacity = larger
        }
        defer { count += size }
        return count
    }

    @inline(__always)
    static func hash(_ unit: UInt16, _ bits: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt32(unit) &* 0x9E37_79B1) &>> (32 &- bits))
    }
}

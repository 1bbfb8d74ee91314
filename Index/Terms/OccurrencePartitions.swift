/// Occurrences of short terms that are not yet counted, partitioned by the leading bits of their keys' hashes.
///
/// The occurrences of a full partition are counted together, so that its part of the hash table stays in the cache for
/// thousands of occurrences (radix partitioning: Manegold, Boncz & Kersten, 2002).
@safe
struct OccurrencePartitions: ~Copyable {
    struct Occurrence {
        var key: SlotKey
        var doc: DocID
    }

    private static let bits: UInt64 = 7
    static let count = 1 << 7
    private static let capacity = 16384
    /// The distance between the starts of partitions. It is not a power of two: otherwise, all partitions would
    /// compete for a few cache sets.
    private static let stride = capacity + 36

    // `capacity` elements for each partition, of which the first `counts` are initialized.
    private let occurrences: UnsafeMutablePointer<Occurrence>
    private let counts: UnsafeMutablePointer<Int32>
    /// Number of occurrences ever added, which determines how many pages are in memory.
    private var addedCount = 0

    init() {
        unsafe occurrences = .allocate(capacity: Self.count * Self.stride)
        unsafe counts = .allocate(capacity: Self.count)
        unsafe counts.initialize(repeating: 0, count: Self.count)
    }

    deinit {
        unsafe occurrences.deallocate()
        unsafe counts.deallocate()
    }

    /// Memory in use, in bytes.
    var byteCount: Int {
        MemoryLayout<Occurrence>.stride * min(addedCount, Self.count * Self.capacity)
    }

    /// Adds an occurrence. Returns its partition if it is now full; the partition must be emptied before the next call.
    @inline(__always)
    mutating func append(_ key: SlotKey, doc: DocID) -> Int? {
        let partition = Int(truncatingIfNeeded: key.hash &>> (64 &- Self.bits))
        let count = unsafe Int(counts[partition])
        unsafe (occurrences + (partition &* Self.stride &+ count)).initialize(
            to: Occurrence(key: key, doc: doc))
        unsafe counts[partition] = Int32(truncatingIfNeeded: count &+ 1)
        addedCount &+= 1
        return count &+ 1 == Self.capacity ? partition : nil
    }

    /// Empties a partition; returns its occurrences, valid until the next `append`.
    mutating func empty(_ partition: Int) -> UnsafeBufferPointer<Occurrence> {
        defer { unsafe counts[partition] = 0 }
        return unsafe UnsafeBufferPointer(
            start: occurrences + partition * Self.stride, count: Int(counts[partition]))
    }
}

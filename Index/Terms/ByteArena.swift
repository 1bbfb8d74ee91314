#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One growing stretch of raw memory addressed by 32-bit offsets. Nothing in it is freed singly.
@safe
struct ByteArena: ~Copyable {
    // `base` is valid for `capacity` bytes until deinit; `count` of them are in use.
    private(set) var base: UnsafeMutableRawPointer
    private(set) var count: Int
    private(set) var capacity: Int

    init(capacity: Int) {
        unsafe base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        count = 0
        self.capacity = capacity
    }

    /// Reserves bytes and returns the offset of the first. They are not cleared.
    @inline(__always)
    mutating func allocate(_ byteCount: Int) -> Int {
        let start = count
        count &+= byteCount  // below 2^33: callers check `isFull` before each doc
        if count > capacity { grow() }
        return start
    }

    @inline(never)
    private mutating func grow() {
        // realloc moves pages, not bytes, for stretches of this size.
        capacity = Swift.max(capacity * 2, count)
        guard let moved = unsafe realloc(base, capacity) else {
            fatalError("out of memory: \(capacity) bytes for the indexing buffer")
        }
        unsafe base = moved
    }

    deinit { unsafe free(base) }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One growing block of raw memory, addressed by 32-bit offsets. Its parts are not freed separately.
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

    /// Reserves bytes and returns the offset of the first. They are not initialized.
    @inline(__always)
    mutating func allocate(_ byteCount: Int) -> Int {
        let start = count
        // No overflow: below 2^33, since callers check `isFull` before each doc.
        count &+= byteCount
        if count > capacity { grow() }
        return start
    }

    /// Appends a copy of the bytes; returns the offset of the first.
    mutating func append(_ bytes: Span<UInt8>) -> Int {
        let start = allocate(bytes.count)
        unsafe bytes.withUnsafeBytes { bytes in
            if let source = bytes.baseAddress {
                unsafe (base + start).copyMemory(from: source, byteCount: bytes.count)
            }
        }
        return start
    }

    @inline(never)
    private mutating func grow() {
        // realloc moves pages, not bytes, for blocks of this size.
        capacity = Swift.max(capacity * 2, count)
        guard let moved = unsafe realloc(base, capacity) else {
            fatalError("out of memory: \(capacity) bytes for the indexing buffer")
        }
        unsafe base = moved
    }

    deinit { unsafe free(base) }
}

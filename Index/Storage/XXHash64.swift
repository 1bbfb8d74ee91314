/// XXH64 by Yann Collet, a fast 64-bit hash that is not cryptographic. It is the checksum of every region and page, and
/// the content hash by which unchanged files are recognised.
///
/// Source: the specification in the author's `xxhash_spec.md`, section XXH64.
public enum XXHash64 {
    fileprivate static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    fileprivate static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    fileprivate static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    fileprivate static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    fileprivate static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    /// The hash of bytes. It takes a fraction of a nanosecond per byte.
    public static func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        hash(bytes.span, seed: seed)
    }

    /// The hash of bytes.
    public static func hash(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
        var state = XXHash64State(seed: seed)
        state.update(bytes)
        return state.value
    }

    static func hash(_ view: ByteView) -> UInt64 {
        unsafe view.withPointer {
            unsafe hash(
                UnsafeBufferPointer(
                    start: $0.assumingMemoryBound(to: UInt8.self), count: view.count
                ).span)
        }
    }

    /// - Precondition: eight bytes lie in the span from the offset on.
    @inline(__always)
    fileprivate static func load64(_ bytes: Span<UInt8>, _ offset: Int) -> UInt64 {
        unsafe UInt64(
            littleEndian: bytes.bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    fileprivate static func rotate(_ value: UInt64, _ by: UInt64) -> UInt64 {
        (value << by) | (value >> (64 &- by))
    }

    @inline(__always)
    fileprivate static func round(_ accumulator: UInt64, _ lane: UInt64) -> UInt64 {
        rotate(accumulator &+ lane &* prime2, 31) &* prime1
    }
}

/// The four accumulators, which consume stripes of 32 bytes.
private struct XXHash64Lanes {
    static let stripeByteCount = 32

    private var lanes: (UInt64, UInt64, UInt64, UInt64)

    init(seed: UInt64) {
        lanes = (
            seed &+ XXHash64.prime1 &+ XXHash64.prime2, seed &+ XXHash64.prime2, seed,
            seed &- XXHash64.prime1
        )
    }

    /// - Precondition: 32 bytes lie in the span from the offset on.
    @inline(__always)
    mutating func addStripe(_ bytes: Span<UInt8>, at offset: Int) {
        lanes.0 = XXHash64.round(lanes.0, XXHash64.load64(bytes, offset))
        lanes.1 = XXHash64.round(lanes.1, XXHash64.load64(bytes, offset &+ 8))
        lanes.2 = XXHash64.round(lanes.2, XXHash64.load64(bytes, offset &+ 16))
        lanes.3 = XXHash64.round(lanes.3, XXHash64.load64(bytes, offset &+ 24))
    }

    var merged: UInt64 {
        var hash =
            XXHash64.rotate(lanes.0, 1) &+ XXHash64.rotate(lanes.1, 7)
            &+ XXHash64.rotate(lanes.2, 12) &+ XXHash64.rotate(lanes.3, 18)
        for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
            hash = (hash ^ XXHash64.round(0, lane)) &* XXHash64.prime1 &+ XXHash64.prime4
        }
        return hash
    }
}

/// The hash of bytes that arrive piece by piece.
package struct XXHash64State {
    private let seed: UInt64
    private var lanes: XXHash64Lanes
    private var count = 0
    // The last bytes that do not fill a stripe yet, fewer than 32.
    private var rest: [UInt8] = []

    package init(seed: UInt64 = 0) {
        self.seed = seed
        lanes = XXHash64Lanes(seed: seed)
    }

    /// Adds the next piece.
    package mutating func update(_ bytes: Span<UInt8>) {
        count += bytes.count
        var offset = 0
        if !rest.isEmpty {
            offset = min(XXHash64Lanes.stripeByteCount - rest.count, bytes.count)
            keep(bytes.extracting(0..<offset))
            guard rest.count == XXHash64Lanes.stripeByteCount else { return }
            var lanes = lanes
            lanes.addStripe(rest.span, at: 0)
            self.lanes = lanes
            rest.removeAll(keepingCapacity: true)
        }
        // The condition ensures that every stripe is in the bytes.
        while offset &+ XXHash64Lanes.stripeByteCount <= bytes.count {
            lanes.addStripe(bytes, at: offset)
            offset &+= XXHash64Lanes.stripeByteCount
        }
        keep(bytes.extracting(offset..<bytes.count))
    }

    private mutating func keep(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe rest.append(contentsOf: $0) }
    }

    /// The hash of all pieces so far.
    package var value: UInt64 { value(with: rest.span) }

    // The algorithm uses wrapping arithmetic.
    private func value(with bytes: Span<UInt8>) -> UInt64 {
        var hash = seed &+ XXHash64.prime5
        if count >= XXHash64Lanes.stripeByteCount { hash = lanes.merged }
        hash = hash &+ UInt64(count)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            hash ^= XXHash64.round(0, XXHash64.load64(bytes, offset))
            hash = XXHash64.rotate(hash, 27) &* XXHash64.prime1 &+ XXHash64.prime4
            offset &+= 8
        }
        if offset &+ 4 <= bytes.count {
            let word = unsafe bytes.bytes.unsafeLoadUnaligned(
                fromByteOffset: offset, as: UInt32.self)
            hash ^= UInt64(UInt32(littleEndian: word)) &* XXHash64.prime1
            hash = XXHash64.rotate(hash, 23) &* XXHash64.prime2 &+ XXHash64.prime3
            offset &+= 4
        }
        while offset < bytes.count {
            hash ^= UInt64(bytes[offset]) &* XXHash64.prime5
            hash = XXHash64.rotate(hash, 11) &* XXHash64.prime1
            offset &+= 1
        }
        hash = (hash ^ (hash >> 33)) &* XXHash64.prime2
        hash = (hash ^ (hash >> 29)) &* XXHash64.prime3
        return hash ^ (hash >> 32)
    }
}

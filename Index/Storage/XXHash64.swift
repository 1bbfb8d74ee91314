/// XXH64 by Yann Collet: a fast 64-bit hash that is not cryptographic. It serves as the checksum of
/// every section and as the content hash by which an unchanged file is recognised.
///
/// Source: the specification in the author's `xxhash_spec.md`, section XXH64.
public enum XXHash64 {
    fileprivate static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    fileprivate static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    fileprivate static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    fileprivate static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    fileprivate static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    /// The hash of bytes. Cost: a fraction of a nanosecond a byte.
    public static func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        unsafe bytes.withUnsafeBytes { unsafe hash($0, seed: seed) }
    }

    static func hash(_ view: ByteView) -> UInt64 {
        unsafe view.withPointer {
            unsafe hash(UnsafeRawBufferPointer(start: $0, count: view.count), seed: 0)
        }
    }

    /// The hash of raw bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = XXHash64State(seed: seed)
        unsafe state.update(bytes)
        return state.value
    }

    @inline(__always)
    fileprivate static func load64(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
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

/// A hash of bytes that come piece by piece.
package struct XXHash64State {
    private let seed: UInt64
    private var lanes: (UInt64, UInt64, UInt64, UInt64)
    private var count = 0
    // What is left of the pieces so far: fewer than 32 bytes.
    private var rest: [UInt8] = []

    package init(seed: UInt64 = 0) {
        self.seed = seed
        lanes = (
            seed &+ XXHash64.prime1 &+ XXHash64.prime2, seed &+ XXHash64.prime2, seed,
            seed &- XXHash64.prime1
        )
    }

    /// Takes the next piece in.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        var offset = 0
        if !rest.isEmpty {
            offset = min(32 - rest.count, bytes.count)
            unsafe rest.append(contentsOf: bytes[0..<offset])
            guard rest.count == 32 else { return }
            unsafe rest.withUnsafeBytes { unsafe take($0, 0) }
            rest.removeAll(keepingCapacity: true)
        }
        // Every load lies before `count`, which the loop's condition has just checked.
        while offset &+ 32 <= bytes.count {
            unsafe take(bytes, offset)
            offset &+= 32
        }
        unsafe rest.append(contentsOf: bytes[offset...])
    }

    @inline(__always)
    private mutating func take(_ bytes: UnsafeRawBufferPointer, _ offset: Int) {
        lanes.0 = XXHash64.round(lanes.0, unsafe XXHash64.load64(bytes, offset))
        lanes.1 = XXHash64.round(lanes.1, unsafe XXHash64.load64(bytes, offset &+ 8))
        lanes.2 = XXHash64.round(lanes.2, unsafe XXHash64.load64(bytes, offset &+ 16))
        lanes.3 = XXHash64.round(lanes.3, unsafe XXHash64.load64(bytes, offset &+ 24))
    }

    /// The hash of all pieces so far.
    package var value: UInt64 {
        unsafe rest.withUnsafeBytes { unsafe value(with: $0) }
    }

    // Wrapping arithmetic is the algorithm's own.
    private func value(with bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = seed &+ XXHash64.prime5
        if count >= 32 {
            hash =
                XXHash64.rotate(lanes.0, 1) &+ XXHash64.rotate(lanes.1, 7)
                &+ XXHash64.rotate(lanes.2, 12) &+ XXHash64.rotate(lanes.3, 18)
            for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
                hash = (hash ^ XXHash64.round(0, lane)) &* XXHash64.prime1 &+ XXHash64.prime4
            }
        }
        hash = hash &+ UInt64(count)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            hash ^= XXHash64.round(0, unsafe XXHash64.load64(bytes, offset))
            hash = XXHash64.rotate(hash, 27) &* XXHash64.prime1 &+ XXHash64.prime4
            offset &+= 8
        }
        if offset &+ 4 <= bytes.count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            hash ^= UInt64(UInt32(littleEndian: word)) &* XXHash64.prime1
            hash = XXHash64.rotate(hash, 23) &* XXHash64.prime2 &+ XXHash64.prime3
            offset &+= 4
        }
        while offset < bytes.count {
            hash ^= unsafe UInt64(bytes[offset]) &* XXHash64.prime5
            hash = XXHash64.rotate(hash, 11) &* XXHash64.prime1
            offset &+= 1
        }
        hash = (hash ^ (hash >> 33)) &* XXHash64.prime2
        hash = (hash ^ (hash >> 29)) &* XXHash64.prime3
        return hash ^ (hash >> 32)
    }
}

/// The key of a term in a slot of a ``TermTable``: the whole key if it is short, otherwise a hash.
///
/// The word of a short key contains up to seven bytes of the term, lowest first, and a top byte for their number and
/// the term space. The word of a hash has its top bit set. Zero is a free slot, because no term is empty.
struct SlotKey: Equatable {
    private let word: UInt64

    static let free = SlotKey(word: 0)

    private static let maxInlineByteCount = 7
    private static let maxInlineSpace: UInt8 = 15
    private static let hashFlag: UInt64 = 1 << 63

    private init(word: UInt64) { self.word = word }

    /// The key of a short term; nil if it does not fit.
    ///
    /// - Parameters:
    ///   - readable: the number of bytes that may be read, from the term's first byte on.
    @inline(__always)
    @unsafe
    init?(inline bytes: UnsafeRawPointer, count: Int, space: TermSpace, readable: Int) {
        if count > Self.maxInlineByteCount || space.rawValue > Self.maxInlineSpace { return nil }
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
        self.word = word | head &<< 56
    }

    /// The key of a long term: a hash of its bytes and space.
    ///
    /// Each step multiplies and folds eight bytes. The hash need not resist attacks, because collisions only cost
    /// time.
    @unsafe
    init(hashing bytes: UnsafeRawPointer, count: Int, space: TermSpace) {
        var hash = UInt64(truncatingIfNeeded: count) ^ (UInt64(space.rawValue) << 32)
        var offset = 0
        while offset &+ 8 <= count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            hash = Self.mix(hash ^ word)
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < count {
            rest = unsafe (rest << 8) | UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self))
            offset &+= 1
        }
        word = Self.mix(hash ^ rest) | Self.hashFlag
    }

    var isFree: Bool { word == 0 }

    /// Whether the word is a hash, so that the term's bytes are stored elsewhere.
    var isHash: Bool { word & Self.hashFlag != 0 }

    /// A hash of the word. Its leading bits select partition and slot.
    @inline(__always)
    var hash: UInt64 { Self.mix(word) }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return (high ^ low) &+ 0xD1B5_4A32_D192_ED03
    }

    // MARK: Short keys

    /// The term's space.
    ///
    /// - Precondition: the word is not a hash.
    @inline(__always)
    var space: TermSpace { TermSpace(rawValue: UInt8(truncatingIfNeeded: word &>> 56) & 15) }

    /// The bytes of the key in the dictionary: space, then term.
    ///
    /// - Precondition: the word is not a hash.
    var bytes: [UInt8] {
        let term = (0..<Int(word &>> 60)).map {
            UInt8(truncatingIfNeeded: word &>> UInt64(8 * $0))
        }
        return [space.rawValue] + term
    }

    /// The first eight bytes of the key as a big-endian number, padded with zeros.
    ///
    /// - Precondition: the word is not a hash.
    var prefix: UInt64 { word.byteSwapped &>> 8 | UInt64(space.rawValue) &<< 56 }
}

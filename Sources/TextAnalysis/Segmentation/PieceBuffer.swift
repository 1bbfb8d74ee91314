/// The pieces of a text in order, with the end and kind of each. A buffer is reused for many texts.
@safe
final class PieceBuffer {
    enum Kind: UInt64 {
        /// Space or punctuation.
        case separator
        case number
        case word
    }

    // `end << 2 | kind`; valid for `capacity` values until deinit.
    private var values: UnsafeMutablePointer<UInt64>
    private var capacity = 4096
    private(set) var count = 0

    init() { unsafe values = .allocate(capacity: capacity) }

    deinit { unsafe values.deallocate() }

    /// Empties the buffer and grows it to one piece per byte of a text.
    func reset(byteCount: Int) {
        count = 0
        guard byteCount >= capacity else { return }
        unsafe values.deallocate()
        capacity = max(byteCount + 1, 2 * capacity)
        unsafe values = .allocate(capacity: capacity)
    }

    /// Appends a piece. There is room for it, since every piece has at least one byte.
    @inline(__always)
    func append(end: Int, _ kind: Kind) {
        unsafe values[count] = UInt64(truncatingIfNeeded: end) << 2 | kind.rawValue
        count &+= 1
    }

    /// Drops all pieces from `newCount` on.
    @inline(__always)
    func truncate(to newCount: Int) { count = newCount }

    /// One past the last byte of a piece.
    ///
    /// - Precondition: `index < count`.
    @inline(__always)
    func end(_ index: Int) -> Int {
        assert(index < count)
        return unsafe Int(truncatingIfNeeded: values[index] >> 2)
    }

    /// What a piece is.
    ///
    /// - Precondition: `index < count`.
    @inline(__always)
    func kind(_ index: Int) -> Kind {
        assert(index < count)
        return unsafe Kind(rawValue: values[index] & 3) ?? .separator
    }
}

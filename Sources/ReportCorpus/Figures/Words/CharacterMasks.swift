/// Sets of characters that are tested with one lookup, like a Bloom filter. A set may report a character that was not
/// added, so true must be verified; false is certain.
struct CharacterMasks: Sendable {
    private var masks: [UInt64]
    /// The masks of a character: one for 64 sets.
    private let width: Int
    private static let size = 1 << 12

    /// - Parameter sets: the characters of each set.
    init(_ sets: [[Unicode.Scalar]]) {
        width = max(1, (sets.count + UInt64.bitWidth - 1) / UInt64.bitWidth)
        masks = [UInt64](repeating: 0, count: Self.size * width)
        for (number, set) in sets.enumerated() {
            for scalar in set { masks[place(of: scalar, number)] |= 1 << UInt64(number & 63) }
        }
    }

    private func place(of scalar: Unicode.Scalar, _ set: Int) -> Int {
        (Int(scalar.value) & (Self.size - 1)) * width + set >> 6
    }

    /// Whether a set may contain a character; false is certain.
    @inline(__always)
    func mayContain(_ scalar: Unicode.Scalar, _ set: Int = 0) -> Bool {
        masks[place(of: scalar, set)] >> UInt64(set & 63) & 1 == 1
    }
}

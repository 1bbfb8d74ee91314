/// Up to 64 sets of characters that are tested with one lookup, like a Bloom filter. A set may report a character that
/// was not added, so true must be verified; false is certain.
struct CharacterMasks: Sendable {
    private var masks = [UInt64](repeating: 0, count: size)
    private static let size = 1 << 12

    /// - Parameter sets: the characters of each set.
    init(_ sets: [[Unicode.Scalar]]) {
        precondition(sets.count <= UInt64.bitWidth)
        for (number, set) in sets.enumerated() {
            for scalar in set { masks[Self.slot(scalar)] |= 1 << UInt64(number) }
        }
    }

    private static func slot(_ scalar: Unicode.Scalar) -> Int { Int(scalar.value) & (size - 1) }

    /// Whether a set may contain a character; false is certain.
    @inline(__always)
    func mayHold(_ scalar: Unicode.Scalar, _ set: Int = 0) -> Bool {
        masks[Self.slot(scalar)] >> UInt64(set) & 1 == 1
    }
}

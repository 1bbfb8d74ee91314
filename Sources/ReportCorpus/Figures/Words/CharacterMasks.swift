/// Sets of characters, up to 64, asked by one look-up. They may hold more characters than were put in: a yes must be looked
/// into, a no is sure.
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

    /// Whether a set may hold a character.
    @inline(__always)
    func mayHold(_ scalar: Unicode.Scalar, _ set: Int = 0) -> Bool {
        masks[Self.slot(scalar)] >> UInt64(set) & 1 == 1
    }
}

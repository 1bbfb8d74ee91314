/// Identifies the content of a file: two hashes and the byte count. Equal contents have equal names.
struct ContentName: Hashable, Sendable, CustomStringConvertible {
    private let narrow: UInt64
    private let wide: UInt64
    private let byteCount: Int

    /// Two FNV-1a hashes, one of them over words of eight bytes.
    ///
    /// - Complexity: O(bytes).
    init(_ bytes: [UInt8]) {
        var (narrow, wide): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0xCBF2_9CE4_8422_2325)
        var word: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            narrow = (narrow ^ UInt64(byte)) &* 0x100_0000_01B3
            word = word << 8 | UInt64(byte)
            if index & 7 == 7 {
                wide = (wide ^ word) &* 0x9E37_79B9_7F4A_7C15
                wide ^= wide >> 29
            }
        }
        self.narrow = narrow
        self.wide = (wide ^ word) &* 0x9E37_79B9_7F4A_7C15
        byteCount = bytes.count
    }

    var description: String {
        "\(String(narrow, radix: 16))-\(String(wide, radix: 16))-\(byteCount)"
    }
}

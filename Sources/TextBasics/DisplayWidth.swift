/// Counts the cells that text takes on a terminal or in a fixed-width font.
public enum DisplayWidth {
    /// The number of cells of a character: two for Han, kana, Hangul, full-width forms and pictures, none for
    /// combining marks, one for others.
    @inlinable
    public static func cells(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E: return 1
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// The number of cells of a text.
    public static func cells(_ text: some StringProtocol) -> Int {
        let sum = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            var sum = 0
            var index = 0
            while index < bytes.count {
                switch unsafe bytes[index] {
                case 0x20...0x7E:
                    sum += 1
                    index += 1
                // U+4000 to U+9FFF
                case 0xE4...0xE9:
                    sum += 2
                    index += 3
                // Punctuation of the width of Han: U+3001 to U+303E, U+FF01 to U+FF3F.
                case 0xE3 where unsafe bytes[index + 1] == 0x80 && bytes[index + 2] < 0xBF,
                    0xEF where unsafe bytes[index + 1] == 0xBC && bytes[index + 2] > 0x80:
                    sum += 2
                    index += 3
                default: return nil
                }
            }
            return sum
        }
        if let sum, let sum { return sum }
        return text.unicodeScalars.reduce(0) { $0 + cells($1) }
    }
}

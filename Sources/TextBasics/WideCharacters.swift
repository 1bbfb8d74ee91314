/// Characters of the width of Han. Spaces between them have no meaning.
public enum WideCharacters {
    /// Whether a character is Han, kana, or punctuation of their width, typographic quotes included.
    /// Full-width digits and letters are not: a space between two numbers stays.
    @inlinable
    public static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF0F,
            0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFF, 0x2018...0x201D, 0x2026, 0x2014:
            return true
        default: return false
        }
    }
}

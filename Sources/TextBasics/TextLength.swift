/// The length of UTF-8 text as people count it.
public enum TextLength {
    /// The number of characters that are not white space.
    ///
    /// - Complexity: O(bytes).
    public static func characters(_ text: Span<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                count += byte == 0x20 || byte >= 0x09 && byte <= 0x0D ? 0 : 1
                index += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            count += isSpace(text, index, length) ? 0 : 1
            index += length
        }
        return count
    }

    /// Whether a character outside ASCII is white space of Unicode: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028,
    /// U+2029, U+202F, U+205F, U+3000.
    private static func isSpace(_ text: Span<UInt8>, _ index: Int, _ length: Int) -> Bool {
        guard length < 4, index + length <= text.count else { return false }
        switch (text[index], text[index + 1]) {
        case (0xC2, 0x85), (0xC2, 0xA0): return true
        case (0xE1, 0x9A): return text[index + 2] == 0x80
        case (0xE2, 0x80):
            let last = text[index + 2]
            return last >= 0x80 && last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF
        case (0xE2, 0x81): return text[index + 2] == 0x9F
        case (0xE3, 0x80): return text[index + 2] == 0x80
        default: return false
        }
    }
}

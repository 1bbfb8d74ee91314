/// Text without control characters: no text in a report or file name may control the terminal, or look like a line that
/// the program itself writes.
package enum PrintableText {
    /// The text with each control character, including line feeds, replaced by a visible character, and each tab by a
    /// space.
    package static func of(_ text: some StringProtocol) -> String {
        if !mayNeedReplacing(text) { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(of(scalar)) }
        return String(result)
    }

    /// Whether a byte of the text may begin a character that is replaced. Text of Han and ASCII has none.
    static func mayNeedReplacing(_ text: some StringProtocol) -> Bool {
        var text = String(text)
        return text.withUTF8 { bytes in
            for index in 0..<bytes.count {
                switch unsafe bytes[index] {
                case 0x00..<0x20, 0x7F, 0xC2, 0xD8: return true
                // U+2000 to U+207F; among them are quotation marks and dashes.
                case 0xE2:
                    let next = unsafe index + 1 < bytes.count ? bytes[index + 1] : 0
                    let last = unsafe index + 2 < bytes.count ? bytes[index + 2] : 0
                    if next == 0x80, last == 0x8E || last == 0x8F || last >= 0xA8 { return true }
                    if next == 0x81 { return true }
                default: continue
                }
            }
            return false
        }
    }

    /// The character that replaces a control character; other characters unchanged.
    package static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: return " "
        // From U+2400 on, there are pictures of the control characters in the same order.
        case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: return "\u{2421}"
        // C1 controls, marks that change the direction of text, and separators of lines.
        case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
            return "\u{FFFD}"
        default: return scalar
        }
    }
}

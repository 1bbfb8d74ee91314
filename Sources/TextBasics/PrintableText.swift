/// Text without control characters: no text in a report or file name may control the terminal, or look like a line that
/// the program itself writes.
package enum PrintableText {
    /// The text with each control character, line feeds too, replaced by a visible one.
    package static func of(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(of(scalar)) }
        return String(result)
    }

    /// The character, or a visible one in its place.
    package static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: return " "
        // U+2400 and on picture the control characters in the same order.
        case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: return "\u{2421}"
        // C1 controls, marks that change the direction of text, and separators of lines.
        case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
            return "\u{FFFD}"
        default: return scalar
        }
    }
}

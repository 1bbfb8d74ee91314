extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return "" }
        if !first.isWhite && !last.isWhite { return String(self) }
        let rest = scalars.drop(while: \.isWhite)
        let end = rest.lastIndex { !$0.isWhite }
        return end.map { String(String.UnicodeScalarView(rest[...$0])) } ?? ""
    }
}

extension String {
    /// Nil for an empty text.
    var nonEmpty: String? { isEmpty ? nil : self }

    /// The text without line breaks and tabs, which become spaces.
    var oneLine: String {
        guard unicodeScalars.contains(where: { $0 != " " && $0.isWhite }) else { return self }
        let pieces = split { $0.isNewline || $0 == "\t" }.map(\.trimmed)
        return pieces.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Unicode.Scalar {
    /// Whether it has the Unicode property White_Space, which few scalars have. The standard library's table lookup
    /// would take a tenth of the time for reading a sheet.
    var isWhite: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000:
            true
        default: false
        }
    }
}

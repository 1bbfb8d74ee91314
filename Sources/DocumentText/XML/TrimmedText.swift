extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        return end.map { String(String.UnicodeScalarView(scalars[...$0])) } ?? ""
    }
}

extension String {
    /// Nil for an empty text.
    var nonEmpty: String? { isEmpty ? nil : self }

    /// The text without line breaks and tabs, which become spaces.
    var oneLine: String {
        guard unicodeScalars.contains(where: { $0.properties.isWhitespace && $0 != " " }) else {
            return self
        }
        let pieces = split { $0.isNewline || $0 == "\t" }.map(\.trimmed)
        return pieces.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// What a token is.
package enum TokenKind: String, Sendable {
    /// A word as the segmenter cut it.
    case word
    /// A number.
    case number
    /// A word of the overlay dictionary, beside the words that it is made of.
    case overlay
    /// A string that the literal layer is made of.
    case gram
}

/// An occurrence of a term: a slice of folded text.
package struct Token: Equatable, Sendable {
    /// First byte in the folded text.
    package var start: UInt32
    /// One past the last byte.
    package var end: UInt32
    /// What it is.
    package var kind: TokenKind

    package init(start: Int, end: Int, kind: TokenKind) {
        self.start = UInt32(start)
        self.end = UInt32(end)
        self.kind = kind
    }

    /// The slice of the folded text.
    package var range: Range<Int> { Int(start)..<Int(end) }

    /// Terms are cut off after so many bytes, on both sides alike: a longer run of letters is no
    /// word, and the literal layer verifies what it finds on the text.
    package static let maximumByteCount = 192

    /// The same token cut to the longest that a term may be.
    func clipped() -> Token {
        guard Int(end - start) > Self.maximumByteCount else { return self }
        return Token(start: Int(start), end: Int(start) + Self.maximumByteCount, kind: kind)
    }
}

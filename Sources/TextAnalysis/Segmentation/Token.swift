/// The kind of a token.
package enum TokenKind: String, Sendable {
    /// A word as the word segmenter cut it.
    case word
    /// A number.
    case number
    /// A word of the overlay dictionary, in addition to its parts.
    case overlay
    /// A term of the literal layer.
    case gram
}

/// An occurrence of a term: a slice of folded text.
package struct Token: Equatable, Sendable {
    /// The offset of the first byte in the folded text.
    package var start: UInt32
    /// The offset after the last byte.
    package var end: UInt32
    /// The kind of the token.
    package var kind: TokenKind

    package init(start: Int, end: Int, kind: TokenKind) {
        self.start = UInt32(start)
        self.end = UInt32(end)
        self.kind = kind
    }

    /// The slice of the folded text.
    package var range: Range<Int> { Int(start)..<Int(end) }

    /// The maximum length of a term in bytes. Longer terms are truncated, in texts and in queries: such a long run of
    /// letters is not a word, and literal matches are verified against the text.
    package static let maxByteCount = 192

    /// The token, truncated to ``maxByteCount`` bytes.
    func clipped() -> Token {
        guard Int(end - start) > Self.maxByteCount else { return self }
        return Token(start: Int(start), end: Int(start) + Self.maxByteCount, kind: kind)
    }
}

internal import InvertedIndex

/// Converts terms to tokens in the fields of the cluster, whose tokenizer splits at white space and after 255 UTF-16
/// units.
enum FieldTokens {
    /// The maximum number of UTF-16 units of a term. Longer terms are written as their hash.
    static let maxUnitCount = 200
    /// A private-use character before the hash. No folded text contains it.
    private static let mark = "\u{F8FF}"

    /// The token of a term: the term itself, or its hash if the tokenizer would split it or if it is not UTF-8.
    static func token(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), bytes.count <= 3 * maxUnitCount,
            text.utf16.count <= maxUnitCount, !text.unicodeScalars.contains(where: isCut)
        {
            return text
        }
        let hashes = [XXHash64.hash(bytes, seed: 1), XXHash64.hash(bytes, seed: 2)]
        return mark
            + hashes.map { hash in
                let digits = String(hash, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
    }

    /// Whether the tokenizer splits at a character, or the character is the mark.
    private static func isCut(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0xF8FF
            || scalar.value >= 0x80 && scalar.properties.isWhitespace
    }

    /// The prefix by which a gram of a single character is found, if the index derives it from the grams that begin
    /// with it; nil if the term has a token of its own.
    static func prefix(of term: Term) -> String? {
        guard term.space == .grams, DocumentTerms.leadingWidth(term.bytes) == term.bytes.count
        else {
            return nil
        }
        let token = token(term.bytes)
        return token.hasPrefix(mark) ? nil : token
    }

    /// The field of a term, by its space.
    static func field(of space: TermSpace) -> String {
        switch space {
        case .words: "w"
        case .overlay: "o"
        case .grams: "g"
        default: "k"
        }
    }

    /// The value of a term in its field. Keywords are not tokenized.
    static func value(of term: Term) -> String {
        term.space == .keywords ? String(decoding: term.bytes, as: UTF8.self) : token(term.bytes)
    }
}

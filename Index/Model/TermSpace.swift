/// The namespace of a term. Terms of different spaces are different, even with equal bytes.
///
/// The space is the first byte of a term's key in the dictionary, so the terms of one space are contiguous there.
public struct TermSpace: RawRepresentable, Hashable, Sendable {
    /// The first byte of the dictionary key.
    public let rawValue: UInt8

    /// Makes a space from its byte.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Words, with frequencies. They affect scores, and only they count towards a doc's length.
    public static let words = TermSpace(rawValue: 1)
    /// Short strings that cover the text, so that no literal match is missed.
    ///
    /// If a gram begins with a character of three or four bytes in UTF-8, such as a Han character, the index also adds
    /// that single character as a gram.
    public static let grams = TermSpace(rawValue: 2)
    /// Whole values to filter by (an agency, a year).
    public static let keywords = TermSpace(rawValue: 3)
    /// Longer words that consist of other words. They affect scores like words, but only their parts count towards a
    /// doc's length.
    public static let overlay = TermSpace(rawValue: 4)

    /// Whether postings count the occurrences of a term in a doc. Otherwise, every frequency is 1.
    ///
    /// Grams and keywords only select docs, so they need no frequencies.
    @inline(__always)
    var countsFrequencies: Bool { self != .grams && self != .keywords }
}

/// A distinct term: its space and its normalised bytes.
public struct Term: Hashable, Sendable {
    /// The namespace of the term.
    public let space: TermSpace
    /// The normalised bytes, at most ``Term/maxByteCount``.
    public let bytes: [UInt8]

    /// The maximum number of bytes in a term. Adding a longer term is a programming error.
    public static let maxByteCount = 32_000

    /// Makes a term.
    public init(_ space: TermSpace, _ bytes: [UInt8]) {
        self.space = space
        self.bytes = bytes
    }

    /// Makes a term from a string's UTF-8.
    public init(_ space: TermSpace, _ string: String) {
        self.init(space, Array(string.utf8))
    }

    /// Hashes the space and the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(space.rawValue)
        // At once: the bytes of an array are hashed one by one.
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    /// The term's key in the dictionary.
    var key: [UInt8] { [space.rawValue] + bytes }
}

/// An occurrence of a term in a doc that is being added: a slice of the text of the terms.
public struct TermOccurrence: Sendable {
    /// The offset of the first byte.
    public var start: UInt32
    /// The offset after the last byte.
    public var end: UInt32
    /// The namespace of the term.
    public var space: TermSpace

    /// Makes an occurrence.
    public init(start: UInt32, end: UInt32, space: TermSpace) {
        self.start = start
        self.end = end
        self.space = space
    }
}

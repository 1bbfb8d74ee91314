/// Which family a term belongs to. Terms of different spaces never meet, even with equal bytes.
///
/// The space is the first byte of a term's key in the dictionary, so the terms of one space stand
/// together there.
public struct TermSpace: RawRepresentable, Hashable, Sendable {
    /// The first byte of the dictionary key.
    public let rawValue: UInt8

    /// Makes a space of its byte.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Words, with frequencies: what ranks. Only these count towards a doc's length.
    public static let words = TermSpace(rawValue: 1)
    /// Short strings that together guarantee that nothing which stands in a doc is missed.
    ///
    /// One that begins with a character of three or four bytes in UTF-8, as Han characters do, stands for that
    /// character too: the index adds the gram of it alone.
    public static let grams = TermSpace(rawValue: 2)
    /// Whole values to filter by (an agency, a year).
    public static let keywords = TermSpace(rawValue: 3)
    /// Longer words laid over others: they rank like words, but a doc's length counts only the words
    /// they are made of.
    public static let overlay = TermSpace(rawValue: 4)

    /// Whether a posting tells how often the term stands in the doc; where not, it says once.
    ///
    /// Grams and keywords choose docs and do not rank them.
    @inline(__always)
    var countsFrequencies: Bool { self != .grams && self != .keywords }
}

/// A distinct term: its space and its normalised bytes.
public struct Term: Hashable, Sendable {
    /// The family of the term.
    public let space: TermSpace
    /// The normalised bytes, at most ``Term/maximumByteCount`` of them.
    public let bytes: [UInt8]

    /// A longer term is refused by the writer's caller and can stand in no index.
    public static let maximumByteCount = 32_000

    /// Makes a term.
    public init(_ space: TermSpace, _ bytes: [UInt8]) {
        self.space = space
        self.bytes = bytes
    }

    /// Makes a term of a string's UTF-8.
    public init(_ space: TermSpace, _ string: String) {
        self.init(space, Array(string.utf8))
    }

    /// The key under which the dictionary holds the term.
    var key: [UInt8] { [space.rawValue] + bytes }
}

/// One occurrence of a term in a doc that is being added: a slice of the bytes handed over with it.
public struct TermOccurrence: Sendable {
    /// First byte of the slice.
    public var start: UInt32
    /// One past its last byte.
    public var end: UInt32
    /// The family of the term.
    public var space: TermSpace

    /// Makes an occurrence.
    public init(start: UInt32, end: UInt32, space: TermSpace) {
        self.start = start
        self.end = end
        self.space = space
    }
}

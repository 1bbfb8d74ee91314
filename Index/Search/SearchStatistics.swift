/// How much work a search did: figures that are the same on every machine.
public struct SearchStatistics: Hashable, Sendable {
    /// Postings that were unpacked.
    public var postingsDecoded = 0
    /// Docs whose score was computed.
    public var docsScored = 0

    /// No work.
    public init() {}
}

/// A doc with its score.
public struct ScoredDoc: Hashable, Sendable {
    /// The doc.
    public let address: DocAddress
    /// Its score.
    public let score: Double

    /// Makes a scored doc.
    public init(address: DocAddress, score: Double) {
        self.address = address
        self.score = score
    }

    /// The total order of hits: higher scores first, equal scores in the order of indexing.
    public static func ranksBefore(_ left: ScoredDoc, _ right: ScoredDoc) -> Bool {
        left.score != right.score ? left.score > right.score : left.address < right.address
    }
}

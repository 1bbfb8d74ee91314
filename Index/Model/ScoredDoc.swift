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

    /// The total order of results: higher scores first, equal scores in the order of indexing.
    public static func ranksBefore(_ left: ScoredDoc, _ right: ScoredDoc) -> Bool {
        left.score != right.score ? left.score > right.score : left.address < right.address
    }
}

/// How hits are ordered. Literal hits come first under every ranking, unless any word is enough.
public enum Ranking: Equatable, Sendable {
    /// BM25 of words only.
    case bm25
    /// BM25 of words, pairs of characters and single characters, and the positions of their first occurrences.
    case relevance(Relevance)

    /// The default.
    public static let standard = Ranking.relevance(Relevance())
}

/// The parameters of ranking by relevance.
///
///     score = heading * sum over strings s of the query of
///                 weight(s) * (BM25 share of s  +  earliness * reach / (reach + position of s))
///             + answer * sum of weights, if the paragraph contains what a question asks for
///     weight(s) = sum over the layers that s belongs to of  layer * idf in that layer * times in the query
///
/// The strings are the query's words, its pairs of neighbouring ideographs, and its single ideographs. A string in two
/// layers, such as a word of two characters, counts in both. Positions are characters from the start of the paragraph,
/// where its topic is; only the first occurrence of a string counts. Words and pairs together rank better than either
/// alone, and positions improve the ranking by as much again: Benchmarks/README.md describes the experiment, and
/// `make tune` repeats it.
public struct Relevance: Equatable, Sendable {
    /// The weight of words.
    public var words = 1.0
    /// The weight of pairs of ideographs.
    public var pairs = 1.0
    /// The weight of single ideographs.
    public var characters = 0.8
    /// The factor for the weights of strings of Latin letters or digits: an ideograph word counts in up to three
    /// layers, AM1470 in one.
    public var names = 3.0
    /// The weight of a first occurrence at the very start; a BM25 share is at most `k1 + 1`.
    public var earliness = 3.3
    /// The position in characters at which earliness has half its weight.
    public var reach = 80.0
    /// The factor for the weights of question words.
    public var questionWord = 0.1
    /// The share of the sum of all weights that a time in the paragraph adds, if the question asks for a time.
    public var time = 0.4
    /// The same for a number.
    public var number = 0.15
    /// The same for the name of a place.
    public var place = 0.07
    /// The factor for the weights of synonyms.
    public var synonymFactor = Relevance.defaultSynonymFactor
    /// The factor for a paragraph that is only a heading: readers look for the text below it.
    public var heading = 0.7
    /// The number of hits that are reranked. BM25 selects them and orders all later hits. It scores words and overlay
    /// words and, if any word is enough, also pairs of ideographs.
    public var depth = 200

    /// The default of `synonymFactor`; also the factor under `Ranking.bm25`.
    static let defaultSynonymFactor = 0.5

    /// How many of the reranked hits a learned model orders by further features: their surroundings, their meaning, and
    /// the text that they share with the query. 0 to use no further features.
    public var modelDepth = 60

    /// Makes the default parameters.
    public init() {}
}

/// What one part of the query adds to a hit's score.
public struct ScorePart: Sendable {
    /// The string, folded. For other evidence, the name of its kind in parentheses.
    public let text: String
    /// The kind of evidence; nil for a string of the query.
    public let evidence: EvidenceKind?
    /// The number of occurrences in the paragraph.
    public let frequency: Int
    /// The number of paragraphs of the index with the string; 0 for other evidence.
    public let docFrequency: Int
    /// The weight, which depends on the rarity of the string and on the query.
    public let weight: Double
    /// The position of the first occurrence in characters; nil if positions do not count.
    public let position: Int?
    /// The paragraph's length in words.
    public let length: Int
    /// The average length of all paragraphs in words.
    public let averageLength: Double
    /// What the part adds to the score.
    public let score: Double
}

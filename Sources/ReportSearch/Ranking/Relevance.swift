/// How hits are put in order. Literal hits come first, whichever it is.
public enum Ranking: Equatable, Sendable {
    /// BM25 over words alone.
    case bm25
    /// The evidence of words, of pairs of characters and of single characters, and how early it stands.
    case relevance(Relevance)

    /// The usual way.
    public static let usual = Ranking.relevance(Relevance())
}

/// The parameters of ranking by relevance.
///
///     score = heading * sum over strings s of the query of
///                 weight(s) * (BM25 share of s  +  earliness * reach / (reach + position of s))
///             + answer * sum of weights, if the paragraph holds what a question asks for
///     weight(s) = sum over the layers that s belongs to of  layer * idf in that layer * times in the query
///
/// Strings are the query's words, its pairs of neighbouring ideographs and its ideographs; one that belongs to two
/// layers, as a word of two characters does, counts for both. Positions are characters from the paragraph's
/// beginning, where its subject stands; a string's first place counts. Words and pairs together beat either; the
/// place of what is found tells as much again: Benchmarks/README.md has the experiment, `make tune` repeats it.
public struct Relevance: Equatable, Sendable {
    /// What words count.
    public var words = 1.0
    /// What pairs of ideographs count.
    public var pairs = 1.0
    /// What single ideographs count.
    public var characters = 0.8
    /// What standing at the very beginning counts; a share of BM25 is `k1 + 1` at most.
    public var earliness = 3.3
    /// The position, in characters, at which earliness counts half.
    public var reach = 80.0
    /// What a word that asks counts, against others.
    public var questionWord = 0.1
    /// What holding a time counts where a question asks for one, against all of the query's strings.
    public var time = 0.4
    /// The same of numbers.
    public var number = 0.15
    /// The same of places.
    public var place = 0.07
    /// What another name of an expression counts, against the expression itself.
    public var otherName = Relevance.ofOtherNames
    /// What a paragraph that is nothing but a heading counts: who searches wants the text under it.
    public var heading = 0.7
    /// How many hits are ranked so. They are chosen by BM25 over words and pairs, and the others follow in that order.
    public var depth = 300

    /// See `otherName`; the same where BM25 ranks.
    static let ofOtherNames = 0.5

    /// Makes the usual parameters.
    public init() {}
}

/// What a part of the query adds to a hit's score.
public struct ScorePart: Sendable {
    /// What was looked for, folded; what a question asks for stands in parentheses.
    public let text: String
    /// How often it stands in the paragraph.
    public let frequency: Int
    /// How many paragraphs of the index hold it.
    public let docFrequency: Int
    /// What it counts: its rarity, and how the query weighs it.
    public let weight: Double
    /// Characters before its first place; nil where places do not count.
    public let position: Int?
    /// The paragraph's length in words.
    public let length: Int
    /// The average over all paragraphs.
    public let averageLength: Double
    /// What it adds.
    public let score: Double
}

public import InvertedIndex
public import ReportCorpus

/// How a paragraph matches.
public enum MatchKind: String, Sendable {
    /// Every piece of the query stands in the folded paragraph just so.
    case literal
    /// The paragraph holds the words.
    case words
}

/// A paragraph that was found.
public struct SearchHit: Sendable {
    /// Position among the hits, from 1.
    public let rank: Int
    /// BM25 of the query's words; where all pieces must match, also of the overlay's words in it.
    public let score: Double
    /// How it matches.
    public let match: MatchKind
    /// Where it stands.
    public let place: ParagraphPlace
    /// The searchable text.
    public let text: String
    /// What matched: ranges of Unicode scalars of `text`, rising, without overlap.
    public let highlights: [Range<Int>]
    /// The same as bytes of the original file.
    public let highlightBytes: [Range<Int>]
    /// Paragraphs before it, in reading order, as many as were asked for.
    public let before: [ContextParagraph]
    /// Paragraphs behind it.
    public let after: [ContextParagraph]
    /// What the score is made of, if that was asked for.
    public let explanation: [ScorePart]
}

/// Where a paragraph stands, and what is known of its report.
public struct ParagraphPlace: Sendable {
    /// Where it can be found again.
    public let source: SourcePlace
    /// The headings above it, outermost first.
    public let headings: [String]
    /// The statutory part.
    public let section: Section
    /// What the report says of itself.
    public let metadata: Metadata

    /// The file's path as a person in the working folder would write it; of a row, its id.
    public var file: String { source.file }
    /// The paragraph's number in the file, from 1; 0 for a row of which only the id is kept.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the original file.
    public var bytes: Range<Int> { source.bytes }
}

/// A neighbour of a hit.
public struct ContextParagraph: Sendable {
    /// Its number in the file.
    public let paragraph: Int
    /// Its text.
    public let text: String
}

/// The answer to a request.
public struct SearchResult: Sendable {
    /// The best hits, best first.
    public let hits: [SearchHit]
    /// Whether nothing matched every piece of the query, so that any word was enough.
    public let isRelaxed: Bool
    /// How the query was understood.
    public let understanding: [UnderstoodPart]
    /// Other names that were looked for too.
    public let expansions: [UsedExpansion]
    /// The work it took.
    public let statistics: SearchStatistics
}

/// The files in which a request found something.
public struct FileMatches: Sendable {
    /// A file and how many of its paragraphs match.
    public struct File: Equatable, Sendable {
        /// The file's path as a person in the working folder would write it.
        public let file: String
        /// How many of its paragraphs match.
        public let paragraphs: Int
    }

    /// The files, by path.
    public let files: [File]
    /// Whether nothing matched every piece of the query, so that any word was enough.
    public let isRelaxed: Bool

    /// How many paragraphs match in all.
    public var paragraphCount: Int { files.reduce(0) { $0 + $1.paragraphs } }
}

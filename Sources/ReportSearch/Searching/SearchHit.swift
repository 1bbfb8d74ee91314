public import InvertedIndex
public import ReportCorpus

/// How a paragraph matches.
public enum MatchKind: String, Sendable {
    /// Every piece of the query occurs literally in the folded paragraph.
    case literal
    /// The paragraph contains words of the query, but not every piece literally.
    case words
}

/// A paragraph that was found.
public struct SearchHit: Sendable {
    /// The rank among the hits, from 1.
    public let rank: Int
    /// The score by the request's ranking: see ``Relevance``. BM25 under `Ranking.bm25`, in an index without grams,
    /// and, scaled, for hits after the first `Relevance.depth`. Not comparable between requests.
    public let score: Double
    /// How the paragraph matches.
    public let match: MatchKind
    /// The paragraph's position, and what is known of its report.
    public let place: ParagraphPlace
    /// The searchable text.
    public let text: String
    /// What matched: ranges of Unicode scalars of `text`, ascending and without overlap.
    public let highlights: [Range<Int>]
    /// The same ranges as bytes of the original file.
    public let highlightBytes: [Range<Int>]
    /// The paragraphs before it in reading order, at most `contextCount`.
    public let before: [ContextParagraph]
    /// The paragraphs after it, at most `contextCount`; if it is only a heading, at least those down to the first text
    /// below it.
    public let after: [ContextParagraph]
    /// The parts of the score; empty unless the request asks for them.
    public let explanation: [ScorePart]
}

/// A paragraph's position in its report, and what is known of the report.
public struct ParagraphPlace: Sendable {
    /// The citation place.
    public let source: SourcePlace
    /// The headings above it, outermost first.
    public let headings: [String]
    /// The statutory section.
    public let section: Section
    /// Metadata of the report.
    public let metadata: Metadata
    /// The length in UTF-8 bytes of the automatic number at the beginning of the text; 0 if there is none. The file
    /// does not contain the number: the program that displays the document generates it.
    public let generatedByteCount: Int
    /// Whether a part of the file is damaged, so that text may be missing.
    public let isDamaged: Bool

    /// Other files with the same report.
    public let otherFiles: [String]

    /// Whether the text was recognised from a picture, and may be wrong.
    public var isRecognised: Bool { source.isRecognised }

    package init(
        source: SourcePlace, headings: [String], section: Section, metadata: Metadata,
        generatedByteCount: Int = 0, isDamaged: Bool = false, otherFiles: [String] = []
    ) {
        self.source = source
        self.headings = headings
        self.section = section
        self.metadata = metadata
        self.generatedByteCount = generatedByteCount
        self.isDamaged = isDamaged
        self.otherFiles = otherFiles
    }

    /// The file's path as a person in the working folder would write it; for a row, its id.
    public var file: String { source.file }
    /// The paragraph's number in the file, from 1; 0 for a row without stored text.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The byte range in the original file.
    public var bytes: Range<Int> { source.bytes }
}

/// A paragraph next to a hit.
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
    /// Whether no paragraph matched every piece of the query, so that any word was enough.
    public let isRelaxed: Bool
    /// How the query was understood.
    public let understanding: [UnderstoodPart]
    /// Synonyms that the search used.
    public let expansions: [UsedExpansion]
    /// Statistics of the work done.
    public let statistics: SearchStatistics
}

/// The files with matches of a request.
public struct FileMatches: Sendable {
    /// A file and the number of its matching paragraphs.
    public struct File: Equatable, Sendable {
        /// The file's path as a person in the working folder would write it.
        public let file: String
        /// The number of its matching paragraphs.
        public let paragraphs: Int
    }

    /// The files, by path.
    public let files: [File]
    /// Whether no paragraph matched every piece of the query, so that any word was enough.
    public let isRelaxed: Bool

    /// The total number of matching paragraphs.
    public var paragraphCount: Int { files.reduce(0) { $0 + $1.paragraphs } }
}

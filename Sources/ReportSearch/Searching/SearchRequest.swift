public import InvertedIndex
public import ReportCorpus

/// What to search for, where, and how many hits to return.
public struct SearchRequest: Sendable {
    /// The query as a person writes it; `rlsearch help query` shows the language.
    public var query: String
    /// The maximum number of hits; nil for all.
    public var limit: Int?
    /// Whether paragraphs with any of the words match, for questions in plain language. The query is then plain text.
    public var matchesAny = false
    /// Whether sequences of Latin letters are read as pinyin, in full or as initials.
    public var readsPinyin = false
    /// Whether only paragraphs that contain each piece literally match, as a scan of the folded text would find them.
    public var onlyLiteral = false
    /// Whether paragraphs with any word match if no paragraph matches the whole query.
    public var relaxes = true
    /// Whether to search for synonyms too. Quoted text has no synonyms.
    public var expands = true
    /// The reports and sections to search.
    public var filter = ReportFilter()
    /// Conditions on documents and headings, in the query language, that hits must meet too: title:, file: and heading:,
    /// joined by AND, OR and NOT. Unlike those in the query, they also hold if any word is enough. Empty for none.
    package var condition = ""
    /// The only docs to search, ascending; nil for all.
    package var docs: [DocAddress]?
    /// The number of neighbouring paragraphs to return on each side of a hit.
    public var contextCount = 0
    /// How hits are ordered.
    public var ranking = Ranking.standard
    /// Parameters of BM25, under every ranking.
    public var bm25 = BM25()
    /// Whether to compute the highlights of each hit.
    public var marksMatches = true
    /// Whether to explain each score.
    public var explains = false

    /// Makes a request for the best hits of a query.
    public init(_ query: String, limit: Int? = 10) {
        self.query = query
        self.limit = limit
    }
}

/// Which paragraphs to search. Empty fields accept all.
public struct ReportFilter: Equatable, Sendable {
    /// Years reported on; each range includes its ends. At least one must match.
    public var years: [ClosedRange<Int>] = []
    /// Parts of agency names; at least one must match.
    public var agencies: [String] = []
    /// Parts of region paths such as 天津市/滨海新区; at least one must match.
    public var regions: [String] = []
    /// Statutory sections; at least one must match.
    public var sections: [Section] = []
    /// Whether files that hold the same report as another file are searched too. Otherwise a paragraph that is in both
    /// is found only once.
    public var includesCopies = false

    /// Makes a filter without conditions, which leaves out copies.
    public init() {}

    /// Whether the filter has no conditions and leaves out copies.
    public var isEmpty: Bool { self == ReportFilter() }
}

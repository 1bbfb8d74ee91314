public import InvertedIndex
public import ReportCorpus

/// What to look for, where, and how many hits to bring.
public struct SearchRequest: Sendable {
    /// The query as a person writes it.
    public var query: String
    /// The most hits to return; nil for all.
    public var limit: Int?
    /// Ranks paragraphs that hold any of the words, for questions in plain language.
    public var matchesAny = false
    /// Whether rows of Latin letters are read as pinyin, in full or as initials.
    public var readsPinyin = false
    /// Whether paragraphs with any word are an answer to words that no paragraph holds all of.
    public var relaxes = true
    /// Whether to look for other names of what the query names too; never of what stands in quotation marks.
    public var expands = true
    /// Which reports and sections to look in.
    public var filter = ReportFilter()
    /// Neighbouring paragraphs to bring with each hit, on either side.
    public var contextCount = 0
    /// How hits are put in order.
    public var ranking = Ranking.usual
    /// Parameters of BM25, whichever the ranking.
    public var bm25 = BM25()
    /// Whether to find the places of each hit that matched.
    public var marksMatches = true
    /// Whether to say what each score is made of.
    public var explains = false

    /// Makes a request for the best hits of a query.
    public init(_ query: String, limit: Int? = 10) {
        self.query = query
        self.limit = limit
    }
}

/// Which paragraphs to look in. Empty fields accept all.
public struct ReportFilter: Equatable, Sendable {
    /// Years reported on, each range inclusive; any may fit.
    public var years: [ClosedRange<Int>] = []
    /// Parts of agency names; any may fit.
    public var agencies: [String] = []
    /// Parts of region paths such as 天津市/滨海新区; any may fit.
    public var regions: [String] = []
    /// Statutory parts; any may fit.
    public var sections: [Section] = []

    /// Accepts everything.
    public init() {}

    /// Whether nothing is filtered.
    public var isEmpty: Bool { self == ReportFilter() }
}

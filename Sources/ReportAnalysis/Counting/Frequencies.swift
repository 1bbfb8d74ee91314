internal import InvertedIndex
internal import ReportCorpus
public import ReportSearch

/// The frequencies of terms in the reports of each group.
public struct FrequencyTable: Sendable {
    /// The counts of one term in one group.
    public struct Cell: Equatable, Sendable {
        /// Occurrences in folded text, counted from the left without overlap.
        public internal(set) var count = 0
        /// Paragraphs with an occurrence.
        public internal(set) var paragraphs = 0
        /// Reports with an occurrence.
        public internal(set) var reports = 0
    }

    /// A group with its size and counts.
    public struct Row: Sendable {
        /// The values that define the group, one for each key; nil if unknown.
        public let values: [String?]
        /// All paragraphs.
        public internal(set) var allParagraphs = 0
        /// All reports.
        public internal(set) var allReports = 0
        /// All characters, without white space.
        public internal(set) var characters = 0
        /// One cell for each term, in the order of the terms.
        public internal(set) var cells: [Cell]

        /// Adds the counts of another row, but not those of reports.
        mutating func add(_ other: Row) {
            allParagraphs += other.allParagraphs
            characters += other.characters
            for (index, cell) in other.cells.enumerated() {
                cells[index].count += cell.count
                cells[index].paragraphs += cell.paragraphs
            }
        }

        /// Occurrences of a term per ten thousand characters.
        ///
        /// - Parameter term: the index of the term.
        public func perTenThousand(_ term: Int) -> Double {
            characters == 0 ? 0 : Double(cells[term].count) * 10_000 / Double(characters)
        }
    }

    /// The terms as given.
    public let terms: [String]
    /// The groups, ordered by their values.
    public let rows: [Row]
    /// The counts of all groups. A report with several sections may be in several groups, but counts here once.
    public let total: Row
}

extension FrequencyTable {
    /// Counts literal occurrences of terms by groups.
    ///
    /// Only paragraphs that may contain a term, according to the grams of the index, are read. The lengths of texts are
    /// stored in the index; where they are not (rows, indexes of older versions), those texts are read to measure them.
    ///
    /// - Parameter filter: the reports and sections to count in.
    /// - Complexity: O(text of the paragraphs that may contain a term), divided between all cores, + O(paragraphs).
    public init(
        of terms: [String], by keys: [GroupKey], filter: ReportFilter = ReportFilter(),
        in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let searcher = searcher.pinned()
        let session = try searcher.session()
        var whole = filter
        whole.sections = []
        let runs = try SourceRuns(
            try session.docs(of: try session.docFilter(whole)), in: session,
            countsCopies: filter.includesCopies)
        let wanted = try session.docFilter(filter)
        var tally = FrequencyTally(terms: terms.count, keys: keys, runs: runs)
        var unknown: [DocAddress] = []
        for (number, run) in runs.runs.enumerated() {
            if let lengths = run.lengths {
                for length in lengths
                where filter.sections.isEmpty || filter.sections.contains(length.section) {
                    tally.add(length, of: number)
                }
            } else {
                unknown += runs.docs[run.docs]
            }
        }
        if !unknown.isEmpty {
            if !filter.sections.isEmpty {
                unknown = DocAddress.common(unknown, try session.docs(of: wanted))
            }
            let lengths = try CorpusPass.map(
                unknown, in: searcher, makeWorker: { CorpusTexts($0) }
            ) { texts, docs throws(ReportSearchError) in
                try LengthCount.lengths(of: docs, texts, runs)
            }
            for (run, length) in lengths.joined() { tally.add(length, of: run) }
        }
        let holding = try session.docs(mayContain: terms, among: wanted)
        let counts = try CorpusPass.map(
            holding, in: searcher, makeWorker: { FrequencyCounter(terms, CorpusTexts($0)) }
        ) { counter, docs throws(ReportSearchError) in try counter.count(docs, runs) }
        for count in counts.joined() { tally.add(count) }
        (rows, total) = tally.table
        self.terms = terms
    }
}

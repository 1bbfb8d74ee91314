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

        /// Occurrences of a term for each ten thousand characters.
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
    /// - Parameter filter: the reports and sections to count in.
    /// - Complexity: O(text in the filter), divided between all cores.
    public init(
        of terms: [String], by keys: [GroupKey], filter: ReportFilter = ReportFilter(),
        in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let docs = try session.docs(of: try session.docFilter(filter))
        let none = [FrequencyTable.Cell](repeating: .init(), count: terms.count)
        let parts = try CorpusPass.map(
            docs, in: searcher,
            makeWorker: { session in
                FrequencyCounter(terms, keys, CorpusTexts(session))
            }
        ) { counter, docs throws(ReportSearchError) in try counter.count(docs) }
        var rows: [GroupValues: FrequencyTable.Row] = [:]
        var reports: [GroupValues: [Set<[UInt8]>]] = [:]
        for part in parts {
            for (group, row) in part.rows {
                rows[group, default: FrequencyTable.Row(values: group.values, cells: none)].add(row)
            }
            for (group, sets) in part.reports {
                reports[group] = reports[group].map { zip($0, sets).map { $0.union($1) } } ?? sets
            }
        }
        var total = FrequencyTable.Row(values: keys.map { _ in nil }, cells: none)
        for (group, sets) in reports {
            rows[group]?.allReports = sets[terms.count].count
            for index in terms.indices { rows[group]?.cells[index].reports = sets[index].count }
        }
        for row in rows.values { total.add(row) }
        for index in 0...terms.count {
            let all = reports.values.reduce(into: Set()) { $0.formUnion($1[index]) }.count
            if index < terms.count {
                total.cells[index].reports = all
            } else {
                total.allReports = all
            }
        }
        let ordered = rows.sorted { GroupValues.precedes($0.key, $1.key) }
        self.init(terms: terms, rows: ordered.map(\.value), total: total)
    }
}

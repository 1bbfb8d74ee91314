internal import InvertedIndex
internal import ReportCorpus
public import ReportSearch

/// For each group, the number of paragraphs and reports that match a query, and the number of all. A request for literal
/// matches counts what a scan of the folded text counts.
public struct FacetTable: Sendable {
    /// The counts of a group.
    public struct Row: Equatable, Sendable {
        /// The values that define the group, one for each key; nil if unknown.
        public let values: [String?]
        /// Matching paragraphs.
        public internal(set) var paragraphs = 0
        /// All paragraphs.
        public internal(set) var allParagraphs = 0
        /// Reports with a matching paragraph.
        public internal(set) var reports = 0
        /// All reports.
        public internal(set) var allReports = 0

        /// Reports without a matching paragraph.
        public var reportsWithout: Int { allReports - reports }
    }

    /// The groups, those with most matching paragraphs first; includes groups without matches.
    public let rows: [Row]
    /// The counts of all groups. A report with several sections may be in several groups, but counts here once.
    public let total: Row
}

extension FacetTable {
    /// Counts the matches of a request by groups. Limit and ranking of the request are ignored.
    ///
    /// - Complexity: that of finding all matches, plus O(paragraphs in the filter).
    public init(
        of request: SearchRequest, by keys: [GroupKey], in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let filter = try session.docFilter(request.filter)
        let runs = try SourceRuns(
            try session.docs(of: filter), in: session,
            countsCopies: request.filter.includesCopies)
        let matching = try session.docs(of: request)
        var rows: [GroupValues: FacetTable.Row] = [:]
        var reports: [GroupValues: (all: Set<Int>, matching: Set<Int>)] = [:]
        func add(_ all: [Int], _ matches: [Int], _ section: Section?) {
            for (number, run) in runs.runs.enumerated() where all[number] > 0 {
                let group = GroupValues(
                    values: keys.map { $0.value(run.metadata, section, kind: run.kind) })
                rows[group, default: FacetTable.Row(values: group.values)].allParagraphs +=
                    all[number]
                rows[group]?.paragraphs += matches[number]
                reports[group, default: ([], [])].all.insert(run.report)
                if matches[number] > 0 { reports[group]?.matching.insert(run.report) }
            }
        }
        if keys.contains(.section) {
            for section in Section.allCases {
                let docs = try session.docs(of: .all([filter, .section(section)]))
                add(
                    runs.counts(of: docs), runs.counts(of: DocAddress.common(matching, docs)),
                    section)
            }
        } else {
            add(runs.runs.map(\.docs.count), runs.counts(of: matching), nil)
        }
        var total = FacetTable.Row(values: keys.map { _ in nil })
        for (group, sets) in reports {
            rows[group]?.reports = sets.matching.count
            rows[group]?.allReports = sets.all.count
        }
        total.paragraphs = rows.values.reduce(0) { $0 + $1.paragraphs }
        total.allParagraphs = rows.values.reduce(0) { $0 + $1.allParagraphs }
        total.reports = reports.values.reduce(into: Set()) { $0.formUnion($1.matching) }.count
        total.allReports = reports.values.reduce(into: Set()) { $0.formUnion($1.all) }.count
        let ordered = rows.sorted { left, right in
            left.value.paragraphs != right.value.paragraphs
                ? left.value.paragraphs > right.value.paragraphs
                : GroupValues.precedes(left.key, right.key)
        }
        self.init(rows: ordered.map(\.value), total: total)
    }
}

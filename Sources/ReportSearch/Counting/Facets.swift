internal import InvertedIndex

/// How many paragraphs and reports of each group match a query, and how many there are.
public struct FacetTable: Sendable {
    /// The counts of a group.
    public struct Row: Equatable, Sendable {
        /// What the group's paragraphs share.
        public let values: [String?]
        /// Paragraphs that match.
        public internal(set) var paragraphs = 0
        /// Paragraphs there are.
        public internal(set) var allParagraphs = 0
        /// Reports with a paragraph that matches.
        public internal(set) var reports = 0
        /// Reports there are.
        public internal(set) var allReports = 0

        /// Reports without any.
        public var reportsWithout: Int { allReports - reports }
    }

    /// Those with most matching paragraphs first; groups without any too.
    public let rows: [Row]
    /// Over all groups. A report may belong to several groups by its sections, and counts here once.
    public let total: Row
}

extension ReportSearcher {
    /// Counts what matches a request by groups. Limit and ranking do not matter.
    ///
    /// - Complexity: that of finding all matches, and O(paragraphs in the filter).
    public func facets(
        _ request: SearchRequest, by keys: [GroupKey]
    ) throws(ReportSearchError) -> FacetTable {
        let matching = Set(try allMatches(request).map(\.doc))
        var rows: [GroupValues: FacetTable.Row] = [:]
        var reports: [GroupValues: (all: Set<[UInt8]>, matching: Set<[UInt8]>)] = [:]
        try Grouping(searcher: self, keys: keys).forEach(try docFilter(request.filter)) {
            doc, report, group in
            let isMatch = matching.contains(doc)
            rows[group, default: FacetTable.Row(values: group.values)].allParagraphs += 1
            reports[group, default: ([], [])].all.insert(report)
            if isMatch {
                rows[group]?.paragraphs += 1
                reports[group]?.matching.insert(report)
            }
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
        return FacetTable(rows: ordered.map(\.value), total: total)
    }

    /// All paragraphs that match a request, and none that only hold some of its words.
    func allMatches(_ request: SearchRequest) throws(ReportSearchError) -> [Match] {
        var request = request
        request.limit = nil
        request.ranking = .bm25
        request.relaxes = false
        return try matches(try analyzed(request), request)
    }
}

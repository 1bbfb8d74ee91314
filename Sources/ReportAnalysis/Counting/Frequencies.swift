internal import InvertedIndex
public import ReportSearch
internal import TextAnalysis

/// How often terms stand in the reports of each group.
public struct FrequencyTable: Sendable {
    /// A term's counts in a group.
    public struct Cell: Equatable, Sendable {
        /// Times that it stands there: in folded text, from the left, without overlap.
        public internal(set) var count = 0
        /// Paragraphs in which it does.
        public internal(set) var paragraphs = 0
        /// Reports in which it does.
        public internal(set) var reports = 0
    }

    /// A group and what there is of it.
    public struct Row: Sendable {
        /// What the group's paragraphs share.
        public let values: [String?]
        /// Paragraphs there are.
        public internal(set) var allParagraphs = 0
        /// Reports there are.
        public internal(set) var allReports = 0
        /// Characters there are, without white space.
        public internal(set) var characters = 0
        /// One for each term.
        public internal(set) var cells: [Cell]

        /// Times that a term stands there, for each ten thousand characters.
        public func perTenThousand(_ term: Int) -> Double {
            characters == 0 ? 0 : Double(cells[term].count) * 10_000 / Double(characters)
        }
    }

    /// As they were given.
    public let terms: [String]
    /// By their values.
    public let rows: [Row]
    /// Over all groups. A report may belong to several groups by its sections, and counts here once.
    public let total: Row
}

extension FrequencyTable {
    /// Counts how often strings stand literally, by groups.
    ///
    /// - Parameter filter: which reports and sections count.
    /// - Complexity: that of finding each term literally, and O(text in the filter).
    public init(
        of terms: [String], by keys: [GroupKey], filter: ReportFilter = ReportFilter(),
        in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        var holders: [Set<DocAddress>] = []
        for term in terms { holders.append(Set(try session.docs(literally: term))) }
        let forms = terms.map { session.forms(of: session.fold($0)) }
        var rows: [GroupValues: FrequencyTable.Row] = [:]
        var reports: [GroupValues: [Set<[UInt8]>]] = [:]
        let none = [FrequencyTable.Cell](repeating: .init(), count: terms.count)
        try Grouping(session: session, keys: keys).forEach(try session.docFilter(filter)) {
            doc, report, group throws(ReportSearchError) in
            let text = try session.reader.paragraph(doc).text
            var row = rows[group] ?? FrequencyTable.Row(values: group.values, cells: none)
            // The last set holds all reports of the group.
            var sets = reports[group] ?? Array(repeating: [], count: terms.count + 1)
            row.allParagraphs += 1
            row.characters += text.unicodeScalars.count { !$0.properties.isWhitespace }
            sets[terms.count].insert(report)
            for index in terms.indices where holders[index].contains(doc) {
                let folded = session.fold(text)
                let count = forms[index].reduce(0) {
                    $0 + LiteralMatch.ranges(of: $1, in: folded).count
                }
                row.cells[index].count += count
                row.cells[index].paragraphs += 1
                sets[index].insert(report)
            }
            rows[group] = row
            reports[group] = sets
        }
        var total = FrequencyTable.Row(values: keys.map { _ in nil }, cells: none)
        for (group, sets) in reports {
            rows[group]?.allReports = sets[terms.count].count
            for index in terms.indices { rows[group]?.cells[index].reports = sets[index].count }
        }
        for row in rows.values {
            total.allParagraphs += row.allParagraphs
            total.characters += row.characters
            for (index, cell) in row.cells.enumerated() {
                total.cells[index].count += cell.count
                total.cells[index].paragraphs += cell.paragraphs
            }
        }
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

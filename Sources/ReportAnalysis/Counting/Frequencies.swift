internal import InvertedIndex
public import ReportSearch
internal import TextAnalysis

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
    /// - Complexity: that of finding each term literally, plus O(text in the filter).
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

internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch
internal import StoredReports

/// Adds up frequencies by groups.
struct FrequencyTally {
    private let keys: [GroupKey]
    private let runs: SourceRuns
    private let none: [FrequencyTable.Cell]
    private let bySection: Bool
    private var rows: [GroupValues: FrequencyTable.Row] = [:]
    /// For each group, the reports with each term; the last set has all reports.
    private var reports: [GroupValues: [Set<Int>]] = [:]

    init(terms: Int, keys: [GroupKey], runs: SourceRuns) {
        self.keys = keys
        self.runs = runs
        none = .init(repeating: .init(), count: terms)
        bySection = keys.contains(.section)
    }

    private func group(_ run: Int, _ section: Section) -> GroupValues {
        let run = runs.runs[run]
        return GroupValues(
            values: keys.map { $0.value(run.metadata, bySection ? section : nil, kind: run.kind) })
    }

    /// Adds the length of a section of a file.
    mutating func add(_ length: SectionLength, of run: Int) {
        let group = group(run, length.section)
        rows[group, default: FrequencyTable.Row(values: group.values, cells: none)].allParagraphs +=
            length.paragraphs
        rows[group]?.characters += length.characters
        reports[group, default: Array(repeating: [], count: none.count + 1)][none.count]
            .insert(runs.runs[run].report)
    }

    /// Adds the occurrences of terms in a section of a file.
    mutating func add(_ counts: TermCounts) {
        let group = group(counts.run, counts.section)
        for (term, cell) in counts.cells.enumerated() where cell.count > 0 {
            rows[group, default: FrequencyTable.Row(values: group.values, cells: none)]
                .cells[term].count += cell.count
            rows[group]?.cells[term].paragraphs += cell.paragraphs
            reports[group, default: Array(repeating: [], count: none.count + 1)][term]
                .insert(runs.runs[counts.run].report)
        }
    }

    /// The rows in the order of their groups, and their sum.
    var table: (rows: [FrequencyTable.Row], total: FrequencyTable.Row) {
        var rows = rows
        var total = FrequencyTable.Row(values: keys.map { _ in nil }, cells: none)
        for (group, sets) in reports {
            rows[group]?.allReports = sets[none.count].count
            for term in none.indices { rows[group]?.cells[term].reports = sets[term].count }
        }
        for row in rows.values { total.add(row) }
        for index in 0...none.count {
            let all = reports.values.reduce(into: Set()) { $0.formUnion($1[index]) }.count
            if index < none.count {
                total.cells[index].reports = all
            } else {
                total.allReports = all
            }
        }
        return (rows.sorted { GroupValues.precedes($0.key, $1.key) }.map(\.value), total)
    }
}

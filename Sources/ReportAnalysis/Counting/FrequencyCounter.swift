internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch
internal import TextAnalysis

/// Counts terms in the text of paragraphs, by group. Not to be shared between threads.
final class FrequencyCounter {
    /// What was counted in some paragraphs.
    struct Part: Sendable {
        var rows: [GroupValues: FrequencyTable.Row] = [:]
        /// For each group the reports with each term, and last all reports.
        var reports: [GroupValues: [Set<[UInt8]>]] = [:]
    }

    private let keys: [GroupKey]
    private let texts: CorpusTexts
    private let forms: [[[UInt8]]]
    private let none: [FrequencyTable.Cell]

    init(_ terms: [String], _ keys: [GroupKey], _ texts: CorpusTexts) {
        self.keys = keys
        self.texts = texts
        let session = texts.session
        forms = terms.map { session.forms(of: session.fold($0)) }
        none = .init(repeating: .init(), count: terms.count)
    }

    /// Counts the terms in docs.
    func count(_ docs: ArraySlice<DocAddress>) throws(ReportSearchError) -> Part {
        var part = Part()
        var runs: [(group: GroupValues, section: Section, row: FrequencyTable.Row)] = []
        var last: (key: [UInt8], metadata: Metadata)?
        /// Adds what was counted in one report.
        func endReport() {
            guard let last else { return }
            for run in runs {
                part.rows[
                    run.group, default: FrequencyTable.Row(values: run.group.values, cells: none)
                ]
                .add(run.row)
                var sets = part.reports[run.group] ?? Array(repeating: [], count: none.count + 1)
                sets[none.count].insert(last.key)
                for index in none.indices where run.row.cells[index].count > 0 {
                    sets[index].insert(last.key)
                }
                part.reports[run.group] = sets
            }
            runs.removeAll(keepingCapacity: true)
        }
        let bySection = keys.contains(.section)
        try texts.session.forEachReport(of: Array(docs)) {
            doc, key, metadata throws(ReportSearchError) in
            if last?.key != key {
                endReport()
                last = (key, metadata)
            }
            try texts.fold(doc) { original, section in
                let place = runs.firstIndex { !bySection || $0.section == section } ?? runs.count
                if place == runs.count {
                    let group = GroupValues(
                        values: keys.map { $0.value(metadata, bySection ? section : nil) })
                    runs.append(
                        (group, section, FrequencyTable.Row(values: group.values, cells: none)))
                }
                add(original, to: &runs[place].row)
            }
        }
        endReport()
        return part
    }

    private func add(_ original: Span<UInt8>, to row: inout FrequencyTable.Row) {
        row.allParagraphs += 1
        row.characters += TextLength.characters(original)
        let folded = texts.session.analyzer.folded
        for index in forms.indices {
            let count = forms[index].reduce(0) { $0 + LiteralMatch.count(of: $1, in: folded.bytes) }
            if count == 0 { continue }
            row.cells[index].count += count
            row.cells[index].paragraphs += 1
        }
    }
}

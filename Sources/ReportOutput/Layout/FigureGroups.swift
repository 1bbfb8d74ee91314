internal import ReportCorpus

/// A table of figures for people: a row for each indicator and group, a column for each value of the last key, and
/// notes below the table that cite each figure.
package struct FigureGroups {
    private struct Row: Hashable {
        let indicator: String
        let unit: String
        /// Levels and changes of one indicator are separate series.
        let isChange: Bool
        let values: [String?]
    }

    private let header: [String]
    private var rows: [(row: Row, cells: [String: [String]])] = []
    private let columns: [String]
    private var notes: [String] = []
    /// The first value of each row and column that is not a range.
    private var points: [Row: [String: (value: Double, text: String)]] = [:]

    private let unknown: String

    /// - Parameter joins: whether the spellings of one indicator are one row.
    package init(
        _ figures: [PlacedFigure], rows keys: [GroupKey], columns key: GroupKey,
        joins: Bool = true, language: Language
    ) {
        func name(_ figure: PlacedFigure) -> String {
            joins ? FigureSeries.name(of: figure.figure.indicator) : figure.figure.indicator
        }
        unknown = Message.unknown[language]
        /// The text of a value of the last key.
        func shown(_ value: String?) -> String {
            guard let value else { return Message.unknown[language] }
            guard key == .section, let section = Section(rawValue: value) else { return value }
            return Message.section(section)[language]
        }
        columns = Set(figures.map { shown($0.values(of: [key])[0]) }).sorted()
        header =
            keys.map { Message.groupKey($0)[language] }
            + [Field.indicator.title[language], Field.unit.title[language]] + columns
        var places: [Row: Int] = [:]
        for figure in figures {
            let row = Row(
                indicator: name(figure), unit: figure.figure.unit,
                isChange: figure.figure.change != nil, values: figure.values(of: keys))
            let place = places[row] ?? rows.count
            if place == rows.count {
                places[row] = place
                rows.append((row, [:]))
            }
            notes.append(
                "[\(notes.count + 1)] \(figure.source.citation) "
                    + Message.bytes(figure.bytes)[language])
            let column = shown(figure.values(of: [key])[0])
            if figure.figure.upper == nil, points[row]?[column] == nil {
                points[row, default: [:]][column] = (
                    figure.figure.amount?.double ?? figure.figure.value.double,
                    FigureText.value(figure.figure, language)
                )
            }
            rows[place].cells[column, default: []].append(
                "\(FigureText.value(figure.figure, language)) [\(notes.count)]")
        }
    }

    /// The values of each row, by column.
    var series: [(title: String, points: [(column: String, value: Double, text: String)])] {
        rows.map { row, _ in
            let title = (row.values.map { $0 ?? unknown } + [row.indicator, row.unit])
                .filter { !$0.isEmpty }.joined(separator: " · ")
            return (
                title,
                columns.compactMap { column in
                    points[row]?[column].map { (column, $0.value, $0.text) }
                }
            )
        }
    }

    /// The table and its notes.
    ///
    /// - Parameter width: the width of a line in cells.
    package func lines(width: Int) -> [String] {
        let table = TextTable.lines(
            header,
            rows.map { row, cells in
                row.values.map { $0 ?? unknown } + [row.indicator, row.unit]
                    + columns.map { cells[$0]?.joined(separator: "; ") ?? "" }
            }, numbers: Set(header.indices.suffix(columns.count)), width: width)
        return rows.isEmpty ? [] : table + [""] + notes.map { PrintableText.of($0) }
    }

    /// Sorts figures by group, then by indicator; with `joins`, by the common name of its spellings. The sort is
    /// stable.
    package static func sorted(
        _ figures: [PlacedFigure], by keys: [GroupKey], joins: Bool = true
    ) -> [PlacedFigure] {
        func name(_ figure: PlacedFigure) -> String {
            joins ? FigureSeries.name(of: figure.figure.indicator) : figure.figure.indicator
        }
        return figures.enumerated().map { ($0.offset, $0.element, $0.element.values(of: keys)) }
            .sorted { left, right in
                for (one, other) in zip(left.2, right.2) where one != other {
                    // Unknown values come last.
                    guard let one else { return false }
                    guard let other else { return true }
                    return one < other
                }
                let (one, other) = (name(left.1), name(right.1))
                return one != other ? one < other : left.0 < right.0
            }
            .map(\.1)
    }
}

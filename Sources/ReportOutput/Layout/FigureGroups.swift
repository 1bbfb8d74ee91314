internal import ReportCorpus

/// A table of figures for people: a row for each indicator and group, a column for each value of the last key, and
/// below the table the citation place of each cell.
package struct FigureGroups {
    private struct Row: Hashable {
        let indicator: String
        let unit: String
        let values: [String?]
    }

    private let header: [String]
    private var rows: [(row: Row, cells: [String: [String]])] = []
    private let columns: [String]
    private var notes: [String] = []

    private let unknown: String

    package init(
        _ figures: [PlacedFigure], rows keys: [GroupKey], columns key: GroupKey, language: Language
    ) {
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
                indicator: figure.figure.indicator, unit: figure.figure.unit,
                values: figure.values(of: keys))
            let place = places[row] ?? rows.count
            if place == rows.count {
                places[row] = place
                rows.append((row, [:]))
            }
            notes.append(
                "[\(notes.count + 1)] \(figure.source.citation) "
                    + Message.bytes(figure.bytes)[language])
            let column = shown(figure.values(of: [key])[0])
            rows[place].cells[column, default: []].append(
                "\(Self.text(figure.figure)) [\(notes.count)]")
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

    /// The value of a figure with its qualifier: 约30.
    package static func text(_ figure: Figure) -> String {
        let value = figure.value.description + (figure.upper.map { "–\($0)" } ?? "")
        return switch figure.qualifier {
        case .exact: value
        case .about: "约\(value)"
        case .nearly: "近\(value)"
        case .more: "\(value)余"
        case .atLeast: "≥\(value)"
        case .atMost: "≤\(value)"
        }
    }

    /// Sorts by group, then by indicator; otherwise keeps the order.
    package static func sorted(_ figures: [PlacedFigure], by keys: [GroupKey]) -> [PlacedFigure] {
        figures.enumerated().map { ($0.offset, $0.element, $0.element.values(of: keys)) }
            .sorted { left, right in
                for (one, other) in zip(left.2, right.2) where one != other {
                    // Unknown values come last.
                    guard let one else { return false }
                    guard let other else { return true }
                    return one < other
                }
                let (one, other) = (left.1.figure.indicator, right.1.figure.indicator)
                return one != other ? one < other : left.0 < right.0
            }
            .map(\.1)
    }
}

import ReportSearch

/// Figures as people compare them: a row for each indicator and group, a column for each value of the last key, and
/// below the table the place of every cell.
struct FigureGroups {
    private struct Row: Hashable {
        let indicator: String
        let unit: String
        let values: [String?]
    }

    private let header: [String]
    private var rows: [(row: Row, cells: [String: [String]])] = []
    private let columns: [String]
    private var notes: [String] = []

    private static let unknown = "?"

    init(_ figures: [PlacedFigure], rows keys: [GroupKey], columns key: GroupKey) {
        columns = Set(figures.map { $0.values(of: [key])[0] ?? Self.unknown }).sorted()
        header = keys.map(\.rawValue) + ["indicator", "unit"] + columns
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
                    + "bytes \(figure.bytes.lowerBound)..<\(figure.bytes.upperBound)")
            let column = figure.values(of: [key])[0] ?? Self.unknown
            rows[place].cells[column, default: []].append(
                "\(Self.text(figure.figure)) [\(notes.count)]")
        }
    }

    /// The table and its notes.
    var lines: [String] {
        let table = TextTable.lines(
            header,
            rows.map { row, cells in
                row.values.map { $0 ?? Self.unknown } + [row.indicator, row.unit]
                    + columns.map { cells[$0]?.joined(separator: "; ") ?? "" }
            }, numbers: Set(header.indices.suffix(columns.count)))
        return rows.isEmpty ? [] : table + [""] + notes.map(Terminal.printable)
    }

    private static func text(_ figure: Figure) -> String {
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

    /// By group, then by indicator, the order of the files within.
    static func sorted(_ figures: [PlacedFigure], by keys: [GroupKey]) -> [PlacedFigure] {
        figures.enumerated().map { ($0.offset, $0.element, $0.element.values(of: keys)) }
            .sorted { left, right in
                for (one, other) in zip(left.2, right.2) where one != other {
                    // What is not known comes last.
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

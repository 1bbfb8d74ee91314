import ArgumentParser
import ReportSearch

/// How a table is written.
struct TableOptions: ParsableArguments {
    @Flag(help: "Comma-separated values with a header.")
    var csv = false

    @Flag(help: "One JSON object a row.")
    var json = false

    func validate() throws {
        if csv && json { throw ValidationError("choose one of --csv and --json") }
    }

    /// Writes a table; each column is a name for programs, a title for people, and its values.
    func write(_ columns: [TableColumn]) {
        let count = columns.first?.cells.count ?? 0
        let rows = (0..<count).map { row in columns.map { $0.cells[row] } }
        if json {
            for row in rows {
                let members = zip(columns, row).map { ($0.name, $1.json) }
                Output.line(JSONText.object([("schema", .int(HitRecord.schema))] + members).text)
            }
        } else if csv {
            Output.data(CSVText.row(columns.map(\.name)))
            for row in rows { Output.data(CSVText.row(row.map(\.text))) }
        } else {
            let numbers = Set(columns.indices.filter { columns[$0].isNumber })
            TextTable.lines(columns.map(\.title), rows.map { $0.map(\.text) }, numbers: numbers)
                .forEach(Output.line)
        }
    }
}

/// A column of a table.
struct TableColumn {
    /// A value in a table.
    enum Cell {
        case text(String?)
        case int(Int)
        case decimal(Double, digits: Int)
        /// A number with its own digits, if there is one.
        case number(FigureValue?)
        /// A whole number in digits, if it is known; to people it is a name, not a number.
        case digits(String?)
        /// A pair of its ends; in text, with two dots between. Nil for none.
        case range(Range<Int>?)

        var text: String {
            switch self {
            case .text(let text): text ?? ""
            case .int(let value): String(value)
            case .decimal(let value, let digits): DecimalFormat.fixed(value, digits: digits)
            case .number(let value): value?.description ?? ""
            case .digits(let digits): digits ?? ""
            case .range(let range): range.map { "\($0.lowerBound)..\($0.upperBound)" } ?? ""
            }
        }

        var json: JSONText {
            switch self {
            case .text(let text): JSONText(text)
            case .int(let value): .int(value)
            case .decimal(let value, _): .double(value)
            case .number(let value): value.map { .number($0.description) } ?? .null
            case .digits(let digits): JSONText(digits.flatMap { Int($0) })
            case .range(let range): range.map { JSONText($0) } ?? .null
            }
        }
    }

    /// For programs.
    let name: String
    /// For people.
    let title: String
    let cells: [Cell]

    init(_ name: String, title: String? = nil, _ cells: [Cell]) {
        self.name = name
        self.title = title ?? name.split(separator: "_").joined(separator: " ")
        self.cells = cells
    }

    var isNumber: Bool {
        switch cells.first {
        case .text, .digits: false
        default: true
        }
    }

    /// The columns of the values that groups share.
    static func groups(_ keys: [GroupKey], _ rows: [[String?]]) -> [TableColumn] {
        keys.enumerated().map { index, key in
            let values = rows.map { $0[index] }
            // A year is a number to programs.
            return TableColumn(
                key.rawValue, values.map { key == .year ? .digits($0) : .text($0) })
        }
    }
}

/// Keys between commas.
struct GroupKeyList: ExpressibleByArgument {
    let keys: [GroupKey]

    init?(argument: String) {
        var keys: [GroupKey] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let key = GroupKey(rawValue: String(part)), !keys.contains(key) else {
                return nil
            }
            keys.append(key)
        }
        self.keys = keys
    }

    static var allValueStrings: [String] { GroupKey.allCases.map(\.rawValue) }
}

internal import ReportCorpus

/// Records of one kind as rows. Text tables, CSV, spreadsheets and JSON lines are made from it.
package struct Table: Sendable {
    /// A column.
    package struct Column: Sendable {
        /// The readers for whom the column is shown.
        package enum Audience: Sendable {
            case everyone
            /// Only programs and spreadsheets, because a table for people has no room for it.
            case programs
        }

        /// The field of the record; nil for a column that is not in records.
        package let field: Field?
        /// The names in CSV; two for a range, whose ends are separate columns.
        package let csvNames: [String]
        /// The title for people.
        package let title: Message
        package let audience: Audience
        package fileprivate(set) var cells: [Value]

        /// - Parameters:
        ///   - csv: the names in CSV; nil for the name of the field.
        ///   - title: the title for people; nil for the title of the field.
        package init(
            _ field: Field, csv: [String]? = nil, title: Message? = nil,
            for audience: Audience = .everyone, _ cells: [Value]
        ) {
            self.field = field
            csvNames = csv ?? [field.rawValue]
            self.title = title ?? field.title
            self.audience = audience
            self.cells = cells
        }

        /// Makes a column that records do not have: it describes in words what they have in several fields.
        package init(name: String, title: Message, _ cells: [Value]) {
            field = nil
            csvNames = [name]
            self.title = title
            audience = .everyone
            self.cells = cells
        }

        /// Whether the cells are ranges, whose ends spreadsheets get in columns of their own.
        var isRange: Bool {
            cells.contains { if case .range = $0 { true } else { false } }
        }

        /// Whether the cells are quantities, which are aligned to the right. Years are not.
        package var isNumber: Bool {
            switch field {
            case .year, .fileYear, .otherYear: return false
            default: break
            }
            for cell in cells {
                switch cell {
                case .null: continue
                case .int, .decimal, .exact, .probability, .number, .range: return true
                default: return false
                }
            }
            return false
        }
    }

    package let kind: RecordKind
    package private(set) var columns: [Column]
    /// The rows of totals for people, with a cell for each column shown; may be empty.
    package var totals: [[Value]] = []

    package init(_ kind: RecordKind, _ columns: [Column]) {
        self.kind = kind
        self.columns = columns
    }

    package var rowCount: Int { columns.first?.cells.count ?? 0 }

    /// The rows of a range, without totals.
    package func rows(_ range: Range<Int>) -> Table {
        var table = self
        let range = range.clamped(to: 0..<rowCount)
        for index in table.columns.indices {
            table.columns[index].cells = Array(table.columns[index].cells[range])
        }
        table.totals = []
        return table
    }

    /// A row as a record.
    package func record(_ row: Int) -> Record {
        Record(kind, columns.compactMap { column in column.field.map { ($0, column.cells[row]) } })
    }

    /// The header of the CSV form.
    package var csvHeader: [String] { columns.flatMap(\.csvNames) }

    /// A row of the CSV form.
    package func csvRow(_ row: Int) -> [String] {
        columns.flatMap { column -> [String] in
            let cell = column.cells[row]
            switch column.csvNames.count {
            case 0: return []
            case 2:
                guard case .range(let range) = cell else { return ["", ""] }
                return [String(range.lowerBound), String(range.upperBound)]
            default: return [cell.programCell]
            }
        }
    }
}

extension Table {
    /// All rows as JSON records, one per line.
    package var jsonLines: String {
        var text = ""
        for row in 0..<rowCount {
            text += record(row).json
            text += "\n"
        }
        return text
    }

    /// All rows in the CSV form, one per line, without the header.
    ///
    /// - Parameter isPrinted: whether control characters are replaced by visible ones, for a terminal.
    package func csvLines(isPrinted: Bool) -> String {
        var text = ""
        for row in 0..<rowCount {
            let line = CSVText.row(csvRow(row))
            text += isPrinted ? PrintableText.of(line) : line
            text += "\n"
        }
        return text
    }
}

/// How a table is written.
package enum TableForm: Equatable, Sendable {
    case text, csv, json
    /// To a spreadsheet file.
    case excel(path: String)
}

extension Output {
    /// Writes a table.
    ///
    /// - Throws: if a spreadsheet cannot be written.
    package func table(_ table: Table, as form: TableForm) throws(OutputError) {
        switch form {
        case .json: write(table.jsonLines)
        case .csv:
            csvHeader(of: table)
            write(table.csvLines(isPrinted: isTerminal))
        case .excel(let path):
            try Workbook.write(table, to: path, language: language)
            note(.wrote(path, rows: table.rowCount))
        case .text: textTable(table)
        }
    }

    /// Writes the first line of the CSV form.
    func csvHeader(of table: Table) { dataLine(CSVText.row(table.csvHeader)) }

    private func textTable(_ table: Table) {
        if table.rowCount == 0 { return }
        let layout = TableLayout(of: table, hidesEmpty: true, width: width, language: language)
        layout.header.forEach(line)
        line(layout.text(table), totals: table.totals, layout)
    }

    private func line(_ text: String, totals: [[Value]], _ layout: TableLayout) {
        write(text)
        for total in totals { layout.lines(total.map(\.cell)).forEach(line) }
    }

    /// The text of a cell for people: see `Table.shown`.
    func shownCell(_ value: Value, of field: Field?) -> String {
        Table.shown(value, of: field, in: language)
    }
}

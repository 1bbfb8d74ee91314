internal import ReportCorpus

/// Records of one kind as rows, the common source of text tables, CSV, spreadsheets and JSON lines.
package struct Table: Sendable {
    /// A column.
    package struct Column: Sendable {
        /// The readers for whom the column is shown.
        package enum Audience: Sendable {
            case everyone
            /// Only programs and spreadsheets, because a table for people has no room.
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

        /// Makes a column that is only in tables: a description in words of what records have in fields.
        package init(name: String, title: Message, _ cells: [Value]) {
            field = nil
            csvNames = [name]
            self.title = title
            audience = .everyone
            self.cells = cells
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
                case .int, .decimal, .number, .range: return true
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
            default: return [cell.cell]
            }
        }
    }
}

/// How a table is written.
package enum TableForm: Equatable, Sendable {
    case text, csv, json
    /// To a spreadsheet file.
    case excel(path: String)
}

extension Table {
    /// The text of a cell for people: sections by their names, unknown values as the word for unknown.
    package static func shown(
        _ value: Value, of field: Field?, in language: Language
    ) -> String {
        switch (field, value) {
        case (.section, .text(let name)):
            Section(rawValue: name).map { Message.section($0)[language] } ?? name
        case (.agency, .null), (.region, .null), (.province, .null), (.year, .null),
            (.section, .null):
            Message.unknown[language]
        case (.region, .list(let path, _)) where path.isEmpty: Message.unknown[language]
        case (.status, .text(let name)):
            RosterAudit.Status(rawValue: name).map { Message.status($0)[language] } ?? name
        case (.achievements, .text(let name)), (.shortcomings, .text(let name)),
            (.leadership, .text(let name)), (.plan, .text(let name)):
            AuditFinding.Verdict(rawValue: name).map { Message.verdict($0)[language] } ?? name
        case (.order, .text(let name)):
            ReportOrder(rawValue: name).map { Message.order($0)[language] } ?? name
        case (.qualifier, .text("exact")), (.role, .text("result")): ""
        case (.change, .text(let name)):
            Figure.Change(rawValue: name).map { Message.change($0)[language] } ?? name
        case (.outcome, .text(let name)):
            PromiseOutcome(rawValue: name).map { Message.outcome($0)[language] } ?? name
        case (.role, .text(let name)):
            Figure.Role(rawValue: name).map { Message.role($0)[language] } ?? name
        default: value.cell
        }
    }
}

extension Output {
    /// Writes a table.
    ///
    /// - Throws: if a spreadsheet cannot be written.
    package func table(_ table: Table, as form: TableForm) throws(OutputError) {
        switch form {
        case .json:
            for row in 0..<table.rowCount { record(table.record(row)) }
        case .csv:
            dataLine(CSVText.row(table.csvHeader))
            for row in 0..<table.rowCount { dataLine(CSVText.row(table.csvRow(row))) }
        case .excel(let path):
            try Workbook.write(table, to: path, language: language)
            note(.wrote(path, rows: table.rowCount))
        case .text: textTable(table)
        }
    }

    private func textTable(_ table: Table) {
        if table.rowCount == 0 { return }
        // Columns without values are hidden.
        let shown = table.columns.filter { column in
            column.audience == .everyone
                && (!table.totals.isEmpty
                    || column.cells.contains { !shownCell($0, of: column.field).isEmpty })
        }
        var rows = (0..<table.rowCount).map { row in
            shown.map { shownCell($0.cells[row], of: $0.field) }
        }
        rows += table.totals.map { $0.map(\.cell) }
        let numbers = Set(shown.indices.filter { shown[$0].isNumber })
        TextTable.lines(
            shown.map { $0.title[language] }, rows, numbers: numbers, width: width
        ).forEach(line)
    }

    /// The text of a cell for people: sections by their names, unknown values as the word for unknown.
    func shownCell(_ value: Value, of field: Field?) -> String {
        Table.shown(value, of: field, in: language)
    }
}

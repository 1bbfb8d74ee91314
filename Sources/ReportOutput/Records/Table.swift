internal import ReportCorpus

/// Records of one kind as rows: what tables, CSV and spreadsheets have in common with JSON lines.
package struct Table: Sendable {
    /// A column.
    package struct Column: Sendable {
        /// Who sees it.
        package enum Audience: Sendable {
            case everyone
            /// Only programs and spreadsheets: a table for people has no room for it.
            case programs
        }

        /// The field of the record; nil for a column that records have no need of.
        package let field: Field?
        /// The names in CSV: two where a range is divided into its ends.
        package let csvNames: [String]
        /// What people read above it.
        package let title: Message
        package let audience: Audience
        package let cells: [Value]

        /// - Parameters:
        ///   - csv: the names in CSV; nil for the field's own.
        ///   - title: nil for the field's own.
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

        /// A column of tables alone: what records say in fields, in the reader's words.
        package init(name: String, title: Message, _ cells: [Value]) {
            field = nil
            csvNames = [name]
            self.title = title
            audience = .everyone
            self.cells = cells
        }

        /// Whether the cells are numbers, which are aligned to the right. A year and a number that names something
        /// are not.
        var isNumber: Bool {
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

    /// What the rows are records of.
    package let kind: RecordKind
    package let columns: [Column]
    /// What people read below the rows, for each column shown: sums. Empty without any.
    package var totals: [[Value]] = []

    package init(_ kind: RecordKind, _ columns: [Column]) {
        self.kind = kind
        self.columns = columns
    }

    /// How many rows there are.
    package var rowCount: Int { columns.first?.cells.count ?? 0 }

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
        // A column in which no row has anything takes room and says nothing.
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

    /// A cell in the reader's words: sections by their names, what is unknown by that word.
    func shownCell(_ value: Value, of field: Field?) -> String {
        switch (field, value) {
        case (.section, .text(let name)):
            Section(rawValue: name).map { Message.section($0)[language] } ?? name
        case (.agency, .null), (.region, .null), (.province, .null), (.year, .null),
            (.section, .null):
            Message.unknown[language]
        case (.region, .list(let path, _)) where path.isEmpty: Message.unknown[language]
        case (.order, .text(let name)):
            ReportOrder(rawValue: name).map { Message.order($0)[language] } ?? name
        case (.qualifier, .text("exact")): ""
        default: value.cell
        }
    }
}

/// The columns of a table for people, with their widths.
struct TableLayout: Sendable {
    private let shown: [Int]
    private let columns: TextTable
    private let titles: [String]
    private let language: Language

    /// Fits columns to the rows of a table.
    ///
    /// - Parameters:
    ///   - hidesEmpty: whether columns without values are left out.
    ///   - width: the width of a line in cells.
    init(of table: Table, hidesEmpty: Bool, width: Int, language: Language) {
        self.language = language
        let shown = table.columns.indices.filter { index in
            let column = table.columns[index]
            return column.audience == .everyone
                && (!table.totals.isEmpty || !hidesEmpty
                    || column.cells.contains {
                        !Table.shown($0, of: column.field, in: language).isEmpty
                    })
        }
        self.shown = shown
        titles = shown.map { table.columns[$0].title[language] }
        var rows = (0..<table.rowCount).map { row in
            shown.map {
                Table.shown(table.columns[$0].cells[row], of: table.columns[$0].field, in: language)
            }
        }
        rows += table.totals.map { $0.map(\.cell) }
        columns = TextTable(
            [titles] + rows, columns: shown.count,
            numbers: Set(shown.indices.filter { table.columns[shown[$0]].isNumber }), width: width)
    }

    /// The lines of the titles.
    var header: [String] { columns.lines(titles) }

    /// The lines of a row that has a cell for each column shown.
    func lines(_ row: [String]) -> [String] { columns.lines(row) }

    /// The lines of a table's rows.
    func text(_ table: Table) -> String {
        var text = ""
        for row in 0..<table.rowCount {
            let cells = shown.map {
                Table.shown(table.columns[$0].cells[row], of: table.columns[$0].field, in: language)
            }
            for line in lines(cells) {
                text += line
                text += "\n"
            }
        }
        return text
    }
}

/// A table for people: columns that fit the line, or, if these would be too narrow to read, one line per value.
struct TableLayout: Sendable {
    private enum Form: Sendable {
        case columns(TextTable)
        /// Each row is a block of lines with a title and a value.
        case blocks(TextTable)
    }

    /// The maximum average number of lines that the passages of a row take. Above it, the columns are too narrow to
    /// read.
    private static let maxHeight = 4.0
    /// The fields that hold passages of reports.
    private static let passages: Set<Field> = [.text, .otherText]
    /// The number of rows that are used to estimate the height.
    private static let sampledRows = 100

    private let shown: [Int]
    private let titles: [String]
    private let form: Form
    private let language: Language

    /// Fits a layout to the rows of a table.
    ///
    /// - Parameters:
    ///   - hidesEmpty: whether columns without values are left out; tables with totals keep them.
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
        let rows = (0..<table.rowCount).map { Self.cells(table, row: $0, shown, language) }
        let columns = TextTable(
            [titles] + rows + table.totals.map { $0.map(\.cell) }, columns: shown.count,
            numbers: Set(shown.indices.filter { table.columns[shown[$0]].isNumber }), width: width)
        let sample = rows.prefix(Self.sampledRows)
        let height = sample.reduce(0) { sum, row in
            let passages = zip(shown, row).map { column, text in
                table.columns[column].field.map(Self.passages.contains) == true ? text : ""
            }
            return sum + columns.lines(passages).count
        }
        let isReadable =
            columns.width <= width && Double(height) <= Self.maxHeight * Double(sample.count)
        if isReadable || !table.totals.isEmpty {
            form = .columns(columns)
        } else {
            let titleWidth = titles.map(DisplayWidth.cells).max() ?? 0
            let valueWidth = max(2, width - titleWidth - TextTable.gap)
            form = .blocks(TextTable(columns: [titleWidth, valueWidth]))
        }
    }

    /// The lines of the titles above the rows.
    var header: [String] {
        switch form {
        case .columns(let columns): columns.lines(titles)
        case .blocks: []
        }
    }

    /// The lines of one row, given the text of each visible column.
    func lines(_ row: [String]) -> [String] {
        switch form {
        case .columns(let columns): columns.lines(row)
        case .blocks(let block):
            zip(titles, row).filter { !$1.isEmpty }.flatMap { block.lines([$0, $1]) } + [""]
        }
    }

    /// The lines of a table's rows.
    func text(_ table: Table) -> String {
        // Bytes, because appending to a string would cost more than everything else here.
        var text: [UInt8] = []
        for row in 0..<table.rowCount {
            let cells = Self.cells(table, row: row, shown, language)
            switch form {
            case .columns(let columns): columns.append(cells, to: &text)
            case .blocks(let block):
                for (title, cell) in zip(titles, cells) where !cell.isEmpty {
                    block.append([title, cell], to: &text)
                }
                text.append(0x0A)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func cells(
        _ table: Table, row: Int, _ shown: [Int], _ language: Language
    ) -> [String] {
        shown.map {
            Table.shown(table.columns[$0].cells[row], of: table.columns[$0].field, in: language)
        }
    }
}

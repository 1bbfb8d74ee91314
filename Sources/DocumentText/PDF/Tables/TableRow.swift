internal import TextBasics

/// A row of a table: its cells from left to right.
struct TableRow {
    struct Cell {
        var text: String
        /// The index of its column in the table.
        let column: Int
        /// Its first and last line.
        let first: BoxRun
        var last: BoxRun
    }

    var cells: [Cell]
    /// The box of all cells.
    let box: BoxRun

    init(_ cells: [Cell], box: BoxRun) {
        self.cells = cells.sorted { $0.first.left < $1.first.left }
        self.box = box
    }

    var text: String {
        cells.map { $0.text.trimmed }.filter { !$0.isEmpty }.joined(separator: " | ")
    }
}

/// The last row of a table at the bottom of a page, which may continue on the next page.
///
/// The lines at the top of the next page belong to it if they are in only some of its columns, and if in each of these
/// columns the last line of the cell is full and does not end a sentence.
struct BrokenRow {
    private(set) var row: TableRow
    /// The width of the widest line in each column.
    private let widest: [Int: Double]
    /// The columns in which some cell has several lines.
    private let broken: Set<Int>
    private let em: Double
    /// The texts of the first rows of the table: the next page may repeat them.
    let heads: [String]
    /// The last page that contains a part of the row.
    var page: Int
    /// The index of its line in the document.
    let line: Int

    /// The maximum number of header rows that a page repeats.
    private static let maxHeadCount = 4
    /// The minimum width, in characters, at which a column without cells of several lines may still have one.
    private static let minWidth = 8.0

    /// Nil for a table without rows.
    ///
    /// - Parameter before: the broken row of the previous page, if this table continues it.
    init?(_ rows: [TableRow], of zone: TableZone, page: Int, line: Int, after before: BrokenRow?) {
        guard let row = rows.last else { return nil }
        self.row = row
        let em = zone.pieces.map(\.run).typicalEm
        self.em = em
        widest = Dictionary(grouping: zone.pieces, by: \.column)
            .mapValues { $0.map(\.run.width).max() ?? 0 }
        broken = Set(
            rows.flatMap(\.cells)
                .filter { $0.last.middle - $0.first.middle > 0.5 * em }.map(\.column))
        heads = before?.heads ?? rows.prefix(Self.maxHeadCount).map(\.text)
        self.page = page
        self.line = line
    }

    /// Adds cells at the top of the next page if they belong to the row; returns whether they do.
    mutating func take(_ next: [TableRow.Cell]) -> Bool {
        guard !next.isEmpty, next.count < row.cells.count else { return false }
        var whole = row
        for cell in next {
            guard let index = whole.cells.firstIndex(where: { isAbove($0, cell) }),
                continuesInNext(whole.cells[index], cell)
            else { return false }
            whole.cells[index].text = ParagraphText.joined(whole.cells[index].text, cell.text)
            whole.cells[index].last = cell.last
        }
        row = whole
        return true
    }

    private func isAbove(_ cell: TableRow.Cell, _ next: TableRow.Cell) -> Bool {
        abs(cell.last.left - next.first.left) < 0.5 * em
            || abs(cell.last.center - next.first.center) < 0.5 * em
    }

    private func continuesInNext(_ cell: TableRow.Cell, _ next: TableRow.Cell) -> Bool {
        let width = widest[cell.column] ?? 0
        guard broken.contains(cell.column) || width >= Self.minWidth * em,
            next.first.width < width + 0.9 * em, !ParagraphText.isWhole(cell.text)
        else { return false }
        return TableRows.continues(cell.last, next.first, widest: width, em: em)
    }
}

extension TableRows {
    /// Whether the text of a cell may continue in the next line: only a full line is broken.
    ///
    /// - Parameter widest: the width of the widest line of the column.
    static func continues(_ run: BoxRun, _ next: BoxRun, widest: Double, em: Double) -> Bool {
        if isNumber(run.text) || isNumber(next.text) { return false }
        if ParagraphText.beginsItem(next.text, after: "。") { return false }
        return run.width + FlowMeasures.unitWidth(next.text, em: em) > widest
    }

    /// Whether a cell contains only a number; such cells are not broken.
    static func isNumber(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { " ,.，%％+-−—()/:0123456789".unicodeScalars.contains($0) }
    }
}

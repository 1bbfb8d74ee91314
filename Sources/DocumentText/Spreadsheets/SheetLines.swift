internal import DocumentModel

/// Converts the rows of a sheet to lines, with the column headings before the values.
struct SheetLines {
    private(set) var lines: [ExtractedLine] = []

    init(_ cells: SheetCells, sheet: String) {
        let merges = SheetMerges(cells)
        let rows = cells.rows.compactMap { row -> SheetCells.Row? in
            let shown = row.cells.filter { !merges.covers(row: row.number, column: $0.column) }
            return shown.isEmpty
                ? nil
                : SheetCells.Row(number: row.number, cells: shown.sorted { $0.column < $1.column })
        }
        var header: SheetHeader?
        for block in Self.blocks(rows) {
            // An empty row may separate a title from its table, so the rules for a further table are stricter than for
            // the first.
            let found = SheetHeader(rows[block], merges: merges, isFirst: header == nil)
            if let found { header = found }
            for row in rows[block] {
                let isAbove = found.map { row.number < $0.rows.lowerBound } ?? (header == nil)
                let isHeader = found?.rows.contains(row.number) ?? false
                let text =
                    isAbove || isHeader
                    ? Self.plain(row) : Self.labelled(row, header, merges)
                let cell = CellRange.reference(row: row.number, column: row.cells[0].column)
                lines.append(ExtractedLine(text, at: .cell(sheet: sheet, cell: cell)))
            }
        }
    }

    /// The index ranges of consecutive rows without an empty row between them.
    private static func blocks(_ rows: [SheetCells.Row]) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start = 0
        for index in rows.indices where index > 0 {
            if rows[index].number > rows[index - 1].number + 1 {
                blocks.append(start..<index)
                start = index
            }
        }
        if start < rows.count { blocks.append(start..<rows.count) }
        return blocks
    }

    private static func plain(_ row: SheetCells.Row) -> String {
        row.cells.map { $0.text.oneLine }.joined(separator: " | ")
    }

    /// Whether a row below a table names its author, or explains it.
    private static func isSignature(_ row: SheetCells.Row) -> Bool {
        let words = ["填表", "填报", "制表", "审核", "负责人", "联系", "单位负责", "经办", "备注", "注", "说明"]
        let text = row.cells[0].text
        guard let end = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        let label = text[..<end].filter { !$0.isWhitespace }
        return label.count <= 6 && words.contains { label.hasPrefix($0) }
    }

    private static func labelled(
        _ row: SheetCells.Row, _ header: SheetHeader?, _ merges: SheetMerges
    ) -> String {
        guard let header else { return plain(row) }
        // A note below the table, or the name of a group of rows.
        if row.cells.count == 1, header.columnCount > 2,
            merges.width(row: row.number, column: row.cells[0].column) > 1
                || row.cells[0].column == header.firstColumn
        {
            return plain(row)
        }
        if isSignature(row) { return plain(row) }
        return row.cells.map { cell in
            let heading = header.heading(ofColumn: cell.column)
            return heading.isEmpty ? cell.text.oneLine : "\(heading): \(cell.text.oneLine)"
        }.joined(separator: " | ")
    }
}

/// The rows of a sheet that name its columns.
struct SheetHeader {
    /// The numbers of the rows.
    let rows: ClosedRange<Int>
    private let headings: [Int: String]
    /// The column of the first heading.
    let firstColumn: Int
    /// The number of columns with headings.
    var columnCount: Int { headings.count }

    /// The maximum number of rows in which the first row that names columns is searched for. Titles may be above it.
    private static let maxTitleCount = 12
    /// The maximum number of rows with names.
    private static let maxDepth = 4

    /// The names of a column, from the top row to the bottom row, joined by spaces.
    func heading(ofColumn column: Int) -> String { headings[column] ?? "" }

    /// Finds the names at the beginning of a block of rows; nil if no row looks like them.
    ///
    /// - Parameter isFirst: whether it is the first table of the sheet. A later one must have a cell other than text
    ///   under its names.
    init?(_ block: ArraySlice<SheetCells.Row>, merges: SheetMerges, isFirst: Bool) {
        let width = Self.usedColumns(block, merges)
        guard width > 1 else { return nil }
        var found: Int?
        for index in block.indices.prefix(Self.maxTitleCount) {
            if Self.namesColumns(block[index], width, merges) {
                found = index
                break
            }
        }
        guard let first = found else { return nil }
        var last = first
        while last - first + 1 < Self.maxDepth, last + 1 < block.endIndex,
            Self.continues(block[first...last], block[last + 1], merges)
        {
            last += 1
        }
        let data = block[(last + 1)...]
        guard !data.isEmpty, !Self.isForm(data, merges) else { return nil }
        if !isFirst, !data.contains(where: { $0.cells.contains { !$0.isText } }) { return nil }
        rows = block[first].number...block[last].number
        headings = Self.headings(block[first...last], merges)
        firstColumn = headings.keys.min() ?? 1
    }

    /// The number of used columns: those with a cell in at least a fifth of the rows that have several cells.
    private static func usedColumns(
        _ block: ArraySlice<SheetCells.Row>, _ merges: SheetMerges
    ) -> Int {
        var counts: [Int: Int] = [:]
        for row in block where row.cells.count > 1 {
            for cell in row.cells { counts[cell.column, default: 0] += 1 }
        }
        let rowCount = block.count { $0.cells.count > 1 }
        return counts.values.count { $0 * 5 >= rowCount }
    }

    /// Whether a row may contain the names: only text and years, over at least three fifths of the columns.
    private static func namesColumns(
        _ row: SheetCells.Row, _ width: Int, _ merges: SheetMerges
    ) -> Bool {
        guard row.cells.count > 1 else { return false }
        let covered = row.cells.reduce(0) { sum, cell in
            sum + min(merges.width(row: row.number, column: cell.column), width)
        }
        guard covered * 5 >= width * 3 else { return false }
        let texts = row.cells.count(where: \.isText)
        let years = row.cells.count { !$0.isText && isYear($0.text) }
        // A name that ends with a colon labels the value next to it, not a column.
        let labels = row.cells.count { $0.text.contains("：") || $0.text.hasSuffix(":") }
        return texts > 0 && texts + years == row.cells.count && labels * 2 < row.cells.count
    }

    private static func isYear(_ text: String) -> Bool {
        guard let number = Int(text) else { return false }
        return (1900...2100).contains(number)
    }

    /// Whether the next row also contains names: a cell above it spans several columns, or spans this row too.
    private static func continues(
        _ header: ArraySlice<SheetCells.Row>, _ next: SheetCells.Row, _ merges: SheetMerges
    ) -> Bool {
        guard let last = header.last, next.number == last.number + 1 else { return false }
        guard next.cells.allSatisfy({ $0.isText || isYear($0.text) }) else { return false }
        var isDivided = false
        for row in header {
            for cell in row.cells {
                guard let range = merges.range(row: row.number, column: cell.column) else {
                    continue
                }
                if range.rows.contains(next.number) { return true }
                if range.rows.upperBound == last.number, range.columns.count > 1,
                    next.cells.count(where: { range.columns.contains($0.column) }) > 1
                {
                    isDivided = true
                }
            }
        }
        return isDivided
    }

    /// Whether the rows are a form rather than a table: more than a third have a cell that spans columns.
    private static func isForm(
        _ data: ArraySlice<SheetCells.Row>, _ merges: SheetMerges
    ) -> Bool {
        let uneven = data.count { row in
            row.cells.count > 1
                && row.cells.contains { merges.width(row: row.number, column: $0.column) > 1 }
        }
        return uneven * 3 > data.count
    }

    private static func headings(
        _ rows: ArraySlice<SheetCells.Row>, _ merges: SheetMerges
    ) -> [Int: String] {
        var names: [Int: [String]] = [:]
        var count = 0
        for row in rows {
            for cell in row.cells {
                let range = merges.range(row: row.number, column: cell.column)
                for column in range?.columns ?? cell.column...cell.column {
                    // The limit matters only in damaged files, in which merged ranges overlap.
                    count += 1
                    guard count <= maxDepth * SheetCells.maxColumn else { break }
                    names[column, default: []].append(joined(cell.text))
                }
            }
        }
        return names.mapValues { $0.joined(separator: " ") }
    }

    /// A name in one line. Line breaks and spaces between Chinese characters are only layout.
    private static func joined(_ text: String) -> String {
        let characters = Array(text)
        var result = ""
        for (index, character) in characters.enumerated() {
            if character.isWhitespace {
                let before = result.unicodeScalars.last?.value ?? 0
                let after =
                    characters[(index + 1)...].first { !$0.isWhitespace }?.unicodeScalars.first?
                    .value ?? 0
                let isWide = before >= 0x2E80 && after >= 0x2E80
                if !isWide, result.last != " " { result.append(" ") }
            } else {
                result.append(character)
            }
        }
        return result
    }
}

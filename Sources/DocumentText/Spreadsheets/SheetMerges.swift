internal import TextBasics

/// The merged cells of a sheet; only rows that have cells are kept.
struct SheetMerges {
    /// The ranges that contain cells of a row, by the number of the row.
    private var ranges: [Int: [CellRange]] = [:]

    /// The maximum number of rows of all ranges together. Damaged files, in which ranges overlap, may have more.
    private static let maxCount = 4_000_000

    init(_ cells: SheetCells) {
        let numbers = cells.rows.map(\.number).sorted()
        var count = 0
        for range in cells.merges {
            let first = numbers.firstIndex(partitionedBy: { $0 >= range.rows.lowerBound })
            for number in numbers[first...].prefix(while: { $0 <= range.rows.upperBound }) {
                guard count < Self.maxCount else { return }
                ranges[number, default: []].append(range)
                count += 1
            }
        }
    }

    /// The merged range that contains a cell; nil if there is none.
    func range(row: Int, column: Int) -> CellRange? {
        ranges[row]?.first { $0.columns.contains(column) }
    }

    /// Whether a cell is part of a merged range but not its first cell.
    func covers(row: Int, column: Int) -> Bool {
        guard let range = range(row: row, column: column) else { return false }
        return range.rows.lowerBound != row || range.columns.lowerBound != column
    }

    /// The number of columns that a cell spans.
    func width(row: Int, column: Int) -> Int {
        range(row: row, column: column)?.columns.count ?? 1
    }
}

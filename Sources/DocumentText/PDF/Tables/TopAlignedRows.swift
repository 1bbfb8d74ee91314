/// The rows of a table whose cells begin at the top of their row: in one column each cell has one line, which begins a
/// row, and the lines after it continue the cells above.
///
/// Cells in the middle of their row look the same if they have an odd number of lines. The differences: a line of a
/// cell is full before it continues, and the first row begins directly below the header.
struct TopAlignedRows {
    private typealias Line = [TableZone.Piece]

    private let lines: [Line]
    private var starts: [Int] = []
    private let followsTopAligned: Bool
    private let em: Double

    /// The minimum share of full lines among lines that continue. Long words make some lines shorter.
    private static let minFullShare = 0.6
    /// The minimum number of rows with several lines.
    private static let minLongRows = 2

    /// Nil if the table is not of this kind.
    ///
    /// - Parameter followsTopAligned: whether the previous table was of this kind. It may continue on this page without a header,
    ///   in the middle of a row.
    /// - Complexity: O(n log n) for n pieces.
    init?(_ pieces: [TableZone.Piece], em: Double, followsTopAligned: Bool) {
        self.em = em
        self.followsTopAligned = followsTopAligned
        let sorted = pieces.sorted { $0.run.middle < $1.run.middle }
        var lines: [Line] = []
        for piece in sorted {
            if let first = lines.last?.first, piece.run.middle - first.run.middle < 0.4 * em {
                lines[lines.count - 1].append(piece)
            } else {
                lines.append([piece])
            }
        }
        self.lines = lines
        for starts in Self.starts(lines, followsTopAligned: followsTopAligned) {
            self.starts = followsTopAligned && starts[0] > 0 ? [0] + starts : starts
            if isPlausible { return }
        }
        return nil
    }

    /// The lines that may begin rows: those with a cell in one of the columns. The candidates with the fewest lines
    /// come first, because a continuing line does not begin a row.
    private static func starts(_ lines: [Line], followsTopAligned: Bool) -> [[Int]] {
        var numbers: [Int: [Int]] = [:]
        for (index, line) in lines.enumerated() {
            for piece in line { numbers[piece.column, default: []].append(index) }
        }
        return numbers.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
            .map(\.value).filter { own in
                own.count < lines.count && own.allSatisfy { lines[$0].count > 1 }
                    && (followsTopAligned || own.count > minLongRows && own.prefix(2) == [0, 1])
            }
    }

    private var isPlausible: Bool {
        var (full, all, longRows) = (0, 0, 0)
        let widest = Dictionary(grouping: lines.joined(), by: \.column)
            .mapValues { $0.map(\.run.width).max() ?? 0 }
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : lines.count
            if end > start + 1 { longRows += 1 }
            for index in start + 1..<end {
                for piece in lines[index] {
                    guard let above = lines[index - 1].first(where: { $0.column == piece.column })
                    else { return false }
                    all += 1
                    if TableRows.continues(
                        above.run, piece.run, widest: widest[piece.column] ?? 0, em: em)
                    {
                        full += 1
                    }
                }
            }
        }
        return longRows >= (followsTopAligned ? 1 : Self.minLongRows)
            && Double(full) >= Self.minFullShare * Double(all)
    }

    /// The rows from top to bottom.
    var rows: [TableRow] {
        starts.enumerated().map { number, start in
            let end = number + 1 < starts.count ? starts[number + 1] : lines.count
            var cells: [Int: TableRow.Cell] = [:]
            var box = lines[start][0].run
            for piece in lines[start..<end].joined() {
                box.cover(piece.run)
                if let text = cells[piece.column]?.text {
                    cells[piece.column]?.text = ParagraphText.joined(text, piece.run.text)
                    cells[piece.column]?.last = piece.run
                } else {
                    cells[piece.column] = TableRow.Cell(
                        text: piece.run.text, column: piece.column, first: piece.run,
                        last: piece.run)
                }
            }
            return TableRow(Array(cells.values), box: box)
        }
    }
}

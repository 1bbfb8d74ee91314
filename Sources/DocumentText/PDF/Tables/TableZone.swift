internal import TextBasics

/// A table of a region: lines whose parts are in columns.
struct TableZone {
    /// A part of a cell: the text in one column on one line.
    struct Piece {
        var run: BoxRun
        let column: Int
    }

    /// The maximum number of lines of one cell.
    private static let maxCellLineCount = 60

    /// The indices of its lines in the region.
    private(set) var lines: Range<Int>
    /// The left and right edges of each column.
    private let columns: [(left: Double, right: Double)]
    private(set) var pieces: [Piece] = []

    /// The tables of a region, from top to bottom.
    static func zones(of lines: [[BoxRun]], size: Double) -> [TableZone] {
        guard lines.count > 1 else { return [] }
        let cells = CellGaps(lines, size: size)
        var zones: [TableZone] = []
        var start = 0
        while let seed = lines.indices[start...].first(where: { cells.isRow($0) }) {
            start = seed + 1
            let first = zones.last?.lines.upperBound ?? 0
            if let zone = TableZone(lines, seed: seed, cells: cells, from: first) {
                zones.append(zone)
                start = zone.lines.upperBound
            }
        }
        return zones
    }

    private init?(
        _ text: [[BoxRun]], seed: Int, cells: CellGaps, from first: Int
    ) {
        let size = cells.size
        // Consecutive rows, with lines of one cell between them.
        var rows = [seed]
        for index in text.indices.dropFirst(seed + 1) {
            let gap = text[index][0].top - text[index - 1][0].bottom
            if gap > 3.5 * size { break }
            if cells.isRow(index) {
                rows.append(index)
            } else if cells.cells(index).count == 1,
                index - rows[rows.count - 1] > Self.maxCellLineCount
            {
                break
            }
        }
        var columns = Self.columns(rows.map { cells.cells($0) }, size: size)
        guard columns.count > 1 else { return nil }
        // A line that crosses the columns is not part of the table.
        func fits(_ index: Int) -> Bool {
            cells.cells(index).count > 1
                || Self.fitColumns(text[index], in: columns, size: size)
        }
        var end = seed + 1
        for row in rows.dropFirst() {
            guard (end..<row).allSatisfy(fits) else { break }
            end = row + 1
        }
        let own = rows.filter { $0 < end }
        if own.count < rows.count {
            columns = Self.columns(own.map { cells.cells($0) }, size: size)
        }
        guard columns.count > 1, own.count > 1 || cells.isSure(seed) else { return nil }
        self.columns = columns
        lines = seed..<end
        extend(text, cells, from: first, fits: fits)
        for index in lines { add(text[index], cells) }
    }

    /// Whether the parts of a line fit the columns: no part is in two columns, and parts in different columns are
    /// apart. A cell that spans several columns must begin at the edge of one of them, but not of the first.
    private static func fitColumns(
        _ line: [BoxRun], in columns: [(left: Double, right: Double)], size: Double
    ) -> Bool {
        func column(of run: BoxRun) -> Range<Int> {
            let first = columns.firstIndex { $0.right > run.left + 0.5 * size } ?? columns.count
            let end = columns.lastIndex { $0.left < run.right - 0.5 * size } ?? 0
            return min(first, end)..<max(first, end) + 1
        }
        let open = line.first { run in
            let own = column(of: run)
            return own.count > 1 && own.lowerBound > 0
                && abs(run.left - columns[own.lowerBound].left) < 0.5 * size
        }
        return line.allSatisfy { run in
            column(of: run).count <= 1 || open.map { run.left >= $0.left } ?? false
        }
            && zip(line, line.dropFirst()).allSatisfy { run, next in
                column(of: run) == column(of: next) || next.left - run.right > 0.6 * size
                    || open.map { run.left >= $0.left } ?? false
            }
    }

    /// Adds lines above and below that belong to cells of the first and the last row.
    private mutating func extend(
        _ text: [[BoxRun]], _ cells: CellGaps, from first: Int, fits: (Int) -> Bool
    ) {
        let size = cells.size
        let span = text.flatMap(\.self).extent
        let whole = span.upperBound - span.lowerBound
        func bottom(_ index: Int) -> Double { text[index].map(\.bottom).max() ?? 0 }
        func top(_ index: Int) -> Double { text[index].map(\.top).min() ?? 0 }
        func fitsOrSpans(_ index: Int) -> Bool {
            fits(index) || cells.cells(index).allSatisfy { $0.width < 0.4 * whole }
        }
        /// Whether a line is away from the edges; the last line of a paragraph is not.
        func isInside(_ index: Int) -> Bool {
            text[index].allSatisfy {
                $0.left > span.lowerBound + 2 * size && $0.right < span.upperBound - 2 * size
            }
        }
        var count = 0
        while lines.lowerBound > first, count < 4 {
            let above = lines.lowerBound - 1
            let gap = top(above + 1) - bottom(above)
            let isHead =
                cells.cells(above).count == 1 && isInside(above) && gap < 1.6 * size
                && !ParagraphText.isTableTitle(text[above].map(\.text).joined())
            guard
                fitsOrSpans(above) && (gap < -0.1 * size || isHead)
                    || gap < 0.9 * size && continues(text[above], text[above + 1], size: size)
            else { break }
            lines = above..<lines.upperBound
            count += 1
        }
        while lines.upperBound < text.count {
            let below = lines.upperBound
            let gap = top(below) - bottom(below - 1)
            guard
                gap < 0.3 * size && fits(below)
                    || gap < 0.9 * size && continues(text[below - 1], text[below], size: size)
            else { break }
            lines = lines.lowerBound..<below + 1
        }
    }

    /// Whether a line fills a column other than the first and the next line continues below it, so that the other cells
    /// of the row are in its middle.
    private func continues(_ line: [BoxRun], _ next: [BoxRun], size: Double) -> Bool {
        guard line.count == 1 || next.count == 1 else { return false }
        return columns.dropFirst().contains { column in
            func run(_ line: [BoxRun]) -> BoxRun? {
                line.last.flatMap {
                    $0.left > column.left - 0.5 * size && $0.left < column.left + 2.5 * size
                        && $0.right < column.right + 0.5 * size ? $0 : nil
                }
            }
            guard let first = run(line), let second = run(next) else { return false }
            return first.right > column.right - 2.5 * size
                && second.left < column.left + 0.5 * size
        }
    }

    private mutating func add(_ line: [BoxRun], _ cells: CellGaps) {
        let size = cells.size
        /// The first column of a cell that spans several columns.
        var open: Int?
        for run in line {
            var column = columnAbove(run, size: size) ?? column(of: run)
            if let begun = open {
                column = begun
            } else if let first = columns.firstIndex(where: { abs($0.left - run.left) < 0.5 * size }
            ),
                first > 0, first + 1 < columns.count,
                run.right > columns[first + 1].left + 0.5 * size, cells.isText(run)
            {
                (column, open) = (first, first)
            }
            if let last = pieces.indices.last, pieces[last].column == column,
                pieces[last].run.sharedHeight(run) > 0.25
            {
                pieces[last].run.join(run)
            } else {
                pieces.append(Piece(run: run, column: column))
            }
        }
    }

    /// The column of a piece centred just above a run over several columns: the previous line of the same cell.
    private func columnAbove(_ run: BoxRun, size: Double) -> Int? {
        let fits = columns.contains {
            $0.left - 0.3 * size < run.left && run.right < $0.right + 0.3 * size
        }
        return fits
            ? nil
            : pieces.last {
                abs($0.run.center - run.center) < 0.3 * size && run.top - $0.run.bottom < 0.8 * size
                    && run.top > $0.run.top
            }?.column
    }

    /// The column that contains most of a run, or the nearest one.
    private func column(of run: BoxRun) -> Int {
        var best = (index: 0, shared: -Double.infinity)
        for (index, column) in columns.enumerated() {
            let shared = min(column.right, run.right) - max(column.left, run.left)
            if shared > best.shared { best = (index, shared) }
        }
        return best.index
    }

    /// The horizontal ranges that the cells of rows fill. Cells that span several columns do not merge them.
    private static func columns(
        _ rows: [[BoxRun]], size: Double
    ) -> [(left: Double, right: Double)] {
        let compared = rows.prefix(60)
        var cells: [BoxRun] = []
        for cell in rows.joined() {
            var (single, several) = (0, 0)
            for row in compared {
                let count = row.count {
                    min($0.right, cell.right) - max($0.left, cell.left) > 0.3 * size
                }
                if count == 1 { single += 1 } else if count > 1 { several += 1 }
            }
            if several * 4 <= single { cells.append(cell) }
        }
        var columns: [(left: Double, right: Double)] = []
        for cell in cells.sorted(by: { $0.left < $1.left }) {
            if let last = columns.last, cell.left < last.right - 0.1 * size {
                columns[columns.count - 1].right = max(last.right, cell.right)
            } else {
                columns.append((cell.left, cell.right))
            }
        }
        return columns
    }

    // MARK: Repeated heads

    /// The rows of one line that repeat the header of the table, and the table without them.
    ///
    /// - Parameter heads: the texts of the first rows of the table on the previous page.
    func withoutHeads(_ heads: [String]) -> (heads: [TableRow], rest: TableZone) {
        let em = pieces.map(\.run).typicalEm
        var rest = self
        var found: [TableRow] = []
        rest.pieces.sort { $0.run.middle < $1.run.middle }
        // A title above the first part of the table may be its first row; it is not repeated.
        var left = heads[...]
        while !left.isEmpty {
            guard let top = rest.pieces.first?.run.middle else { break }
            let line = rest.pieces.prefix { $0.run.middle - top < 0.4 * em }
            guard var box = line.first?.run else { break }
            for piece in line { box.cover(piece.run) }
            let row = TableRow(
                line.map {
                    TableRow.Cell(
                        text: $0.run.text, column: $0.column, first: $0.run, last: $0.run)
                }, box: box)
            let text = row.text
            guard let place = found.isEmpty ? left.firstIndex(of: text) : left.startIndex,
                left[place] == text
            else { break }
            left = left[(place + 1)...]
            found.append(row)
            rest.pieces.removeFirst(line.count)
        }
        return (found, rest)
    }
}

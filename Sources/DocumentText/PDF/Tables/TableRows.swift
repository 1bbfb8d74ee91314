internal import TextBasics

/// Groups the pieces of a table into cells and rows. A cell may have several lines, and may be at the top or in the
/// middle of its row.
struct TableRows {
    /// A cell: pieces of one column, one below the other.
    private struct Cell {
        var text: String
        var run: BoxRun
        let column: Int
        var pieces: [BoxRun]

        init(_ pieces: [BoxRun], column: Int) {
            self.pieces = pieces
            self.column = column
            text = pieces[0].text
            run = pieces[0]
            for piece in pieces.dropFirst() {
                text = ParagraphText.joined(text, piece.text)
                run.cover(piece)
            }
        }

        var finished: TableRow.Cell {
            TableRow.Cell(
                text: text, column: column, first: pieces[0], last: pieces[pieces.count - 1])
        }
    }

    private struct Row {
        var cells: [Cell]
        var middle: Double
        var top: Double
        var columns: Set<Int> { Set(cells.map(\.column)) }
    }

    /// The width of a character.
    private let em: Double
    private var rows: [Row] = []

    /// The rows of a table, from top to bottom.
    ///
    /// - Parameter isTopAligned: on input, whether the cells of the previous table begin at the top of their rows; on
    ///   output, the same for this table.
    static func rows(of zone: TableZone, isTopAligned: inout Bool) -> [TableRow] {
        let em = zone.pieces.map(\.run).typicalEm
        let top = TopAlignedRows(zone.pieces, em: em, followsTopAligned: isTopAligned)
        isTopAligned = top != nil
        if let top { return top.rows }
        var table = TableRows(em: em)
        table.place(table.cells(of: zone.pieces))
        table.joinSpanning()
        table.raiseSpanning()
        return table.rows.map { row in
            var box = row.cells[0].run
            for cell in row.cells.dropFirst() { box.cover(cell.run) }
            return TableRow(row.cells.map(\.finished), box: box)
        }
    }

    private init(em: Double) { self.em = em }

    // MARK: Cells

    private func cells(of pieces: [TableZone.Piece]) -> [Cell] {
        let columns = Dictionary(grouping: pieces, by: \.column)
            .mapValues { column in column.map(\.run).sorted { $0.middle < $1.middle } }
        var cells: [Cell] = []
        var broken: [Int: [[BoxRun]]] = [:]
        for (column, runs) in columns {
            let groups = groups(runs, others: columns.filter { $0.key != column }.map(\.value))
            if groups.contains(where: { $0.count > 1 }) {
                broken[column] = groups
            } else {
                cells += groups.map { Cell($0, column: column) }
            }
        }
        // Columns whose cells all have one line show where the rows are, and so do numbers.
        let numbers = broken.values.joined().filter { $0.count == 1 && Self.isNumber($0[0].text) }
        let anchors = anchors(cells.map(\.run) + numbers.joined())
        for (column, groups) in broken {
            for group in groups {
                cells += divided(group, anchors).map { Cell($0, column: column) }
            }
        }
        return cells
    }

    /// Joins the lines of the cells of a column.
    private func groups(_ runs: [BoxRun], others: [[BoxRun]]) -> [[BoxRun]] {
        let widest = runs.map(\.width).max() ?? 0
        let (limit, isClose) = maxPitch(runs)
        var groups: [[BoxRun]] = []
        for run in runs {
            if let above = groups.last?.last, run.middle - above.middle <= limit,
                !Self.isNumber(run.text) || !Self.isNumber(above.text),
                !above.isHead(over: run, among: others),
                isBetween(others, above, run)
                    || (continuesInNext(above, run, widest: widest)
                        || isClose && isAlone(run, beside: others)
                            && !ParagraphText.beginsItem(run.text, after: "。"))
                        && !others.contains(where: { haveOwnCells($0, above, run) })
            {
                groups[groups.count - 1].append(run)
            } else {
                groups.append([run])
            }
        }
        return groups
    }

    /// The maximum distance between lines of one cell, and whether this distance is decisive: the smaller one if there
    /// are two kinds of distances.
    private func maxPitch(_ runs: [BoxRun]) -> (pitch: Double, isClose: Bool) {
        let pitches = zip(runs, runs.dropFirst()).map { $1.middle - $0.middle }.sorted()
        for (pitch, next) in zip(pitches, pitches.dropFirst()) where pitch < 1.9 * em {
            if next > 1.25 * pitch { return (min(2 * em, (pitch + next) / 2), pitch < 1.5 * em) }
        }
        return (1.9 * em, false)
    }

    private func isAlone(_ run: BoxRun, beside others: [[BoxRun]]) -> Bool {
        !others.contains { $0.contains { $0.isBeside(run) } }
    }

    private func continuesInNext(_ run: BoxRun, _ next: BoxRun, widest: Double) -> Bool {
        Self.continues(run, next, widest: widest, em: em)
    }

    /// Whether another cell of the row is centred between two lines.
    private func isBetween(_ others: [[BoxRun]], _ run: BoxRun, _ next: BoxRun) -> Bool {
        let pitch = next.middle - run.middle
        guard pitch < 1.7 * em else { return false }
        let middle = (run.middle + next.middle) / 2
        return others.contains { $0.contains { abs($0.middle - middle) < 0.2 * pitch } }
    }

    /// Whether each of two lines has its own cell beside it, in a column whose cell does not continue.
    private func haveOwnCells(_ column: [BoxRun], _ run: BoxRun, _ next: BoxRun) -> Bool {
        func beside(_ run: BoxRun) -> BoxRun? {
            column.first { abs($0.middle - run.middle) < 0.25 * em }
        }
        guard let first = beside(run), let second = beside(next) else { return false }
        let widest = column.map(\.width).max() ?? 0
        return widest < 6 * em || !continuesInNext(first, second, widest: widest)
    }

    /// The vertical middles of the rows that cells of one line show, ascending.
    private func anchors(_ cells: [BoxRun]) -> [Double] {
        var anchors: [Double] = []
        for middle in cells.map(\.middle).sorted() {
            if let last = anchors.last, middle - last < 0.45 * em { continue }
            anchors.append(middle)
        }
        return anchors
    }

    /// Splits lines that look like one cell but belong to several rows: a cell is in the middle or at the top of its
    /// row.
    private func divided(_ group: [BoxRun], _ anchors: [Double]) -> [[BoxRun]] {
        guard group.count > 1, group.count <= 60 else { return [group] }
        // For each number of first lines, the minimum cost of splitting them, and the start of the last part.
        var best: [(cost: Double, from: Int)] = [(0, 0)]
        for end in 1...group.count {
            var cheapest = (cost: Double.infinity, from: 0)
            for start in 0..<end {
                let cost = best[start].cost + cost(of: group[start..<end], anchors)
                if cost < cheapest.cost { cheapest = (cost, start) }
            }
            best.append(cheapest)
        }
        var parts: [[BoxRun]] = []
        var end = group.count
        while end > 0 {
            parts.append(Array(group[best[end].from..<end]))
            end = best[end].from
        }
        return parts.reversed()
    }

    /// The cost of one cell that consists of these lines, in points. A cell without a row beside it costs more than a
    /// cell with a row in its middle.
    private func cost(of lines: ArraySlice<BoxRun>, _ anchors: [Double]) -> Double {
        guard let first = lines.first, let last = lines.last else { return 0 }
        let beside = anchors.filter { $0 > first.top && $0 < last.bottom }
        let middle = (first.top + last.bottom) / 2
        let distance = beside.map { min(abs($0 - middle), abs($0 - first.middle) + 0.1 * em) }.min()
        let others = Double(max(0, beside.count - 1))
        return 0.2 * em + (distance ?? 0.45 * em) + others * 0.5 * em
    }

    // MARK: Rows

    private mutating func place(_ cells: [Cell]) {
        let sorted = cells.sorted {
            ($0.pieces.count, $0.run.middle, $0.run.left)
                < ($1.pieces.count, $1.run.middle, $1.run.left)
        }
        for cell in sorted {
            if let index = row(for: cell) {
                rows[index].cells.append(cell)
            } else {
                rows.append(Row(cells: [cell], middle: cell.run.middle, top: cell.run.top))
            }
        }
        rows.sort { $0.middle < $1.middle }
    }

    /// The row of a cell: they have the same middle or the same top, or the row is the only one beside the cell.
    private func row(for cell: Cell) -> Int? {
        let free = rows.indices.filter { index in
            !rows[index].cells.contains { $0.column == cell.column }
        }
        func nearest(_ distance: (Row) -> Double) -> Int? {
            free.filter { distance(rows[$0]) < 0.45 * em }
                .min { distance(rows[$0]) < distance(rows[$1]) }
        }
        if let index = nearest({ abs($0.middle - cell.run.middle) }) { return index }
        guard cell.pieces.count > 1 else { return nil }
        if let index = nearest({ abs($0.top - cell.run.top) }) { return index }
        return free.first { rows[$0].middle > cell.run.top && rows[$0].middle < cell.run.bottom }
    }

    /// A cell that spans two rows is centred between them; it belongs to the upper one.
    private mutating func joinSpanning() {
        var index = 1
        while index + 1 < rows.count {
            let (above, row, below) = (rows[index - 1], rows[index], rows[index + 1])
            let isBetween =
                row.middle - above.middle < 3 * em && below.middle - row.middle < 1.6 * em
            let isAlone = row.columns.isDisjoint(with: above.columns.union(below.columns))
            let areStacked = above.cells.allSatisfy { cell in
                below.cells.contains { $0.run.sharedWidth(cell.run) > 0.2 }
                    || below.cells.contains { $0.run.left < cell.run.left }
                        && below.cells.contains { $0.run.right > cell.run.right }
            }
            if isBetween, isAlone, areStacked {
                rows[index - 1].cells += row.cells
                rows.remove(at: index)
            } else {
                index += 1
            }
        }
    }

    /// Cells that span several rows are in the middle of these rows and belong to the first one. A column has such
    /// cells if the rows can be split so that each of its cells is in the middle of its own rows.
    private mutating func raiseSpanning() {
        for column in Set(rows.flatMap { $0.cells.map(\.column) }).sorted() {
            let own = rows.flatMap(\.cells).filter { $0.column == column }
                .sorted { $0.run.middle < $1.run.middle }
            let others = rows.indices.filter { rows[$0].columns != [column] }
            guard own.count > 1, own.count < others.count,
                !own.dropFirst().contains(where: { Self.isNumber($0.text) }),
                let starts = Self.starts(
                    of: own.map(\.run.middle), among: others.map { rows[$0].middle },
                    within: 0.4 * em)
            else { continue }
            for index in rows.indices { rows[index].cells.removeAll { $0.column == column } }
            for (cell, start) in zip(own, starts) { rows[others[start]].cells.append(cell) }
            rows.removeAll(where: \.cells.isEmpty)
        }
    }

    /// The first row of each cell, if cells in the middle of their rows fill a column.
    private static func starts(
        of cells: [Double], among rows: [Double], within distance: Double
    ) -> [Int]? {
        // The header of the table may have no cell in the column.
        let head = rows.firstIndex { abs($0 - cells[0]) < distance } ?? 0
        return Self.starts(of: cells, among: rows, from: head, within: distance)
            ?? Self.starts(of: cells, among: rows, from: 0, within: distance)
    }

    private static func starts(
        of cells: [Double], among rows: [Double], from first: Int, within distance: Double
    ) -> [Int]? {
        var starts: [Int] = []
        var start = first
        for cell in cells {
            guard
                let end = rows.indices.dropFirst(start).first(where: {
                    abs((rows[start] + rows[$0]) / 2 - cell) < distance
                })
            else { return nil }
            starts.append(start)
            start = end + 1
        }
        // Most cells span several rows, except the header of the column.
        let single = zip(starts, starts.dropFirst() + [rows.count]).count { $1 - $0 == 1 }
        return start == rows.count && (single - 1) * 2 <= cells.count - 1 ? starts : nil
    }
}

/// The empty vertical strip between two columns of text, in points.
struct Gutter {
    private(set) var left: Double
    private(set) var right: Double
    /// The left edge of the left column and the right edge of the right one.
    private var edges: (left: Double, right: Double)
    private var size: Double
    private let columns: TextColumns

    var middle: Double { (left + right) / 2 }

    /// The minimum number of lines in a column.
    private static let minLineCount = 5
    /// The part of the width in which a gutter may be, in percent.
    private static let span = (12, 88)

    /// The gutter of a part of a page; nil if it has one column. A table also has empty strips, but its cells do not
    /// fill their columns, or its rows begin and end at the same heights.
    ///
    /// - Parameter known: the gutters of other pages.
    init?(_ runs: [BoxRun], known: [Gutter]) {
        guard let left = runs.map(\.left).min(), let right = runs.map(\.right).max(),
            right - left > 100, right - left < 10_000
        else { return nil }
        let size = runs.typicalSize
        columns = TextColumns(runs, size: size)
        for stretch in Self.emptyStretches(runs, left: left, right: right, size: size) {
            (self.left, self.right) = stretch
            self.size = size
            edges = (left, right)
            let isKnown = known.contains { $0.isAlike(self) }
            if divides(runs, minLineCount: isKnown ? 2 : Self.minLineCount) { return }
        }
        return nil
    }

    /// Whether both are between the same columns.
    func isAlike(_ other: Gutter) -> Bool {
        abs(left - other.left) < 4 && abs(right - other.right) < 4
    }

    /// Whether a run is on both sides, or begins inside the gutter, where nothing in a column begins.
    func isCrossed(by run: BoxRun) -> Bool {
        run.left < middle - 0.1 * size && run.inkRight > middle + 0.1 * size
            || run.left > left + 0.1 * size && run.left < right - 0.5 * size
    }

    /// Whether a line is centred over both columns, with space for more than three characters on its left.
    func isInMiddle(_ line: [BoxRun]) -> Bool {
        let span = line.extent
        let gap = span.lowerBound - edges.left
        return gap > 3 * size && abs(gap - (edges.right - span.upperBound)) < 1.5 * size
    }

    /// The vertical strips that the fewest runs cross, the widest first.
    private static func emptyStretches(
        _ runs: [BoxRun], left: Double, right: Double, size: Double
    ) -> [(left: Double, right: Double)] {
        let width = Int(right - left) + 1
        var changes = [Int](repeating: 0, count: width + 2)
        for run in runs {
            let first = Int(max(0, run.left + 0.5 - left))
            let last = Int(max(run.left + 0.5, run.inkRight - 0.5) - left)
            changes[min(first, width)] += 1
            changes[min(last, width) + 1] -= 1
        }
        var counts: [Int] = []
        var count = 0
        for change in changes.prefix(width) {
            count += change
            counts.append(count)
        }
        let range = width * span.0 / 100..<width * span.1 / 100
        guard let minCount = counts[range].min() else { return [] }
        let limit = minCount + 1 + runs.count / 120
        var found: [(left: Double, right: Double)] = []
        var start: Int?
        for x in range.lowerBound...range.upperBound {
            if x < range.upperBound, counts[x] <= limit {
                start = start ?? x
            } else if let begun = start {
                // Near the edges of the strip, a few lines stick out.
                if Double(x - begun) > 0.55 * size {
                    found.append((left + Double(begun), left + Double(x)))
                }
                start = nil
            }
        }
        return Array(found.sorted { $0.right - $0.left > $1.right - $1.left }.prefix(8))
    }

    private func divides(_ all: [BoxRun], minLineCount: Int) -> Bool {
        let x = middle
        let lines = TextLines.lines(of: all)
        let inTables = tableLines(lines)
        let runs = lines.indices.filter { !inTables.contains($0) }.flatMap { lines[$0] }
        let isCrosser: (BoxRun) -> Bool = {
            $0.inkRight > x + 0.1 * self.size && $0.left < x - 0.1 * self.size
        }
        let rest = runs.filter { !isCrosser($0) }
        if areColumns(rest, at: x, minLineCount: minLineCount) {
            let sides = (rest.filter { $0.center < x }, rest.filter { $0.center >= x })
            let lineCount = TextLines.lines(of: sides.0).count + TextLines.lines(of: sides.1).count
            if (runs.count - rest.count) * 3 <= lineCount { return true }
        }
        // A page of wide lines may have columns in only one part.
        let crossed = runs.filter(isCrosser).map(\.middle).sorted()
        let ends = [-Double.infinity] + crossed + [Double.infinity]
        return zip(ends, ends.dropFirst()).contains { top, bottom in
            areColumns(
                rest.filter { $0.middle > top && $0.middle < bottom }, at: x,
                minLineCount: minLineCount < Self.minLineCount ? minLineCount : minLineCount + 1)
        }
    }

    /// Whether the text on both sides of a position is in columns, and not in a table.
    private func areColumns(_ runs: [BoxRun], at x: Double, minLineCount: Int) -> Bool {
        // If other pages have the same columns, less evidence is enough.
        let isKnown = minLineCount < Self.minLineCount
        guard runs.count >= 2 * minLineCount else { return false }
        let (before, after) = (runs.filter { $0.center < x }, runs.filter { $0.center >= x })
        let (leftLines, rightLines) = (TextLines.lines(of: before), TextLines.lines(of: after))
        guard leftLines.count >= minLineCount, rightLines.count >= minLineCount,
            isKnown
                ? Self.isText(leftLines) || Self.isText(rightLines)
                : Self.isText(leftLines) && Self.isText(rightLines)
        else { return false }
        // Columns are side by side, not one above the other.
        let top = max(before.map(\.top).min() ?? 0, after.map(\.top).min() ?? 0)
        let bottom = min(before.map(\.bottom).max() ?? 0, after.map(\.bottom).max() ?? 0)
        let height = isKnown ? 1.2 : 4
        return bottom - top > height * size
            && !Self.areRows(leftLines, rightLines)
            && !areNumbered(leftLines, beside: rightLines)
            && (isKnown
                || !isSparse(leftLines, beside: rightLines)
                    && !isSparse(rightLines, beside: leftLines))
    }

    /// The minimum width of a column, in heights of the text. Narrower columns contain row numbers.
    private static let minWidth = 5.0
    /// Text beside a column has at most this share of its lines if it is cells of a table.
    private static let maxCellShare = 0.55
    /// The maximum average number of adjacent lines without a gap in table cells; text has more.
    private static let maxCellLineCount = 3.0

    /// Whether one side has only short cells beside the text of the other: a table in which one column has long cells.
    private func isSparse(_ lines: [[BoxRun]], beside others: [[BoxRun]]) -> Bool {
        let left = lines.compactMap { $0.first?.left }.min() ?? 0
        let right = lines.compactMap { $0.last?.right }.max() ?? 0
        if right - left < Self.minWidth * size { return true }
        guard let first = lines.first?.first?.top, let last = lines.last?.first?.bottom else {
            return false
        }
        let beside = others.count { $0[0].middle > first && $0[0].middle < last }
        guard Double(lines.count) < Self.maxCellShare * Double(beside) else { return false }
        let groups = 1 + Self.gaps(lines, Self.pitch(others)).count
        return groups > 2 && Double(lines.count) < Self.maxCellLineCount * Double(groups)
    }

    /// Whether most lines fill their column, as running text does.
    static func isText(_ lines: [[BoxRun]]) -> Bool {
        guard let left = lines.compactMap({ $0.first?.left }).min(),
            let right = lines.compactMap({ $0.last?.right }).max(), right > left
        else { return false }
        let filled = lines.count { line in
            let covered = line.reduce(0) { $0 + $1.width }
            return covered > 0.7 * (right - left)
        }
        return filled * 5 >= lines.count * 2
    }

    /// Whether both sides have gaps at the same heights, as the rows of a table do.
    private static func areRows(_ left: [[BoxRun]], _ right: [[BoxRun]]) -> Bool {
        let pitch = min(pitch(left), pitch(right))
        let (leftGaps, rightGaps) = (gaps(left, pitch), gaps(right, pitch))
        guard leftGaps.count >= 2, rightGaps.count >= 2 else { return false }
        func shared(_ gaps: [ClosedRange<Double>], _ others: [ClosedRange<Double>]) -> Bool {
            gaps.count { gap in others.contains { $0.overlaps(gap) } } * 5 >= gaps.count * 4
        }
        return shared(leftGaps, rightGaps) && shared(rightGaps, leftGaps)
    }

    /// Whether the left side has the numbers of rows in a column of their own, each at the height of a line on the right.
    private func areNumbered(_ left: [[BoxRun]], beside right: [[BoxRun]]) -> Bool {
        let numbered = left.filter { line in
            line.count > 1 && line[1].left - line[0].right > 1.2 * size
                && line[0].text.count <= 5
                && line[0].text.unicodeScalars.allSatisfy {
                    (0x30...0x39).contains($0.value) || ".、()（）".unicodeScalars.contains($0)
                }
        }
        guard numbered.count >= Self.minLineCount, numbered.count * 2 >= left.count else {
            return false
        }
        let paired = numbered.count { line in
            right.contains { abs($0[0].middle - line[0].middle) < 0.3 * size }
        }
        return paired * 5 >= numbered.count * 4
    }

    private static func pitch(_ lines: [[BoxRun]]) -> Double {
        let pitches = zip(lines, lines.dropFirst()).map { $1[0].middle - $0[0].middle }.sorted()
        return pitches.isEmpty ? .infinity : pitches[pitches.count / 4]
    }

    /// The vertical gaps between lines: from the middle of a line to that of the next one, if it is farther away than
    /// usual.
    private static func gaps(_ lines: [[BoxRun]], _ pitch: Double) -> [ClosedRange<Double>] {
        guard pitch > 0, pitch.isFinite else { return [] }
        return zip(lines, lines.dropFirst()).compactMap { line, next in
            let (start, end) = (line[0].middle, next[0].middle)
            return end - start > 1.25 * pitch ? start + 0.4 * pitch...end - 0.4 * pitch : nil
        }
    }

    // MARK: Tables over both columns

    /// The indices of lines that are rows of tables as wide as the page.
    func tableLines(_ lines: [[BoxRun]]) -> Set<Int> {
        let rows = lines.indices.filter { isRow(lines[$0]) }
        var found: Set<Int> = []
        for (row, next) in zip(rows, rows.dropFirst()) {
            let isNear = next - row <= 6 && lines[next][0].top - lines[row][0].top < 10 * size
            if isNear, lines[row...next].allSatisfy({ !fillsColumn($0) }) {
                found.formUnion(row...next)
            }
        }
        guard let last = found.max() else { return found }
        // A cell of the last row may continue.
        for index in lines.indices.dropFirst(last + 1).prefix(3) {
            let above = lines[index - 1].map(\.bottom).max() ?? 0
            guard lines[index].allSatisfy({ $0.top - above < 0.2 * size }),
                !fillsColumn(lines[index])
            else { break }
            found.insert(index)
        }
        return found
    }

    /// Whether a line is a row of three or more cells at the same height, with cells on both sides of the gutter.
    private func isRow(_ line: [BoxRun]) -> Bool {
        let gaps = zip(line, line.dropFirst()).count { $1.left - $0.right > 1.2 * size }
        return gaps >= 2 && !fillsColumn(line)
            && line.contains { $0.left < middle } && line.contains { $0.right > middle }
            && line.allSatisfy { abs($0.middle - line[0].middle) < 0.3 * size }
            && !line.contains(where: columns.isRunningText)
    }

    /// Whether the text of one side fills its column.
    func fillsColumn(_ line: [BoxRun]) -> Bool {
        func isFull(_ runs: [BoxRun], _ from: Double, _ to: Double) -> Bool {
            runs.reduce(0) { $0 + $1.width } > 0.85 * (to - from)
        }
        return isFull(line.filter { $0.center < middle }, edges.left, left)
            || isFull(line.filter { $0.center >= middle }, right, edges.right)
    }
}

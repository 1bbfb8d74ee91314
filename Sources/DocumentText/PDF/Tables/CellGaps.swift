/// Splits the lines of a region into cells: at wide gaps, and at narrow gaps that continue over several lines.
struct CellGaps {
    let size: Double
    private let lines: [[BoxRun]]
    private var divided: [[BoxRun]] = []
    private var rows: [Bool] = []
    /// For each line, the parts after which a narrow gap splits the line.
    private var narrow: [Set<Int>]

    /// The minimum width, in heights of the text, of a gap that splits a line by itself.
    private static let wideGap = 1.6
    /// The minimum width of a gap that continues over several lines.
    private static let narrowGap = 0.3
    /// The same for a gap that continues over fewer than `longLineCount` lines.
    private static let shortNarrowGap = 0.5
    /// The minimum number of lines over which a gap of `shortNarrowGap` must continue, and a gap of `narrowGap`.
    private static let (minLineCount, longLineCount) = (4, 8)

    init(_ lines: [[BoxRun]], size: Double) {
        self.size = size
        self.lines = lines
        narrow = [Set<Int>](repeating: [], count: lines.count)
        findNarrowGaps()
        for (index, line) in lines.enumerated() {
            var cells: [BoxRun] = []
            for (place, run) in line.enumerated() {
                if let last = cells.last, run.left - last.right < Self.wideGap * size,
                    !narrow[index].contains(place - 1)
                {
                    cells[cells.count - 1].join(run)
                } else {
                    cells.append(run)
                }
            }
            divided.append(cells)
        }
        let left = lines.compactMap { $0.first?.left }.min() ?? 0
        let right = lines.compactMap { $0.last?.right }.max() ?? 0
        func hasCells(_ index: Int) -> Bool {
            guard divided.indices.contains(index), divided[index].count > 1 else { return false }
            let covered = divided[index].reduce(0) { $0 + $1.width }
            return covered < 0.82 * max(1, right - left) || !narrow[index].isEmpty
        }
        rows = lines.indices.map { index in
            hasCells(index)
                && (divided[index].count > 2
                    || [-2, -1, 1, 2].contains { hasCells(index + $0) } || !narrow[index].isEmpty)
        }
        for index in lines.indices where isMarked(index) { rows[index] = false }
        for index in lines.indices where isStretched(index, left: left, right: right) {
            if !hasCells(index - 1), !hasCells(index + 1) { rows[index] = false }
        }
        for index in lines.indices where isBesideTwo(index) { rows[index] = true }
    }

    /// The cells of a line.
    func cells(_ index: Int) -> [BoxRun] { divided[index] }

    /// Whether a line is a row of a table: it and an adjacent line have several cells. A line filled by text is not a
    /// row, even if its punctuation leaves gaps.
    func isRow(_ index: Int) -> Bool { rows[index] }

    /// Whether a line is certainly a row, even without other rows.
    func isSure(_ index: Int) -> Bool { divided[index].count > 2 || isBesideTwo(index) }

    /// Whether the last cell of a line is vertically centred beside this line and the next one, like the word 文件 beside
    /// the names of two offices.
    private func isBesideTwo(_ index: Int) -> Bool {
        guard divided[index].count == 2, divided.indices.contains(index + 1),
            let next = divided[index + 1].first, divided[index + 1].count == 1
        else { return false }
        let (first, last) = (divided[index][0], divided[index][1])
        return next.right < last.left && abs(next.left - first.left) < size
            && next.top < last.bottom && last.middle - first.middle > 0.3 * size
            && abs(last.middle - (first.middle + next.middle) / 2) < 0.2 * size
    }

    /// Whether a run is too long for a label.
    func isText(_ run: BoxRun) -> Bool { run.width > 10 * size }

    /// A mark such as [1] or 2. with a gap after it begins an item of a list.
    private func isMarked(_ index: Int) -> Bool {
        divided[index].count == 2 && ParagraphText.isMark(divided[index][0].text)
    }

    /// Whether a few characters with even gaps fill a line. In a narrow column, justification stretches a line before a
    /// long number like this.
    private func isStretched(_ index: Int, left: Double, right: Double) -> Bool {
        let cells = divided[index]
        guard cells.count > 2, let first = cells.first, let last = cells.last,
            first.left - left < 0.5 * size, right - last.right < 1.5 * size,
            cells.allSatisfy({ $0.text.unicodeScalars.count <= 2 })
        else { return false }
        let gaps = zip(cells, cells.dropFirst()).map { $1.left - $0.right }.sorted()
        return gaps[gaps.count - 1] - gaps[0] < 0.4 * size
    }

    private mutating func findNarrowGaps() {
        for start in lines.indices {
            for place in lines[start].indices.dropLast() where !narrow[start].contains(place) {
                let gap =
                    lines[start][place]
                    .right...max(
                        lines[start][place].right, lines[start][place + 1].left)
                follow(gap, from: start)
            }
        }
    }

    /// Follows a gap from line to line, and records it if it continues over enough lines.
    private mutating func follow(_ gap: ClosedRange<Double>, from start: Int) {
        var (left, right) = (gap.lowerBound, gap.upperBound)
        guard right - left > Self.narrowGap * size else { return }
        var found: [(line: Int, place: Int)] = []
        for index in start..<lines.count {
            let line = lines[index]
            let place = (line.firstIndex { $0.center > (left + right) / 2 } ?? line.count) - 1
            let before = line.indices.contains(place) ? line[place].right : -.infinity
            let after = line.indices.contains(place + 1) ? line[place + 1].left : .infinity
            guard min(right, after) - max(left, before) > Self.narrowGap * size else { break }
            if index > start,
                line[0].top - (lines[index - 1].map(\.bottom).max() ?? 0) > 3.5 * size
            {
                break
            }
            (left, right) = (max(left, before), min(right, after))
            if before.isFinite, after.isFinite { found.append((index, place)) }
        }
        guard found.count >= Self.minLineCount,
            found.count >= Self.longLineCount || right - left > Self.shortNarrowGap * size
        else { return }
        // In text with wide gaps between all characters, some gaps continue by chance.
        let others = found.flatMap { line, place in
            zip(lines[line], lines[line].dropFirst()).enumerated()
                .filter { $0.offset != place }.map { $0.element.1.left - $0.element.0.right }
        }.sorted()
        let usual = others.isEmpty ? 0 : others[others.count / 2]
        guard others.count < 4 * found.count || right - left > 1.5 * usual,
            others.count < 8 * found.count
        else { return }
        // The marks of a list are not a column, nor are lines with the same beginning.
        let texts = found.map { lines[$0.line].prefix($0.place + 1).map(\.text).joined() }
        guard !texts.allSatisfy(ParagraphText.isMark),
            right - left > size || Set(texts).count * 5 >= texts.count * 4
        else { return }
        for (line, place) in found { narrow[line].insert(place) }
    }
}

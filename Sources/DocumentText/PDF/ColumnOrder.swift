/// Puts the lines of a page in reading order: columns one after the other, wide lines between them.
struct ColumnOrder {
    /// A column, or a part of one: lines that are read from top to bottom.
    struct Region {
        /// Lines from top to bottom; each has its runs from left to right.
        var lines: [[BoxRun]]
        let left: Double
        let right: Double
    }

    /// The minimum number of lines in a column.
    private static let minLineCount = 5
    private static let maxDepth = 6

    /// The regions of a page in reading order.
    static func regions(of page: BoxPage) -> [Region] { regions(page.runs, depth: 0) }

    private static func regions(_ runs: [BoxRun], depth: Int) -> [Region] {
        guard let left = runs.map(\.left).min(), let right = runs.map(\.right).max() else {
            return []
        }
        if depth < maxDepth, let gutter = gutter(runs, left: left, right: right) {
            return divided(runs, at: gutter, depth: depth)
        }
        return [Region(lines: lines(of: runs), left: left, right: right)]
    }

    /// Wide lines divide the page into bands, which are read one after the other; in each, left comes before right.
    private static func divided(_ runs: [BoxRun], at gutter: Double, depth: Int) -> [Region] {
        var found: [Region] = []
        var (leftRuns, rightRuns, wide): ([BoxRun], [BoxRun], [BoxRun]) = ([], [], [])
        func closeColumns() {
            found += regions(leftRuns, depth: depth + 1) + regions(rightRuns, depth: depth + 1)
            (leftRuns, rightRuns) = ([], [])
        }
        func closeWide() {
            found += regions(wide, depth: maxDepth)
            wide = []
        }
        for run in runs.sorted(by: { $0.middle < $1.middle }) {
            if run.left < gutter && run.right > gutter {
                closeColumns()
                wide.append(run)
            } else {
                closeWide()
                if run.right <= gutter { leftRuns.append(run) } else { rightRuns.append(run) }
            }
        }
        closeColumns()
        closeWide()
        return found
    }

    /// The middle of a vertical stretch that few lines cross, between two columns of text; nil if there is none. A table
    /// has such stretches too, but its cells do not fill their columns.
    private static func gutter(_ runs: [BoxRun], left: Double, right: Double) -> Double? {
        let width = right - left
        guard width > 100, runs.count >= 2 * minLineCount else { return nil }
        var best: (x: Double, crossers: Int)?
        for step in 12...88 {
            let x = left + width * Double(step) / 100
            let crossers = runs.count { $0.left < x && $0.right > x }
            if crossers < best?.crossers ?? .max { best = (x, crossers) }
        }
        guard let best else { return nil }
        let before = runs.filter { $0.right <= best.x }
        let after = runs.filter { $0.left >= best.x }
        let (leftLines, rightLines) = (lines(of: before), lines(of: after))
        guard leftLines.count >= minLineCount, rightLines.count >= minLineCount,
            best.crossers * 3 <= leftLines.count + rightLines.count,
            isText(leftLines), isText(rightLines)
        else { return nil }
        // Columns are side by side, not one above the other.
        let top = max(before.map(\.top).min() ?? 0, after.map(\.top).min() ?? 0)
        let bottom = min(before.map(\.bottom).max() ?? 0, after.map(\.bottom).max() ?? 0)
        let height = (runs.map(\.height).sorted())[runs.count / 2]
        return bottom - top > 4 * height ? best.x : nil
    }

    /// Whether most lines fill their column, as running text does.
    private static func isText(_ lines: [[BoxRun]]) -> Bool {
        guard let left = lines.compactMap({ $0.first?.left }).min(),
            let right = lines.compactMap({ $0.last?.right }).max(), right > left
        else { return false }
        let filled = lines.count { line in
            let covered = line.reduce(0) { $0 + $1.width }
            return covered > 0.7 * (right - left)
        }
        return filled * 5 >= lines.count * 2
    }

    /// Runs as lines, from top to bottom.
    static func lines(of runs: [BoxRun]) -> [[BoxRun]] {
        var lines: [[BoxRun]] = []
        for run in runs.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            if let last = lines.last, last.contains(where: { $0.isBeside(run) }) {
                lines[lines.count - 1].append(run)
            } else {
                lines.append([run])
            }
        }
        return lines.map { $0.sorted { $0.left < $1.left } }
    }
}

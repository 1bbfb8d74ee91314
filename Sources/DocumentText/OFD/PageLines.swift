/// A piece of text on a page, in millimetres from the upper left corner.
struct PageRun {
    var text: String
    var left: Double
    var right: Double
    var baseline: Double
    /// The lower end of vertical text; otherwise the baseline.
    var bottom: Double
    /// The font size.
    var size: Double
}

/// The lines of a page from top to bottom.
struct PageLines {
    /// A line, in millimetres from the upper left corner of the page.
    struct Line {
        var text: String
        var left: Double
        var right: Double
        var top: Double
        var bottom: Double
        var baseline: Double
        var size: Double
        /// Whether it has a gap wider than 1.5 characters, as rows of tables do.
        var hasGaps: Bool
    }

    private(set) var lines: [Line] = []
    /// The height of the page, in millimetres.
    let height: Double

    init(_ runs: [PageRun], height: Double) {
        self.height = height
        var row: [PageRun] = []
        var mean = 0.0
        for run in runs.sorted(by: { ($0.baseline, $0.left) < ($1.baseline, $1.left) }) {
            if let first = row.first, run.baseline - mean > 0.5 * min(first.size, run.size) {
                lines.append(Self.line(row))
                row = []
            }
            row.append(run)
            mean += (run.baseline - mean) / Double(row.count)
        }
        if !row.isEmpty { lines.append(Self.line(row)) }
    }

    private static func line(_ runs: [PageRun]) -> Line {
        let runs = runs.sorted { $0.left < $1.left }
        var line = Line(
            text: "", left: runs[0].left, right: runs[0].left, top: .infinity, bottom: 0,
            baseline: runs[0].baseline, size: 0, hasGaps: false)
        var last: PageRun?
        for run in runs {
            if let last {
                // Bold text is drawn twice.
                let isSame = last.text == run.text && abs(run.left - last.left) < 0.3 * run.size
                if isSame { continue }
                let gap = run.left - last.right
                let size = max(run.size, last.size)
                if gap > 1.5 * size { line.hasGaps = true }
                if needsSpace(last.text, run.text, gap / size) { line.text += " " }
            }
            line.text += run.text
            line.right = max(line.right, run.right)
            line.top = min(line.top, run.baseline - 0.88 * run.size)
            line.bottom = max(line.bottom, run.bottom + 0.12 * run.size)
            line.size = max(line.size, run.size)
            last = run
        }
        return line
    }

    /// Whether a gap, in units of the font size, means a space. Chinese characters are often spread to fill a line.
    private static func needsSpace(_ left: String, _ right: String, _ gap: Double) -> Bool {
        let isNarrow =
            (left.unicodeScalars.last?.isASCII ?? false)
            && (right.unicodeScalars.first?.isASCII ?? false)
        return gap > (isNarrow ? 0.2 : 1.0)
    }

    /// Removes lines.
    mutating func remove(where isUnwanted: (Line) -> Bool) { lines.removeAll(where: isUnwanted) }
}

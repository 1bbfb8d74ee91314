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
        /// Its parts between these gaps.
        var cells: [String] = []
        /// The right edge of the first part.
        var firstRight = 0.0
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
        separateCells()
    }

    /// The number of lines with gaps, one below the other, that are the rows of a table.
    private static let minRowCount = 3

    /// Puts marks between the cells of tables.
    private mutating func separateCells() {
        var start = 0
        while start < lines.count {
            let end = lines[start...].firstIndex { $0.cells.count < 2 } ?? lines.count
            if end - start >= Self.minRowCount {
                for index in start..<end {
                    lines[index].text = lines[index].cells.joined(separator: " | ")
                }
            }
            start = end + 1
        }
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
                let isCell = gap > 1.5 * size
                if isCell { line.hasGaps = true }
                let space = needsSpace(last.text, run.text, gap / size) ? " " : ""
                line.text += space
                // The characters of 合 计 and of 名 称： are far apart, and are one cell.
                if isCell, !(isSign(last.text) && isSign(String(run.text.prefix { $0 != "：" }))) {
                    line.cells.append(run.text)
                } else {
                    line.cells[line.cells.count - 1] += space + run.text
                }
            } else {
                line.cells = [run.text]
            }
            line.text += run.text
            if line.cells.count == 1 { line.firstRight = run.right }
            line.right = max(line.right, run.right)
            line.top = min(line.top, run.baseline - 0.88 * run.size)
            line.bottom = max(line.bottom, run.bottom + 0.12 * run.size)
            line.size = max(line.size, run.size)
            last = run
        }
        return line
    }

    private static func isSign(_ text: String) -> Bool {
        text.unicodeScalars.count == 1
            && text.unicodeScalars.allSatisfy(\.properties.isIdeographic)
    }

    /// Whether a gap, in units of the font size, means a space. Chinese characters are often spread to fill a line.
    private static func needsSpace(_ left: String, _ right: String, _ gap: Double) -> Bool {
        let isNarrow =
            (left.unicodeScalars.last?.isASCII ?? false)
            && (right.unicodeScalars.first?.isASCII ?? false)
        return gap > (isNarrow ? 0.2 : 1.0)
    }

    private static let minColumnLines = 5
    /// The minimum number of characters of most lines of a column.
    private static let minColumnLength = 8

    /// Whether the page has columns of text: several lines, one below the other, of two or three long parts, most of
    /// which fill the width of the first column.
    var hasColumns: Bool {
        let isLong = lines.map { line in
            line.cells.count <= 3
                && line.cells.filter { $0.count >= Self.minColumnLength }.count >= 2
        }
        var start = 0
        while start < lines.count {
            let end = isLong[start...].firstIndex(of: false) ?? lines.count
            if end - start >= Self.minColumnLines {
                let rights = lines[start..<end].map(\.firstRight)
                let edge = (rights.max() ?? 0) - 1.5 * lines[start].size
                if rights.count(where: { $0 > edge }) * 5 >= rights.count * 3 { return true }
            }
            start = end + 1
        }
        return false
    }

    /// Removes lines.
    mutating func remove(where isUnwanted: (Line) -> Bool) { lines.removeAll(where: isUnwanted) }
}

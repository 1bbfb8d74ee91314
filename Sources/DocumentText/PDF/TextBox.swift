/// A text box next to other text, whose lines are narrower there.
struct TextBox {
    private(set) var above: [BoxRun] = []
    private(set) var inside: [BoxRun] = []
    private(set) var beside: [BoxRun] = []
    private(set) var below: [BoxRun] = []

    /// The minimum number of lines of each side.
    private static let minLineCount = 3

    /// Looks for a text box among the runs of a part of a page; nil if it finds none.
    init?(_ runs: [BoxRun]) {
        guard runs.count >= 4 * Self.minLineCount else { return nil }
        let size = runs.typicalSize
        let span = runs.extent
        let width = span.upperBound - span.lowerBound
        for edge in Self.edges(runs, size: size)
        where edge.x > span.lowerBound + 0.2 * width && edge.x < span.lowerBound + 0.85 * width {
            if divide(runs, edge, size: size) { return }
        }
        return nil
    }

    /// The left edges that several lines share, one below the other.
    private static func edges(
        _ runs: [BoxRun], size: Double
    ) -> [(x: Double, top: Double, bottom: Double)] {
        var groups: [Int: [BoxRun]] = [:]
        for run in runs { groups[Int((run.left / 3).rounded()), default: []].append(run) }
        var found: [(x: Double, top: Double, bottom: Double)] = []
        for key in groups.keys.sorted() {
            let sorted = (groups[key] ?? []).sorted { $0.top < $1.top }
            var stack: [BoxRun] = []
            for run in sorted {
                if let last = stack.last, run.top - last.bottom > 1.6 * size {
                    if stack.count >= minLineCount { found.append(edge(of: stack)) }
                    stack = []
                }
                stack.append(run)
            }
            if stack.count >= minLineCount { found.append(edge(of: stack)) }
        }
        return found
    }

    private static func edge(of stack: [BoxRun]) -> (x: Double, top: Double, bottom: Double) {
        (
            stack.map(\.left).min() ?? 0, stack.map(\.top).min() ?? 0,
            stack.map(\.bottom).max() ?? 0
        )
    }

    private mutating func divide(
        _ runs: [BoxRun], _ edge: (x: Double, top: Double, bottom: Double), size: Double
    ) -> Bool {
        func isInBand(_ run: BoxRun) -> Bool {
            min(run.bottom, edge.bottom) - max(run.top, edge.top) > 0.2 * run.height
        }
        let band = runs.filter(isInBand)
        // Punctuation may extend into the space between both.
        let left = band.filter { $0.right < edge.x + 0.3 * size && $0.left < edge.x - size }
        let right = band.filter { $0.left > edge.x - 0.3 * size }
        guard left.count + right.count == band.count else { return false }
        let (leftLines, rightLines) = (TextLines.lines(of: left), TextLines.lines(of: right))
        guard leftLines.count >= Self.minLineCount, rightLines.count >= Self.minLineCount,
            Gutter.isText(leftLines), Gutter.isText(rightLines),
            !Self.areBeside(leftLines, rightLines, size: size)
        else { return false }
        let top = band.map(\.top).min() ?? 0
        let isLeft =
            left.extent.upperBound - left.extent.lowerBound
            < right.extent.upperBound - right.extent.lowerBound
        (inside, beside) = isLeft ? (left, right) : (right, left)
        let rest = runs.filter { !isInBand($0) }
        above = rest.filter { $0.middle < top }
        below = rest.filter { $0.middle >= top }
        return true
    }

    /// Whether most lines of one side are exactly beside one of the other, as in a table.
    private static func areBeside(
        _ left: [[BoxRun]], _ right: [[BoxRun]], size: Double
    ) -> Bool {
        let beside = left.count { line in
            right.contains { abs($0[0].middle - line[0].middle) < 0.2 * size }
        }
        return beside * 2 > min(left.count, right.count)
    }
}

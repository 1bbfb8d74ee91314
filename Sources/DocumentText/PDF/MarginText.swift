internal import TextBasics

/// Characters one below the other in the margin of a page, such as 装订线: they are no part of the lines beside them.
struct MarginText {
    /// All lines.
    let all: [[BoxRun]]
    /// The characters in the margin, from top to bottom.
    private(set) var signs: [BoxRun] = []
    /// The other lines.
    private(set) var others: [[BoxRun]]

    private static let counts = 3...20
    /// The minimum number of other lines; a page with fewer lines has no margin to speak of.
    private static let minLineCount = 6

    /// - Complexity: O(words).
    init(_ lines: [[BoxRun]]) {
        all = lines
        others = lines
        for isLeft in [true, false] {
            let edge = { (run: BoxRun) in isLeft ? run.left : -run.right }
            guard let outermost = lines.joined().map(edge).min() else { return }
            let found = lines.indices.filter { index in
                let line = lines[index]
                return line.count == 1 && edge(line[0]) < outermost + line[0].size
                    && line[0].text.unicodeScalars.count == 1
                    && line[0].text.unicodeScalars.allSatisfy(\.properties.isIdeographic)
            }
            let rest = lines.indices.filter { !found.contains($0) }
            guard Self.counts.contains(found.count), rest.count >= Self.minLineCount,
                Self.isColumn(found.map { lines[$0][0] }, beside: rest.flatMap { lines[$0] })
            else { continue }
            let inner = rest.flatMap { lines[$0] }.map(edge).min() ?? 0
            guard inner > outermost + 2 * lines[found[0]][0].size else { continue }
            signs = found.map { lines[$0][0] }.sorted { $0.top < $1.top }
            others = rest.map { lines[$0] }
            return
        }
    }

    /// Whether characters have one center and do not touch. Those of a table are on the lines of its rows, or are the same
    /// in many rows.
    private static func isColumn(_ runs: [BoxRun], beside others: [BoxRun]) -> Bool {
        let sorted = runs.sorted { $0.top < $1.top }
        guard Set(runs.map(\.text)).count == runs.count,
            runs.contains(where: { run in
                others.allSatisfy { abs($0.middle - run.middle) > 0.25 * run.size }
            })
        else { return false }
        return zip(sorted, sorted.dropFirst()).allSatisfy { run, next in
            abs(run.center - next.center) < 0.3 * run.size && next.top > run.bottom - 0.2 * run.size
        }
    }
}

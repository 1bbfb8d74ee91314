/// Puts the parts of lines on a page into reading order: one column after another, and text as wide as the page between
/// them.
struct ColumnOrder {
    private static let maxDepth = 6
    /// The gutters of other pages, by which short columns are recognised.
    private var known: [Gutter] = []

    /// Whether a page had columns.
    var hasColumns: Bool { !known.isEmpty }

    /// The regions of a page in reading order.
    mutating func regions(of page: BoxPage) -> [Region] {
        regions(page.runs, in: page.runs.extent, depth: 0)
    }

    private mutating func regions(
        _ runs: [BoxRun], in frame: ClosedRange<Double>, depth: Int
    ) -> [Region] {
        if runs.isEmpty { return [] }
        guard depth < Self.maxDepth else { return [Region(runs, in: frame)] }
        guard let gutter = Gutter(runs, known: known) else {
            guard let box = TextBox(runs) else { return [Region(runs, in: frame)] }
            return regions(box.above, in: frame, depth: depth + 1)
                + [Region(box.inside, in: box.inside.extent, isAside: true)]
                + regions(box.beside, in: box.beside.extent, depth: depth + 1)
                + regions(box.below, in: frame, depth: depth + 1)
        }
        if !known.contains(where: gutter.isAlike) { known.append(gutter) }
        var found: [Region] = []
        // Wide lines divide the page into bands, which are read one after the other; in each band, the left column
        // comes before the right one.
        for band in Self.bands(runs, gutter) {
            switch band {
            case .wide(let runs): found.append(Region(runs, in: frame))
            case .columns(let left, let right):
                let middle = gutter.left...gutter.right
                found += regions(
                    left, in: frame.lowerBound...max(frame.lowerBound, middle.lowerBound),
                    depth: depth + 1)
                found += regions(
                    right, in: middle.upperBound...max(frame.upperBound, middle.upperBound),
                    depth: depth + 1)
            }
        }
        return found
    }

    private enum Band {
        case wide([BoxRun])
        case columns([BoxRun], [BoxRun])
    }

    private static func bands(_ runs: [BoxRun], _ gutter: Gutter) -> [Band] {
        let lines = TextLines.lines(of: runs)
        let inTables = gutter.tableLines(lines)
        var bands: [Band] = []
        var (left, right, wide): ([BoxRun], [BoxRun], [BoxRun]) = ([], [], [])
        func closeColumns() {
            if !left.isEmpty || !right.isEmpty { bands.append(.columns(left, right)) }
            (left, right) = ([], [])
        }
        for (index, line) in lines.enumerated() {
            let crosser = line.first(where: gutter.isCrossed)
            // A title over three columns may fit in the middle one.
            let isTitle = left.isEmpty && right.isEmpty && gutter.isInMiddle(line)
            var rest: [BoxRun] = []
            for run in line {
                let isWide =
                    crosser.map { $0.isBeside(run) } ?? (isTitle || inTables.contains(index))
                if isWide {
                    closeColumns()
                    wide.append(run)
                } else {
                    rest.append(run)
                }
            }
            if rest.isEmpty { continue }
            if !wide.isEmpty { bands.append(.wide(wide)) }
            wide = []
            left += rest.filter { $0.center < gutter.middle }
            right += rest.filter { $0.center >= gutter.middle }
        }
        closeColumns()
        if !wide.isEmpty { bands.append(.wide(wide)) }
        return joined(bands, gutter)
    }

    /// Joins bands that are not columns: the last line of a paragraph as wide as the page may be as short as a column,
    /// and rows of a table may have cells on both sides.
    private static func joined(_ bands: [Band], _ gutter: Gutter) -> [Band] {
        var joined: [Band] = []
        for (index, band) in bands.enumerated() {
            let isLast = index + 1 == bands.count
            switch (joined.last, band) {
            case (.wide(let above), .columns(let left, let right))
            where isWide(left, right, gutter, isLast: isLast):
                joined[joined.count - 1] = .wide(above + left + right)
            case (.wide(let above), .wide(let runs)):
                joined[joined.count - 1] = .wide(above + runs)
            default: joined.append(band)
            }
        }
        return joined
    }

    private static func isWide(
        _ left: [BoxRun], _ right: [BoxRun], _ gutter: Gutter, isLast: Bool
    ) -> Bool {
        let lines = TextLines.lines(of: left + right)
        if left.isEmpty != right.isEmpty { return lines.count <= (isLast ? 2 : 3) }
        return lines.count <= 4 && !isLast && !lines.contains(where: gutter.fillsColumn)
    }
}

/// Pages of an OFD file with columns or tables, in the form of PDF pages, whose reader finds both.
enum PageColumns {
    private static let pointsPerMillimetre = 72 / 25.4
    /// Boxes are at most this far from the corner of the page, in points.
    private static let maxDistance = 100_000.0
    /// The number of equal texts that are compared. It bounds the work.
    private static let maxRepeatCount = 64

    static func pages(_ pages: [[PageRun]], widths: [Double], heights: [Double]) -> [BoxPage] {
        pages.indices.map { index in
            var runs: [BoxRun] = []
            var drawn: [String: [BoxRun]] = [:]
            for run in pages[index] {
                let box = box(run)
                // Bold text is drawn twice.
                let isDrawn = drawn[box.text]?.suffix(maxRepeatCount).contains {
                    abs($0.left - box.left) < 0.3 * box.size
                        && abs($0.top - box.top) < 0.3 * box.size
                }
                if isDrawn ?? false { continue }
                runs.append(box)
                drawn[box.text, default: []].append(box)
            }
            return BoxPage(
                number: index + 1, width: points(widths[index]), height: points(heights[index]),
                runs: runs)
        }
    }

    private static func box(_ run: PageRun) -> BoxRun {
        BoxRun(
            text: run.text, left: points(run.left), top: points(run.baseline - 0.88 * run.size),
            right: points(run.right),
            bottom: points(max(run.baseline, run.bottom) + 0.12 * run.size))
    }

    private static func points(_ millimetres: Double) -> Double {
        min(max(millimetres * pointsPerMillimetre, -maxDistance), maxDistance)
    }
}

/// The columns of running text on a page: many lines have the same left edge and the same width. Table cells also share
/// a left edge, but their widths differ with their text.
struct TextColumns {
    private var columns: [(left: Double, width: Double)] = []
    private let size: Double

    /// The minimum number of lines with the same left edge.
    private static let minLineCount = 5
    /// The minimum width in heights of the text. Cells are often narrower.
    private static let minWidth = 6.0

    /// Finds the columns among the parts of lines.
    ///
    /// - Complexity: O(n log n) for n runs.
    init(_ runs: [BoxRun], size: Double) {
        self.size = size
        let sorted = runs.sorted { $0.left < $1.left }
        var start = 0
        while start < sorted.count {
            let end =
                sorted[start...].firstIndex { $0.left - sorted[start].left > 0.3 * size }
                ?? sorted.count
            add(sorted[start..<end])
            start = end
        }
    }

    private mutating func add(_ runs: ArraySlice<BoxRun>) {
        guard runs.count >= Self.minLineCount else { return }
        let widths = runs.map(\.width).sorted()
        // A heading over several columns begins at the same place as the first of them.
        let full = widths[widths.count * 4 / 5]
        let filled = widths.count { $0 > 0.8 * full && $0 < 1.2 * full }
        guard full > Self.minWidth * size, filled * 2 >= widths.count else { return }
        columns.append((runs.map(\.left).median, full))
    }

    /// Whether a run is most of a line of running text.
    func isRunningText(_ run: BoxRun) -> Bool {
        columns.contains {
            abs($0.left - run.left) < 0.3 * size && run.width > 0.6 * $0.width
        }
    }
}

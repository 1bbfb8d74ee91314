/// The part of a long paragraph that shows the most highlights.
package struct Snippet: Equatable, Sendable {
    /// The scalars of the paragraph to show.
    package let range: Range<Int>
    /// Whether text before the range is omitted.
    package let isCutBefore: Bool
    /// Whether text after the range is omitted.
    package let isCutAfter: Bool

    /// Chooses the window of at most `cells` terminal cells with the most highlighted scalars; among equal windows, the
    /// first. Windows begin after a sentence or clause, or shortly before a highlight.
    ///
    /// - Parameters:
    ///   - text: the whole paragraph.
    ///   - highlights: ascending ranges of scalars of the text.
    ///   - cells: the maximum width in cells of a terminal; a Han character takes two.
    /// - Complexity: O(text).
    package init(text: String, highlights: [Range<Int>], cells: Int) {
        let scalars = Array(text.unicodeScalars)
        var widths: [Int] = [0]
        for scalar in scalars { widths.append((widths.last ?? 0) + DisplayWidth.cells(scalar)) }
        guard let total = widths.last, total > cells else {
            self.init(0..<scalars.count, of: scalars.count)
            return
        }
        var marked = [Int](repeating: 0, count: scalars.count + 1)
        for range in highlights {
            for index in range where index < scalars.count { marked[index + 1] = 1 }
        }
        for index in scalars.indices { marked[index + 1] += marked[index] }
        var best = 0..<0
        var bestCount = -1
        var end = 0
        for start in Self.starts(scalars, highlights) {
            end = max(end, start)
            while end < scalars.count, widths[end + 1] - widths[start] <= cells { end += 1 }
            let count = marked[end] - marked[start]
            if count > bestCount {
                bestCount = count
                best = start..<end
            }
        }
        self.init(best, of: scalars.count)
    }

    private init(_ range: Range<Int>, of count: Int) {
        self.range = range
        isCutBefore = range.lowerBound > 0
        isCutAfter = range.upperBound < count
    }

    /// Where a window may begin: after the end of a sentence or clause, or shortly before a highlight. Ascending.
    private static func starts(
        _ scalars: [Unicode.Scalar], _ highlights: [Range<Int>]
    ) -> [Int] {
        var starts: Set<Int> = [0]
        for (index, scalar) in scalars.enumerated()
        where "。；！？，,;".unicodeScalars.contains(scalar) && index + 1 < scalars.count {
            starts.insert(index + 1)
        }
        for range in highlights { starts.insert(max(0, range.lowerBound - 8)) }
        return starts.sorted()
    }
}

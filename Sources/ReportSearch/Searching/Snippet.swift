internal import ReportCorpus
internal import TextBasics

/// The passage of a long paragraph that shows most of what matched.
public struct Snippet: Equatable, Sendable {
    /// The scalars of the paragraph that are shown.
    public let range: Range<Int>
    /// Whether the paragraph goes on before and behind it.
    public let isCutBefore: Bool
    /// See `isCutBefore`.
    public let isCutAfter: Bool

    /// Chooses the window of at most `cells` cells that holds the most highlighted scalars, the
    /// earliest of equals, begun at the start of a sentence where one is near.
    ///
    /// - Parameters:
    ///   - text: the whole paragraph.
    ///   - highlights: rising ranges of scalars of the text.
    ///   - cells: the maximum width in cells of a terminal; a Han character takes two.
    /// - Complexity: O(text).
    public init(text: String, highlights: [Range<Int>], cells: Int) {
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

    /// Where a passage may begin: behind the end of a sentence or clause, or a little before a
    /// highlight. Rising.
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

internal import TextBasics

/// What is usual in a document: the height of its text, the distance of its lines, where full lines end.
struct FlowMeasures {
    /// The usual height of text.
    let height: Double
    /// Where full lines end, by where the columns begin.
    private var rightEdges: [Int: Double] = [:]

    init(_ pages: [[ColumnOrder.Region]]) {
        let regions = pages.flatMap(\.self)
        let heights = regions.flatMap { $0.lines.flatMap { $0.map(\.height) } }.sorted()
        let height = heights.isEmpty ? 0 : heights[heights.count / 2]
        self.height = height
        for region in regions {
            guard let edge = Self.edge(of: region) else { continue }
            let key = Self.key(Self.leftEdge(of: region))
            rightEdges[key] = max(rightEdges[key] ?? 0, edge)
        }
    }

    private static func key(_ left: Double) -> Int { Int(left / 24) }

    /// Where full lines of a column end. A page of short lines does not tell, but others with the same column do.
    ///
    /// - Parameter limit: where the next column of the page begins.
    func rightEdge(of region: ColumnOrder.Region, before limit: Double) -> Double {
        let own = Self.edge(of: region) ?? region.right
        let full = region.lines.count { $0.last.map { $0.right > own - 1.5 * height } ?? false }
        if full >= 4 { return own }
        let key = Self.key(Self.leftEdge(of: region))
        let others = [key - 1, key, key + 1].compactMap { rightEdges[$0] }.filter { $0 < limit }
        return max(own, others.max() ?? own)
    }

    /// The usual distance of two lines of one paragraph in a column, from top to top: the lines of a paragraph are the
    /// closest ones, for paragraphs and headings add space.
    func pitch(of region: ColumnOrder.Region) -> Double {
        var gaps: [Double] = []
        for (next, line) in zip(region.lines.dropFirst(), region.lines) {
            let gap: Double = next[0].top - line[0].top
            if gap > 0.8 * height, gap < 4 * height { gaps.append(gap) }
        }
        gaps.sort()
        return gaps.isEmpty ? .infinity : gaps[gaps.count / 4]
    }

    /// The edges of quotations and the like, by the number of the line: lines that follow each other, are set in alike,
    /// and mostly end alike.
    func indentedBlocks(
        of region: ColumnOrder.Region, left: Double
    ) -> [Int: (left: Double, right: Double)] {
        var blocks: [Int: (left: Double, right: Double)] = [:]
        var start = 0
        while start < region.lines.count {
            let edge = region.lines[start][0].left
            var end = start + 1
            while end < region.lines.count, abs(region.lines[end][0].left - edge) < 0.4 * height {
                end += 1
            }
            let rights = region.lines[start..<end].compactMap { $0.last?.right }
            let right = rights.max() ?? 0
            let full = rights.count { $0 > right - 2 * height }
            if edge > left + height, rights.count >= 2, full * 5 >= rights.count * 3 || full >= 3 {
                for index in start..<end { blocks[index] = (edge, right) }
            }
            start = end
        }
        return blocks
    }

    /// Hanging marks and a few long lines do not count.
    private static func edge(of region: ColumnOrder.Region) -> Double? {
        let edges = region.lines.compactMap { $0.last?.right }.sorted()
        return edges.isEmpty ? nil : edges[min(edges.count - 1, edges.count * 9 / 10)]
    }

    /// Where most lines of a column begin.
    static func leftEdge(of region: ColumnOrder.Region) -> Double {
        let edges = region.lines.compactMap { $0.first?.left }.sorted()
        return edges.isEmpty ? region.left : edges[edges.count / 10]
    }

    /// The room that the beginning of a text takes on a line: a character with the marks after it, or a number. Where
    /// that much was free at the end of a line, its paragraph ended there.
    static func unitWidth(_ text: String, em: Double) -> Double {
        var width = 0.6 * em
        var isFirst = true
        for scalar in text.unicodeScalars.prefix(24) {
            let isWide = WideCharacters.contains(scalar)
            let closes = "，。、；：！？）》」』”’】%％".unicodeScalars.contains(scalar)
            if !isFirst, isWide, !closes { break }
            if !isFirst, scalar == " " { break }
            width += (isWide ? 1.05 : 0.6) * em
            // A Han character stands alone, with the marks that may not begin a line.
            if isWide, !closes, !isFirst { break }
            isFirst = false
        }
        return max(width, 1.7 * em)
    }
}

internal import TextBasics

/// The usual measures of a document, in points: the height of its text, the distance between its lines, and the left
/// and right edges of full lines.
struct FlowMeasures {
    /// The usual height of text.
    let height: Double
    /// The left edge of most text.
    let left: Double
    private let pitch: Double
    /// The usual indentation of the first line of a paragraph; nil if few are indented.
    private var indent: Double?
    /// The right edges of full lines, by the left edges of their columns.
    private var rightEdges: [Int: Double] = [:]

    init(_ regions: [Region]) {
        height = regions.flatMap { $0.lines.flatMap(\.self) }.typicalSize
        pitch = regions.compactMap(\.pitch).median
        let lefts = regions.flatMap { $0.text.compactMap { $0?.left } }.sorted()
        left = lefts.isEmpty ? 0 : lefts[lefts.count / 10]
        indent = typicalIndent(regions)
        for region in regions {
            let left = leftEdge(of: region)
            if let edge = Self.edge(of: region) { add(edge, left: left) }
            for (index, block) in indentedBlocks(of: region, left: left) {
                // If other pages have the same indentation, their full lines end at the same position.
                if region.text[index]?.left == block.left { add(block.right, left: block.left) }
            }
        }
    }

    private func typicalIndent(_ regions: [Region]) -> Double? {
        let indents = regions.flatMap { region -> [Double] in
            let left = leftEdge(of: region)
            return zip(region.text, region.text.dropFirst()).compactMap { line, next in
                guard let line, let next, abs(next.left - left) < 0.4 * region.em else {
                    return nil
                }
                let indent = line.left - left
                return indent > region.em && indent < 4 * region.em ? indent : nil
            }
        }
        guard indents.count >= 5 else { return nil }
        let usual = indents.median
        return indents.count { abs($0 - usual) < 0.3 * height } * 2 >= indents.count ? usual : nil
    }

    private mutating func add(_ right: Double, left: Double) {
        rightEdges[Self.key(left)] = max(rightEdges[Self.key(left)] ?? 0, right)
    }

    private static func key(_ left: Double) -> Int { Int(left / 24) }

    /// The usual distance between lines of a paragraph.
    func pitch(of region: Region) -> Double {
        region.pitch ?? (pitch > 0 ? pitch * region.size / max(1, height) : .infinity)
    }

    /// The left edge of most lines in a column. A few lines are not enough to decide this.
    func leftEdge(of region: Region) -> Double {
        let edges = region.text.compactMap { $0?.left }.sorted()
        guard !edges.isEmpty else { return region.left }
        let usual = edges[edges.count / 10]
        return Self.isCentered(region) ? min(usual, region.frame.lowerBound) : usual
    }

    /// Whether a few lines are centred relative to the text around them, like captions and titles.
    private static func isCentered(_ region: Region) -> Bool {
        let lines = region.text.compactMap(\.self)
        let middle = (region.frame.lowerBound + region.frame.upperBound) / 2
        return lines.count < 4 && lines.allSatisfy { abs($0.center - middle) < 0.6 * region.em }
    }

    /// The right edge of full lines in a column. If a page has only short lines, other pages with the same column
    /// decide.
    ///
    /// - Parameter limit: the left edge of the next column on the page.
    func rightEdge(of region: Region, before limit: Double) -> Double {
        let own = Self.edge(of: region) ?? region.right
        let full = region.text.count { $0.map { $0.right > own - 1.5 * height } ?? false }
        if full >= 4 { return own }
        let key = Self.key(leftEdge(of: region))
        let others = [key - 1, key, key + 1].compactMap { rightEdges[$0] }.filter { $0 < limit }
        let innermost =
            Self.isCentered(region) && region.frame.upperBound < limit
            ? max(own, region.frame.upperBound) : own
        return max(innermost, others.max() ?? own)
    }

    /// The left and right edges of indented blocks such as quotations, by the index of the line: consecutive lines with
    /// the same indentation that mostly end at the same position, here or on another page.
    func indentedBlocks(
        of region: Region, left: Double
    ) -> [Int: (left: Double, right: Double)] {
        var blocks: [Int: (left: Double, right: Double)] = [:]
        var start = 0
        while start < region.text.count {
            guard let edge = region.text[start]?.left else {
                start += 1
                continue
            }
            let end =
                region.text[start...].firstIndex {
                    $0.map { abs($0.left - edge) >= 0.4 * height } ?? true
                } ?? region.text.count
            if edge > left + height,
                let right = blockEdge(region.text[start..<end], left: edge, in: region)
            {
                for index in start..<end { blocks[index] = (edge, right) }
            }
            start = max(end, start + 1)
        }
        // The first line of a paragraph in a block is indented further.
        for index in region.text.indices where blocks[index] == nil {
            guard let block = blocks[index + 1] ?? blocks[index - 1],
                let indent = region.text[index].map({ $0.left - block.left })
            else { continue }
            if indent > height, indent < 2.5 * height, region.right > block.right + height {
                blocks[index] = block
            }
        }
        return blocks
    }

    /// The right edge of full lines in a block; nil if the lines are not a block.
    private func blockEdge(
        _ lines: ArraySlice<BoxRun?>, left: Double, in region: Region
    ) -> Double? {
        let rights = lines.compactMap { $0?.right }
        // Consecutive paragraphs of one line are also all indented.
        let isUsual = indent.map { abs(left - leftEdge(of: region) - $0) < 0.4 * height } ?? false
        guard rights.count >= (isUsual ? 4 : 2), let right = rights.max() else { return nil }
        let full = rights.count { $0 > right - 2 * height }
        // A quotation has the same indentation on the right.
        let outer = leftEdge(of: region)
        let end = max(region.frame.upperBound, rightEdges[Self.key(outer)] ?? 0)
        if abs(left - outer - (end - right)) < 0.8 * region.em { return right }
        let known = rightEdges[Self.key(left)].flatMap { $0 - right < 3 * height ? $0 : nil }
        if let known, known > right - height / 2 { return max(right, known) }
        return full * 5 >= rights.count * 3 || full >= 3 ? right : nil
    }

    /// The right edge of most of the longest lines. Hanging punctuation and a few longer lines are ignored.
    private static func edge(of region: Region) -> Double? {
        let lines = region.text.compactMap(\.self)
        let unmarked = lines.filter { !ParagraphText.endsWithHangingMark($0.text) }
        let edges = (unmarked.count < 4 ? lines : unmarked).map(\.right).sorted()
        guard !edges.isEmpty else { return nil }
        let longest = edges[min(edges.count - 1, edges.count * 9 / 10)]
        var best = (edge: longest, count: 0)
        for edge in edges where edge > longest - 1.5 * region.em {
            let count = edges.count { abs($0 - edge) < 0.15 * region.em }
            if count >= best.count { best = (edge, count) }
        }
        return best.count > 2 && best.count * 5 >= edges.count ? best.edge : longest
    }

    /// The width of the beginning of a text that cannot be broken: a character with the marks after it, or a number. If
    /// at least this width is free at the end of the line before, a paragraph ended there.
    ///
    /// - Parameter slack: by how much a full line may be shorter than the column, in widths of a character.
    static func unitWidth(_ text: String, em: Double, slack: Double = 0.6) -> Double {
        var width = 0.0
        var isFirst = true
        for scalar in text.unicodeScalars.prefix(24) {
            let isWide = WideCharacters.contains(scalar)
            let closes = ParagraphText.closingMarks.contains(scalar)
            // A single Han character, with the marks after it that must not begin a line.
            if !isFirst, isWide, !closes { break }
            if !isFirst, scalar == " " { break }
            width += (isWide ? 1.0 : 0.55) * em
            isFirst = false
        }
        return width + slack * em
    }
}

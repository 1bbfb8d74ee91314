/// Tracks the headings of a report and finds those above each block.
struct Outline {
    /// The position of a block in the outline.
    struct Position {
        /// The headings above the block and the block's own heading, outermost first.
        var headings: [String]
        /// Whether the whole block is a heading.
        var isHeading: Bool
        /// The heading of the part of the report that the block begins; nil if it begins none.
        var part: String?
    }

    private struct Level {
        let style: HeadingMarker.Style
        let number: Int
        /// Nil for a numbered paragraph without a heading of its own.
        let title: String?
    }

    /// The maximum length of a heading that is a line, in scalars.
    private static let maxHeadingLength = 60
    /// The maximum length of a heading that is the first sentence of a paragraph, in scalars.
    private static let maxRunInLength = 45

    private var levels: [Level] = []

    /// The position of the next block in reading order.
    ///
    /// - Parameter isPlainHeading: whether the block is a heading without a marker.
    mutating func position(of block: TextBlock, isPlainHeading: Bool = false) -> Position {
        if isPlainHeading {
            levels = [Level(style: .plain, number: 0, title: block.text)]
            return Position(headings: [], isHeading: true, part: block.text)
        }
        guard let marker = block.marker else {
            return Position(headings: levels.compactMap(\.title), isHeading: false)
        }
        let (title, isWhole) = Self.title(of: block, marker)
        let style = open(marker)
        let above = levels.compactMap(\.title)
        if title != nil || marker.style < .ordinal {
            levels.append(Level(style: style, number: marker.number, title: title))
        }
        // The part is named by the outermost numbered heading.
        let numbered = levels.filter { $0.style != .markdown }
        let opensPart = numbered.count == 1 && numbered[0].style == style
        return Position(
            headings: isWhole ? above : levels.compactMap(\.title), isHeading: isWhole,
            part: opensPart ? title : nil)
    }

    /// Closes all levels below the outermost numbered one, because the text is about the whole part again.
    mutating func returnToPart() {
        guard let part = levels.firstIndex(where: { $0.style != .markdown }) else { return }
        levels.removeSubrange((part + 1)...)
    }

    /// Closes the levels that end at a marker, and returns the style of the list that the marker continues.
    private mutating func open(_ marker: HeadingMarker) -> HeadingMarker.Style {
        if marker.style == .markdown {
            levels.removeAll { $0.style != .markdown || $0.number >= marker.number }
            return marker.style
        }
        if let same = levels.lastIndex(where: { $0.style == marker.style }) {
            // 一、 after 四、 begins a list inside the fourth part.
            // This is allowed once, because unlimited nesting would give a paragraph unlimited headings.
            let restarts =
                marker.number == 1 && levels[same].number > 1
                && levels.count { $0.style == marker.style } == 1
            if restarts && same == levels.count - 1 && marker.style == .han { return .han }
            levels.removeSubrange(same...)
            return marker.style
        }
        // （2） after （一）, or 2、 after 一、, is the same list, renumbered by a converter.
        let before = levels.indices.filter {
            levels[$0].style != .markdown && levels[$0].number + 1 == marker.number
        }
        // A number in parentheses continues another one: （4） continues （三）, not the 3. below it.
        if marker.number > 1,
            let last = before.last(where: {
                levels[$0].style.isBracketed == marker.style.isBracketed
            }) ?? before.last
        {
            let style = levels[last].style
            levels.removeSubrange(last...)
            return style
        }
        while let last = levels.last, last.style > marker.style { levels.removeLast() }
        return marker.style
    }

    /// The heading of a block with a marker, and whether the whole block is the heading.
    private static func title(
        of block: TextBlock, _ marker: HeadingMarker
    ) -> (title: String?, isWhole: Bool) {
        if marker.style == .markdown {
            return (String(block.text.unicodeScalars.dropFirst(marker.scalarCount)), true)
        }
        let scalars = Array(block.text.unicodeScalars)
        let end = scalars.firstIndex { "。；;！？!?".unicodeScalars.contains($0) }
        func first(_ count: Int) -> String { String(String.UnicodeScalarView(scalars[..<count])) }
        if let colon = runInEnd(scalars, marker, at: "：:"), colon < scalars.count - 1 {
            return (first(colon), false)
        }
        guard let end else {
            // A line without a sentence end is a heading if it is short.
            let isWhole = marker.style.isTitleOnly || scalars.count <= maxHeadingLength
            return isWhole ? (block.text, true) : (nil, false)
        }
        if end == scalars.count - 1 && end <= maxRunInLength && scalars[end] == "。" {
            let isWhole = marker.style < .ordinal && !first(end).contains("，")
            return (first(end), isWhole)
        }
        if end <= maxRunInLength { return (first(end), false) }
        // A space may replace a lost line end.
        return (runInEnd(scalars, marker, at: " 　").map(first), false)
    }

    /// The end of a heading at the beginning of a long sentence: the first of some marks, unless a comma comes first.
    private static func runInEnd(
        _ scalars: [Unicode.Scalar], _ marker: HeadingMarker, at marks: String
    ) -> Int? {
        let end = scalars.indices.dropFirst(marker.scalarCount + 2).prefix(maxRunInLength).first {
            marks.unicodeScalars.contains(scalars[$0])
                || "，,、。；;".unicodeScalars.contains(scalars[$0])
        }
        return end.flatMap { marks.unicodeScalars.contains(scalars[$0]) ? $0 : nil }
    }
}

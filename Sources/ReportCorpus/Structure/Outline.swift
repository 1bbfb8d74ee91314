/// Follows the headings of a report and says under which ones each block stands.
struct Outline {
    struct Place {
        var headings: [String]
        var section: Section
        var isHeading: Bool
    }

    private struct Level {
        let style: HeadingMarker.Style
        let number: Int
        /// Nil for a numbered paragraph that has no heading of its own.
        let title: String?
    }

    /// The longest line that is taken for a heading, and the longest first sentence that is.
    private static let longestHeading = 60
    private static let longestRunIn = 40

    private var levels: [Level] = []
    private var section = Section.other

    /// Where a block stands; blocks come in reading order.
    mutating func place(_ block: TextBlock) -> Place {
        guard let marker = block.marker else {
            return Place(
                headings: levels.compactMap(\.title), section: section, isHeading: false)
        }
        let (title, isWhole) = Self.title(of: block, marker)
        let style = open(marker)
        let above = levels.compactMap(\.title)
        if title != nil || marker.style < .ordinal {
            levels.append(Level(style: style, number: marker.number, title: title))
        }
        // The part is named by the outermost numbered heading.
        let outermost = levels.first { $0.style != .markdown }
        if let title, let outermost, levels.count(where: { $0.style != .markdown }) == 1,
            outermost.style == style
        {
            section = SectionClassifier.section(ofHeading: title)
        }
        return Place(
            headings: isWhole ? above : levels.compactMap(\.title), section: section,
            isHeading: isWhole)
    }

    /// Closes the levels that the marker ends; returns the style of the list that it goes on with.
    private mutating func open(_ marker: HeadingMarker) -> HeadingMarker.Style {
        if marker.style == .markdown {
            levels.removeAll { $0.style != .markdown || $0.number >= marker.number }
            return marker.style
        }
        if let same = levels.lastIndex(where: { $0.style == marker.style }) {
            // 一、 after 四、 does not go back: it begins a list inside the fourth part.
            // Once only: lists in lists without end would give every paragraph as many headings.
            let restarts =
                marker.number == 1 && levels[same].number > 1
                && levels.count { $0.style == marker.style } == 1
            if restarts && same == levels.count - 1 && marker.style == .han { return .han }
            levels.removeSubrange(same...)
            return marker.style
        }
        // （2） after （一）, or 2、 after 一、: the list goes on, a converter numbered it anew.
        if marker.number > 1,
            let last = levels.lastIndex(where: {
                $0.style != .markdown && $0.number + 1 == marker.number
            })
        {
            let style = levels[last].style
            levels.removeSubrange(last...)
            return style
        }
        while let last = levels.last, last.style > marker.style { levels.removeLast() }
        return marker.style
    }

    /// The heading that a block with a marker bears, and whether that is all of the block.
    private static func title(
        of block: TextBlock, _ marker: HeadingMarker
    ) -> (title: String?, isWhole: Bool) {
        if marker.style == .markdown {
            return (String(block.text.unicodeScalars.dropFirst(marker.scalarCount)), true)
        }
        let scalars = Array(block.text.unicodeScalars)
        let end = scalars.firstIndex { "。；;！？!?".unicodeScalars.contains($0) }
        guard let end else {
            // A line without any end of a sentence is a heading if it is short.
            let isWhole = marker.style.isTitleOnly || scalars.count <= longestHeading
            return isWhole ? (block.text, true) : (nil, false)
        }
        let first = String(String.UnicodeScalarView(scalars[..<end]))
        if end == scalars.count - 1 && end <= longestRunIn && scalars[end] == "。" {
            let isWhole = marker.style < .digit && !first.contains("，")
            return (first, isWhole)
        }
        return end <= longestRunIn ? (first, false) : (nil, false)
    }
}

/// Tracks the headings of a report and finds those above each block.
struct Outline {
    /// The position of a block in the outline.
    struct Position {
        /// The headings above the block and the block's own heading, outermost first.
        var headings: [String]
        /// Whether the whole block is a heading.
        var isHeading: Bool
        /// If the block begins a part of the report, the heading of the part; otherwise nil.
        var part: String?
    }

    private struct Level {
        let style: HeadingMarker.Style
        let number: Int
        /// Nil for a numbered paragraph without its own heading.
        let title: String?
    }

    /// The maximum length in scalars of a heading that is a whole line.
    private static let maxHeadingLength = 60
    /// The maximum length in scalars of a heading that is the first sentence of a paragraph.
    private static let maxRunInLength = 45
    /// The maximum length in scalars of a heading with a colon inside.
    private static let maxColonTitleLength = 30
    /// The maximum length in scalars of a heading that is a sentence and a whole line.
    private static let maxSentenceLength = 60

    private var levels: [Level] = []
    /// The level of the Markdown headings that name parts.
    private var partLevel: Int?
    /// The last markers of the forms 1.1 and 1.1.1.
    private var lastDecimals: [HeadingMarker.Style: HeadingMarker] = [:]

    /// The position of the next block in reading order.
    ///
    /// - Parameters:
    ///   - isPlainHeading: whether the block is a heading without a marker.
    ///   - next: the block after it.
    mutating func position(
        of block: TextBlock, isPlainHeading: Bool = false, before next: TextBlock? = nil
    ) -> Position {
        if isPlainHeading {
            levels = [Level(style: .plain, number: 0, title: block.text)]
            return Position(headings: [], isHeading: true, part: block.text)
        }
        guard let marker = block.marker, isPlausible(marker) else {
            return Position(headings: levels.compactMap(\.title), isHeading: false)
        }
        var (title, isWhole) = Self.title(of: block, marker)
        if marker.style == .ordinal, let sentence = title,
            block.text.utf8.count == sentence.utf8.count + 3, !Self.hasText(below: marker, next)
        {
            // 三是能力还有所欠缺。 is an item of a list, not a heading.
            title = nil
        }
        if let title, block.text.ends(with: "。") {
            isWhole =
                isWhole
                ? Self.hasText(below: marker, next)
                : Self.isSentenceHeading(block, title, marker, before: next)
        }
        let style = open(marker)
        let above = levels.compactMap(\.title)
        if title != nil || marker.style < .ordinal {
            levels.append(Level(style: style, number: marker.number, title: title))
        }
        // The outermost numbered heading names the part.
        let numbered = levels.filter { $0.style != .markdown }
        let opensPart =
            marker.style == .markdown
            ? opensMarkdownPart(marker, title) : numbered.count == 1 && numbered[0].style == style
        return Position(
            headings: isWhole ? above : levels.compactMap(\.title), isHeading: isWhole,
            part: opensPart ? title : nil)
    }

    /// Whether a sentence with a comma is a heading: it is the whole line, and a paragraph without a number follows.
    private static func isSentenceHeading(
        _ block: TextBlock, _ title: String, _ marker: HeadingMarker, before next: TextBlock?
    ) -> Bool {
        guard marker.style == .han || marker.style == .hanParenthesis,
            block.text.utf8.count == title.utf8.count + 3, block.text.ends(with: "。"), let next
        else { return false }
        return next.marker == nil && next.text.unicodeScalars.count >= minBodyLength
    }

    /// Whether text, or a marker of a lower level, follows a numbered sentence. Otherwise it is an item of a list.
    private static func hasText(below marker: HeadingMarker, _ next: TextBlock?) -> Bool {
        guard let next else { return false }
        return next.marker.map { $0.style > marker.style } ?? true
    }

    /// The minimum length of the paragraph below a heading that is a sentence.
    private static let minBodyLength = 60

    /// Whether a number of the form 1.1 continues those before it. Otherwise it is a figure or a date.
    private mutating func isPlausible(_ marker: HeadingMarker) -> Bool {
        guard marker.style == .decimal || marker.style == .subdecimal else { return true }
        let isNext = lastDecimals[marker.style].map {
            $0.parent == marker.parent && $0.number + 1 == marker.number
        }
        let parents: ClosedRange<HeadingMarker.Style> =
            marker.style == .subdecimal ? .decimal ... .decimal : .part ... .digit
        let isBelow = levels.contains { parents.contains($0.style) && $0.number == marker.parent }
        guard isNext ?? false || isBelow || marker.number == 1 else { return false }
        lastDecimals[marker.style] = marker
        return true
    }

    /// Whether a Markdown heading without a number opens a part: its words name a section, or it has the level of such
    /// a heading.
    private mutating func opensMarkdownPart(_ marker: HeadingMarker, _ title: String?) -> Bool {
        guard let title, levels.allSatisfy({ $0.style == .markdown }) else { return false }
        if SectionClassifier.section(ofHeading: title) != .other {
            // Headings below a part do not open another.
            if let partLevel, partLevel < marker.number { return false }
            // The title of the report may contain words that name sections.
            if levels.count == 1, marker.number == 1, title.containsBytes("报告") { return false }
            partLevel = marker.number
            return true
        }
        return partLevel.map { marker.number <= $0 } ?? false
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
            // 一、 after 四、 begins a list inside the fourth part. This is allowed only once; otherwise a paragraph could
            // have any number of headings.
            let restarts =
                marker.number == 1 && levels[same].number > 1
                && levels.count { $0.style == marker.style } == 1
            if restarts && same == levels.count - 1 && marker.style == .han { return .han }
            levels.removeSubrange(same...)
            return marker.style
        }
        // （2） after （一）, or 2、 after 一、, is the same list, renumbered by a converter. 第三章 has its own kind of number:
        // it is below 第二编, not after it.
        let before = levels.indices.filter {
            levels[$0].style > .division && levels[$0].number + 1 == marker.number
        }
        // A number in parentheses continues another number in parentheses: （4） continues （三）, not the 3. below it.
        if marker.number > 1, marker.style > .division, marker.style < .letter,
            marker.style != .decimal,
            marker.style != .subdecimal,
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
        let decoration = marker.decorationCount
        guard decoration == 0 else {
            return titleOfDecorated(block.text, marker)
        }
        let scalars = Array(block.text.unicodeScalars)
        if runInEnd(scalars, marker, at: "：:") == nil,
            let end = RunInHeading.end(of: block, marker, scalars)
        {
            return (String(String.UnicodeScalarView(scalars[..<end])), false)
        }
        return title(of: scalars, marker)
    }

    /// The heading of a line with a marker after `## ` or between `**`.
    private static func titleOfDecorated(
        _ text: String, _ marker: HeadingMarker
    ) -> (title: String?, isWhole: Bool) {
        var scalars = Array(text.unicodeScalars.dropFirst(marker.decorationCount))
        let isMarkdown = text.unicodeScalars.first == "#"
        while let last = scalars.last, last.isSpace || last == "#" || last == "*" || last == "_" {
            scalars.removeLast()
        }
        // **一、主要举措。**全年开展检查。
        if let close = scalars.indices.dropLast().first(where: {
            (scalars[$0] == "*" || scalars[$0] == "_") && scalars[$0] == scalars[$0 + 1]
        }) {
            let title = scalars[..<close].reversed().drop { "。：:".unicodeScalars.contains($0) }
            return (String(String.UnicodeScalarView(title.reversed())), false)
        }
        if isMarkdown { return (String(String.UnicodeScalarView(scalars)), true) }
        return title(of: scalars, marker)
    }

    private static func title(
        of scalars: [Unicode.Scalar], _ marker: HeadingMarker
    ) -> (title: String?, isWhole: Bool) {
        let end = scalars.firstIndex { "。；;！？!?".unicodeScalars.contains($0) }
        func first(_ count: Int) -> String { String(String.UnicodeScalarView(scalars[..<count])) }
        if let colon = runInEnd(scalars, marker, at: "：:") {
            // 一、回顾2023：稳中有进 is one title.
            let name = String(String.UnicodeScalarView(scalars[marker.scalarCount..<colon]))
            if end == nil, marker.style <= .han, colon < scalars.count - 1,
                scalars.count <= maxColonTitleLength, !SectionClassifier.namesPart(name),
                SectionClassifier.section(ofHeading: name) != .other
            {
                return (first(scalars.count), true)
            }
            // 一、主要做法及成效： is a heading whose text follows.
            return (first(colon), colon == scalars.count - 1)
        }
        guard let end else {
            // A line without a sentence end is a heading if it is short.
            let isWhole = marker.style.isTitleOnly || scalars.count <= maxHeadingLength
            return isWhole ? (first(scalars.count), true) : (nil, false)
        }
        let isSentence = end == scalars.count - 1 && scalars[end] == "。"
        let isWhole = isSentence && marker.style < .ordinal && !scalars.contains("，")
        if end <= maxRunInLength { return (first(end), isWhole) }
        // A space may replace a lost line end.
        if let space = runInEnd(scalars, marker, at: " 　"),
            space + 1 < scalars.count, !scalars[space + 1].isASCII
        {
            return (first(space), false)
        }
        // （一） may be followed by a heading as long as a sentence; 1. more often by text.
        let isLong = isSentence && end <= maxSentenceLength && marker.style <= .hanParenthesis
        return isLong ? (first(end), isWhole) : (nil, false)
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

internal import TextBasics

/// The number or sign at the beginning of a heading.
struct HeadingMarker: Equatable {
    enum Style: Int, Comparable {
        /// `#`, repeated as often as the level.
        case markdown
        /// No marker: a heading without a number or sign.
        case plain
        /// 第一编
        case part
        /// 第一章
        case chapter
        /// 第一节
        case division
        /// 一、
        case han
        /// （一）
        case hanParenthesis
        /// 1.
        case digit
        /// (1)
        case digitParenthesis
        /// 一是, 第一，
        case ordinal

        static func < (left: Style, right: Style) -> Bool { left.rawValue < right.rawValue }

        /// Whether the number is in parentheses.
        var isBracketed: Bool { self == .hanParenthesis || self == .digitParenthesis }

        /// Whether every line with this marker is a heading, even a long one.
        var isTitleOnly: Bool { self == .markdown || self == .part || self == .chapter }
    }

    let style: Style
    /// The number, or the level of a markdown heading.
    let number: Int
    /// The length of the marker in scalars.
    let scalarCount: Int

    private init(_ style: Style, _ number: Int, _ scalarCount: Int) {
        self.style = style
        self.number = number
        self.scalarCount = scalarCount
    }

    /// Reads the marker at the start of a repaired line; nil if there is none.
    init?(_ text: String) {
        // A marker has at most twelve characters.
        let scalars = Array(text.unicodeScalars.prefix(12))
        guard let first = scalars.first else { return nil }
        let found: HeadingMarker?
        switch first {
        case "#": found = Self.markdown(scalars)
        case "第": found = Self.chapter(scalars)
        case "（", "(": found = Self.parenthesis(scalars)
        case "0"..."9", "０"..."９": found = Self.digit(scalars)
        default: found = Self.han(scalars)
        }
        guard let found else { return nil }
        self = found
    }

    /// Whether a line begins like an article of a statute: 第十二条.
    static func isArticle(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars.prefix(12))
        guard scalars.first == "第" else { return false }
        let (number, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: 1)
        return number != nil && end < scalars.count && scalars[end] == "条"
    }

    private static func markdown(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        let level = scalars.prefix { $0 == "#" }.count
        guard level <= 6, level < scalars.count, scalars[level] == " " else { return nil }
        return HeadingMarker(.markdown, level, level + 1)
    }

    private static func chapter(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        let (number, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: 1)
        guard let number, end < scalars.count else { return nil }
        if "，,".unicodeScalars.contains(scalars[end]), number < 20 {
            return HeadingMarker(.ordinal, number, end + 1)
        }
        // A title follows 第一节; 第一部分 and 第一章程 are not markers.
        let next = end + 1 < scalars.count ? scalars[end + 1] : nil
        guard next.map({ $0.isSpace }) ?? true else { return nil }
        switch scalars[end] {
        case "编": return HeadingMarker(.part, number, end + 1)
        case "章": return HeadingMarker(.chapter, number, end + 1)
        case "节": return HeadingMarker(.division, number, end + 1)
        default: return nil
        }
    }

    private static func parenthesis(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        var index = 1
        while index < scalars.count, scalars[index].isSpace { index += 1 }
        let isDigit = index < scalars.count && ChineseNumerals.decimalDigit(scalars[index]) != nil
        let (number, end) =
            isDigit
            ? ChineseNumerals.ofDates.byPosition(scalars, from: index)
            : ChineseNumerals.ofDates.byPlaceValue(scalars, from: index)
        guard let number, number < 100, end < scalars.count,
            scalars[end] == "）" || scalars[end] == ")"
        else { return nil }
        return HeadingMarker(isDigit ? .digitParenthesis : .hanParenthesis, number, end + 1)
    }

    private static func digit(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        let (number, end) = ChineseNumerals.ofDates.byPosition(scalars, from: 0)
        guard let number, number > 0, number < 100, end < scalars.count,
            ".．、".unicodeScalars.contains(scalars[end])
        else { return nil }
        // 1.5% is a figure; 10.31 a date.
        if end + 1 < scalars.count, ChineseNumerals.decimalDigit(scalars[end + 1]) != nil {
            return nil
        }
        return HeadingMarker(.digit, number, end + 1)
    }

    private static func han(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        let (number, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: 0)
        guard let number, number > 0, number < 100, end < scalars.count else { return nil }
        if "、．.".unicodeScalars.contains(scalars[end]) {
            return HeadingMarker(.han, number, end + 1)
        }
        if scalars[end] == "是" && number < 20 { return HeadingMarker(.ordinal, number, end + 1) }
        return nil
    }
}

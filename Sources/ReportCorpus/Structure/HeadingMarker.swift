internal import TextBasics

/// The number or sign at the beginning of a heading.
struct HeadingMarker: Equatable {
    enum Style: Int, Comparable {
        /// `#`, repeated as often as the level.
        case markdown
        /// No marker: a heading without a number or sign.
        case plain
        /// 第一编, 第一部分
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
        /// 1.1
        case decimal
        /// 1.1.1
        case subdecimal
        /// (1)
        case digitParenthesis
        /// A.
        case letter
        /// ①
        case circle
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
    private(set) var scalarCount: Int
    /// The length of the Markdown marks before the marker: `## `, `**`.
    private(set) var decorationCount = 0
    /// The number before the last one in 1.1 and 1.1.1; 0 for other markers.
    private(set) var parent = 0

    /// Makes a marker.
    init(_ style: Style, _ number: Int, _ scalarCount: Int) {
        self.style = style
        self.number = number
        self.scalarCount = scalarCount
    }

    /// How many characters after a Markdown mark are examined: enough to decide whether 第一部分 begins a heading.
    private static let maxPartLength = 60

    /// Reads the marker at the start of a repaired line; nil if there is none.
    init?(_ text: String) {
        // A marker has at most twelve characters.
        let scalars = Array(text.unicodeScalars.prefix(12))
        guard let first = scalars.first else { return nil }
        let found: HeadingMarker?
        switch first {
        case "#": found = Self.markdown(scalars, text)
        case "*", "_": found = Self.emphasised(text)
        case "第": found = Self.chapter(scalars, text)
        case "（", "(": found = Self.parenthesis(scalars)
        case "0"..."9", "０"..."９": found = Self.decimal(scalars) ?? Self.digit(scalars)
        case "A"..."Z", "Ａ"..."Ｚ": found = Self.letter(scalars)
        default: found = Self.enclosed(first) ?? Self.han(scalars)
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

    private static func markdown(_ scalars: [Unicode.Scalar], _ text: String) -> HeadingMarker? {
        let level = scalars.prefix { $0 == "#" }.count
        guard level <= 6, level < scalars.count, scalars[level] == " " else { return nil }
        // In ## 一、主要举措, the marker is 一、; in ## 第一章, the Markdown level is kept.
        let rest = String(text.unicodeScalars.dropFirst(level + 1).prefix(maxPartLength + 1))
        if rest.unicodeScalars.first != "#", let inner = HeadingMarker(rest), inner.style >= .han,
            inner.style < .ordinal
        {
            return inner.decorated(by: level + 1)
        }
        return HeadingMarker(.markdown, level, level + 1)
    }

    /// A marker in bold: **一、主要举措**.
    private static func emphasised(_ text: String) -> HeadingMarker? {
        for mark in ["**", "__"] where text.begins(with: mark) {
            let rest = String(text.unicodeScalars.dropFirst(2).prefix(maxPartLength + 1))
            // Nested bold marks are not parsed, because the text would be scanned again for each level.
            guard let first = rest.unicodeScalars.first, !"*_#".unicodeScalars.contains(first)
            else {
                return nil
            }
            return HeadingMarker(rest)?.decorated(by: 2)
        }
        return nil
    }

    private func decorated(by count: Int) -> HeadingMarker {
        var marker = self
        marker.decorationCount += count
        marker.scalarCount += count
        return marker
    }

    private static func chapter(_ scalars: [Unicode.Scalar], _ text: String) -> HeadingMarker? {
        let (number, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: 1)
        guard let number, end < scalars.count else { return nil }
        if "，,".unicodeScalars.contains(scalars[end]), number < 20 {
            return HeadingMarker(.ordinal, number, end + 1)
        }
        if scalars[end...].starts(with: ["部", "分"]) {
            return PartTitle.follows(scalars, end + 2, text)
                ? HeadingMarker(.part, number, end + 2) : nil
        }
        // A title follows 第一节; 第一章程 is not a marker.
        let next = end + 1 < scalars.count ? scalars[end + 1] : nil
        guard next.map({ $0.isSpace }) ?? true || PartTitle.isShort(scalars, end, text) else {
            return nil
        }
        switch scalars[end] {
        case "编", "篇": return HeadingMarker(.part, number, end + 1)
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
        var close = end
        while close < scalars.count, scalars[close].isSpace { close += 1 }
        guard let number, number < 100, close < scalars.count,
            scalars[close] == "）" || scalars[close] == ")"
        else { return nil }
        return HeadingMarker(isDigit ? .digitParenthesis : .hanParenthesis, number, close + 1)
    }

    private static func digit(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        let (number, end) = ChineseNumerals.ofDates.byPosition(scalars, from: 0)
        guard let number, number > 0, number < 100, end < scalars.count else { return nil }
        if ")）".unicodeScalars.contains(scalars[end]) {
            return HeadingMarker(.digitParenthesis, number, end + 1)
        }
        guard ".．、".unicodeScalars.contains(scalars[end]) else { return nil }
        // 1.5% is a figure, 10.31 a date, but 1.2023年 begins with a year.
        if end + 1 < scalars.count, ChineseNumerals.decimalDigit(scalars[end + 1]) != nil {
            let (next, nextEnd) = ChineseNumerals.ofDates.byPosition(scalars, from: end + 1)
            guard let next, (1900..<2100).contains(next), nextEnd < scalars.count,
                scalars[nextEnd] == "年"
            else { return nil }
        }
        return HeadingMarker(.digit, number, end + 1)
    }

    /// 1.1 and 1.1.1. If a unit or a sign follows, it is a figure: 1.5万人, 3.15%.
    private static func decimal(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        var numbers: [Int] = []
        var index = 0
        while numbers.count < 4 {
            let (number, end) = ChineseNumerals.ofDates.byPosition(scalars, from: index)
            guard let number, number > 0, number < 100, end - index <= 2,
                ChineseNumerals.decimalDigit(scalars[index]) != nil
            else { return nil }
            numbers.append(number)
            index = end
            guard index + 1 < scalars.count, ".．".unicodeScalars.contains(scalars[index]),
                ChineseNumerals.decimalDigit(scalars[index + 1]) != nil
            else { break }
            index += 1
        }
        guard numbers.count == 2 || numbers.count == 3, let last = numbers.last,
            index < scalars.count
        else { return nil }
        var next = index
        if ".．、".unicodeScalars.contains(scalars[next]) { next += 1 }
        let mark = next
        while next < scalars.count, scalars[next].isSpace { next += 1 }
        // A space may also come before a unit: 1.5 万元.
        let units = next > mark || mark > index ? "万亿元倍" : "万亿元个倍人件次项户家米吨千百公平亩年月日时小点度折寸级型版世期号晚警"
        guard next < scalars.count, scalars[next].properties.isAlphabetic,
            !units.unicodeScalars.contains(scalars[next])
        else { return nil }
        var marker = HeadingMarker(numbers.count == 2 ? .decimal : .subdecimal, last, next)
        marker.parent = numbers[numbers.count - 2]
        return marker
    }

    /// A. before Han characters. A.I. and B.1 are not markers.
    private static func letter(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        guard scalars.count > 2, ".．".unicodeScalars.contains(scalars[1]) else { return nil }
        let next = scalars[2...].first { !$0.isSpace }
        guard let next, WideCharacters.contains(next), next.properties.isAlphabetic else {
            return nil
        }
        let first: Unicode.Scalar = scalars[0].value < 0x80 ? "A" : "Ａ"
        return HeadingMarker(.letter, Int(scalars[0].value - first.value) + 1, 2)
    }

    /// Whether the number begins a list of numbers, so that this is not a heading: 一、二、三产业, 三、四线城市, 七、八月份, 十、百、千亿.
    private static func isRow(_ scalars: [Unicode.Scalar], _ number: Int, after mark: Int) -> Bool {
        guard mark + 1 < scalars.count else { return false }
        if "百千万亿".unicodeScalars.contains(scalars[mark + 1]) {
            return number >= 10 && mark + 2 < scalars.count
                && "、千万亿级".unicodeScalars.contains(scalars[mark + 2])
        }
        let (next, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: mark + 1)
        guard let next, end < scalars.count else { return false }
        // 三、四十家 is a count between thirty and forty.
        if next == (number + 1) * 10 { return "家个人名次件天米里岁户亩".unicodeScalars.contains(scalars[end]) }
        guard next == number + 1 else { return false }
        // 二、三年来的工作 is a heading.
        if scalars[end] == "年" { return end + 1 < scalars.count && scalars[end + 1] == "级" }
        return "、和及与至产线月级类等环期批号层楼轮季档流手星审把天周届者次名位条代道节段组种".unicodeScalars.contains(scalars[end])
    }

    /// Numbers that form one character with their punctuation: ㈠, ⑴, ⒈ and ①.
    private static func enclosed(_ scalar: Unicode.Scalar) -> HeadingMarker? {
        let signs: [(Style, ClosedRange<UInt32>)] = [
            (.hanParenthesis, 0x3220...0x3229), (.digitParenthesis, 0x2474...0x2487),
            (.digit, 0x2488...0x249B), (.circle, 0x2460...0x2473),
        ]
        for (style, range) in signs where range.contains(scalar.value) {
            return HeadingMarker(style, Int(scalar.value - range.lowerBound) + 1, 1)
        }
        return nil
    }

    /// Number characters in order: formal Chinese numerals and Roman numerals.
    private static let signs = ["壹贰叁肆伍陆柒捌玖拾", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"].map { Array($0.unicodeScalars) }

    private static func sign(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        guard scalars.count > 2, "、．.".unicodeScalars.contains(scalars[1]),
            let index = signs.lazy.compactMap({ $0.firstIndex(of: scalars[0]) }).first
        else { return nil }
        return HeadingMarker(.han, index + 1, 2)
    }

    private static func han(_ scalars: [Unicode.Scalar]) -> HeadingMarker? {
        if let sign = sign(scalars) { return sign }
        let (number, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: 0)
        guard let number, number > 0, number < 100, end < scalars.count else { return nil }
        if "、．.".unicodeScalars.contains(scalars[end]) {
            return isRow(scalars, number, after: end) ? nil : HeadingMarker(.han, number, end + 1)
        }
        if scalars[end] == "是" && number < 20 { return HeadingMarker(.ordinal, number, end + 1) }
        return nil
    }
}

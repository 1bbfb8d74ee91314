/// How a scalar affects the line breaks before and after it.
struct BreakClass: OptionSet {
    let rawValue: UInt8

    /// A blank or a line feed: a line may end on either side.
    static let blank = BreakClass(rawValue: 1)
    /// A mark that must not begin a line.
    static let closing = BreakClass(rawValue: 2)
    /// A mark that must not end a line.
    static let opening = BreakClass(rawValue: 4)
    /// Stays with the number before it: a line must not begin with the 余次 of 320余次.
    static let afterNumber = BreakClass(rawValue: 8)
    /// A digit or numeral, or a word that continues a number (余, 万).
    static let number = BreakClass(rawValue: 16)
    /// Joins two numbers: 2021—2025年 is one number to a reader.
    static let range = BreakClass(rawValue: 32)
    /// A digit, a Latin letter or a mark within numbers, dates and paths.
    static let narrow = BreakClass(rawValue: 64)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// - Complexity: a few comparisons; most Han characters need two.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0...0x7F: self = Self.ascii(scalar)
        case 0x4E00...0x9FFF: self = Self.han(scalar)
        default: self = Self.other(scalar)
        }
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> BreakClass {
        switch scalar {
        case " ", "\n": .blank
        case ",", ".", ";", ":", "!", "?", ")", "]", "}": [.closing, .narrow]
        case "%": [.closing, .narrow, .afterNumber]
        case "(", "[", "{": [.opening, .narrow]
        case "0"..."9": [.number, .narrow]
        case "~": [.range, .narrow]
        case "!"...: .narrow
        default: []
        }
    }

    private static func han(_ scalar: Unicode.Scalar) -> BreakClass {
        switch scalar {
        case "余", "多", "几", "万", "亿", "千", "百", "十": [.number, .afterNumber]
        case "年", "月", "日", "号", "次", "个": .afterNumber
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "零": .number
        default: []
        }
    }

    private static func other(_ scalar: Unicode.Scalar) -> BreakClass {
        switch scalar {
        case "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "”", "’", "】", "〕", "〉", "…",
            "·":
            return .closing
        case "—": return [.closing, .range]
        case "–", "～": return .range
        case "％", "‰": return [.closing, .afterNumber]
        case "℃": return .afterNumber
        case "（", "《", "「", "『", "“", "‘", "【", "〔", "〈": return .opening
        case "〇": return .number
        case "\u{C0}"..."\u{24F}": return .narrow
        default: return scalar.properties.numericType == nil ? [] : .number
        }
    }

    /// Whether a line must not end between the two scalars.
    func joins(_ right: BreakClass) -> Bool {
        if contains(.blank) || right.contains(.blank) { return false }
        if right.contains(.closing) || contains(.opening) { return true }
        if contains(.range), right.contains(.number) { return true }
        if contains(.narrow), right.contains(.narrow) { return true }
        return contains(.number) && right.contains(.afterNumber)
    }
}

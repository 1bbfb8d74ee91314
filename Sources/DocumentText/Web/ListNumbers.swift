/// Counts the items of an ordered list and writes their numbers as a browser shows them.
struct ListNumbers {
    private var number: Int
    private let step: Int
    private let type: String
    private let isHidden: Bool

    /// Starts the numbering of an `ol` element.
    init(_ list: XMLElement) {
        let isReversed = list.attribute("reversed") != nil
        let start = list.attribute("start").flatMap { Int($0) }
        number = start ?? (isReversed ? list.elements("li").count : 1)
        step = isReversed ? -1 : 1
        let style = WebElements.style(of: list)
        isHidden = style.contains("list-style:none") || style.contains("list-style-type:none")
        type = Self.type(inStyle: style) ?? list.attribute("type") ?? "1"
    }

    private static func type(inStyle style: String) -> String? {
        let types = [
            "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
            "lower-roman": "i", "upper-roman": "I", "cjk-ideographic": "一",
            "simp-chinese-informal": "一",
        ]
        for property in style.split(separator: ";") where property.hasPrefix("list-style") {
            for (name, type) in types where property.contains(name) { return type }
        }
        return nil
    }

    /// The number of the next item, with the space after it; empty if the list shows none.
    mutating func next(_ item: XMLElement) -> String {
        if let value = item.attribute("value").flatMap({ Int($0) }) { number = value }
        defer { number = number.addingReportingOverflow(step).partialValue }
        if isHidden || WebElements.style(of: item).contains("list-style-type:none") { return "" }
        if WebElements.style(of: item).contains("list-style:none") { return "" }
        switch item.attribute("type") ?? type {
        case "a": return Self.letters(number, from: 0x61) + ". "
        case "A": return Self.letters(number, from: 0x41) + ". "
        case "i": return Self.roman(number).lowercased() + ". "
        case "I": return Self.roman(number) + ". "
        case "一": return Self.chinese(number) + "、"
        default: return "\(number). "
        }
    }

    private static func letters(_ number: Int, from first: UInt8) -> String {
        guard (1...18_278).contains(number) else { return "\(number)" }
        var rest = number
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(first + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4000).contains(number) else { return "\(number)" }
        let digits = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, digit) in digits {
            while rest >= value {
                text += digit
                rest -= value
            }
        }
        return text
    }

    private static func chinese(_ number: Int) -> String {
        guard (1..<100).contains(number) else { return "\(number)" }
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let tens = number / 10
        if tens == 0 { return digits[number] }
        return (tens == 1 ? "" : digits[tens]) + "十" + digits[number % 10]
    }
}

/// Counts the items of an ordered list and writes their numbers as a browser shows them.
struct ListNumbers {
    private var number: Int
    private let step: Int
    private let style: String
    private let itemStyle: String?

    /// Starts the numbering of an `ol` element.
    ///
    /// - Parameters:
    ///   - listStyle: the `list-style` of the list in style sheets; nil if they state none.
    ///   - itemStyle: the `list-style` of its items in style sheets; nil if they state none.
    init(_ list: XMLElement, listStyle: String? = nil, itemStyle: String? = nil) {
        let isReversed = list.attribute("reversed") != nil
        let start = list.attribute("start").flatMap { Int($0) }
        number = start ?? (isReversed ? list.elements("li").count : 1)
        step = isReversed ? -1 : 1
        self.itemStyle = itemStyle
        style =
            ListStyleRules.value(in: HTMLElements.style(of: list)) ?? listStyle
            ?? list.attribute("type") ?? "1"
    }

    /// The number of the next item, with the space after it; empty if the list shows none.
    mutating func next(_ item: XMLElement) -> String {
        if let value = item.attribute("value").flatMap({ Int($0) }) { number = value }
        defer { number = number.addingReportingOverflow(step).partialValue }
        let own = ListStyleRules.value(in: HTMLElements.style(of: item)) ?? item.attribute("type")
        return Self.text(number, style: own ?? itemStyle ?? style)
    }

    /// A number with the text after it, such as `、`, in a style of CSS or of the attribute `type`.
    private static func text(_ number: Int, style: String) -> String {
        // A value such as `none inside` has several words. A name in quotation marks is the mark itself.
        if let quote = style.first(where: { $0 == "\"" || $0 == "'" }) {
            return String(style.drop { $0 != quote }.dropFirst().prefix { $0 != quote })
        }
        if style == "A" { return letters(number, from: 0x41) + ". " }
        if style == "I" { return roman(number) + ". " }
        func names(_ names: String...) -> Bool { names.contains(where: style.contains) }
        if names("none", "disc", "circle", "square", "disclosure") { return "" }
        if names("leading-zero") { return (0..<10 ~= number ? "0" : "") + "\(number). " }
        if names("cjk-decimal") { return chineseDigits(number) + "、" }
        if names("chinese-formal") { return formal(chinese(number)) + "、" }
        if names("cjk-ideographic", "chinese-informal") { return chinese(number) + "、" }
        if names("heavenly-stem") { return sign(number, of: "甲乙丙丁戊己庚辛壬癸") + "、" }
        if names("earthly-branch") { return sign(number, of: "子丑寅卯辰巳午未申酉戌亥") + "、" }
        if names("upper-alpha", "upper-latin") { return letters(number, from: 0x41) + ". " }
        if style == "a" || names("lower-alpha", "lower-latin") {
            return letters(number, from: 0x61) + ". "
        }
        if names("lower-greek") { return sign(number, of: "αβγδεζηθικλμνξοπρστυφχψω") + ". " }
        if names("upper-roman") { return roman(number) + ". " }
        if style == "i" || names("lower-roman") { return roman(number).lowercased() + ". " }
        return "\(number). "
    }

    private static func sign(_ number: Int, of signs: String) -> String {
        let signs = Array(signs)
        return (1...signs.count) ~= number ? String(signs[number - 1]) : "\(number)"
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

    private static func chineseDigits(_ number: Int) -> String {
        let digits = Array("〇一二三四五六七八九")
        return String(
            "\(number)".map { digit in digit.wholeNumberValue.map { digits[$0] } ?? digit })
    }

    private static func chinese(_ number: Int) -> String {
        guard (1..<100).contains(number) else { return "\(number)" }
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let tens = number / 10
        if tens == 0 { return digits[number] }
        return (tens == 1 ? "" : digits[tens]) + "十" + digits[number % 10]
    }

    private static func formal(_ text: String) -> String {
        let forms = Dictionary(uniqueKeysWithValues: zip("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾"))
        return String((text.hasPrefix("十") ? "一" + text : text).map { forms[$0] ?? $0 })
    }
}

/// The rules for `list-style` in the style sheets of a page.
struct ListStyleRules {
    /// A compound selector: the name of an element, with classes (`.`) and ids (`#`).
    private struct Compound {
        var name: String?
        var marks: [Substring] = []

        init(_ text: Substring) {
            var rest = text
            let tag = rest.prefix { $0 != "." && $0 != "#" }
            if !tag.isEmpty, tag != "*" { name = String(tag) }
            rest = rest.dropFirst(tag.count)
            while !rest.isEmpty {
                let mark = rest.dropFirst().prefix { $0 != "." && $0 != "#" }
                marks.append(rest.prefix(1 + mark.count))
                rest = rest.dropFirst(1 + mark.count)
            }
        }

        func matches(_ element: XMLElement) -> Bool {
            if let name, name != element.name { return false }
            let classes = (element.attribute("class") ?? "").lowercased()
                .split(whereSeparator: \.isWhitespace)
            let id = element.attribute("id")?.lowercased()
            return marks.allSatisfy { mark in
                let value = mark.dropFirst()
                return mark.first == "#" ? id == String(value) : classes.contains(value)
            }
        }

        var specificity: Int {
            marks.reduce(name == nil ? 0 : 1) { $0 + ($1.first == "#" ? 100 : 10) }
        }
    }

    private var rules: [(selector: [Compound], specificity: Int, value: String)] = []
    /// The maximum number of rules. Further rules are ignored, so that matching takes bounded time.
    private static let maxCount = 500

    var isEmpty: Bool { rules.isEmpty }

    /// Reads a style sheet.
    mutating func read(_ sheet: String) {
        guard sheet.contains("list-style") else { return }
        var rest = Self.withoutComments(sheet.lowercased())[...]
        while let brace = rest.firstIndex(of: "{"), rules.count < Self.maxCount {
            // Statements such as `@charset "utf-8";` have no braces.
            let head =
                rest[..<brace].drop { $0 == "}" || $0.isWhitespace }
                .split(separator: ";").last ?? ""
            let body = rest[rest.index(after: brace)...]
            if head.contains("@") {
                rest = Self.isForScreen(head) ? body : Self.afterBlock(body)
                continue
            }
            let end = body.firstIndex(of: "}") ?? body.endIndex
            rest = body[end...].dropFirst()
            let declarations = body[..<end].filter { !$0.isWhitespace || $0 == " " }
            guard let value = Self.value(in: declarations) else { continue }
            for selector in head.drop(while: { $0 == "}" }).split(separator: ",")
            where !selector.contains(where: { ":[+~".contains($0) }) {
                let parts = selector.split { $0.isWhitespace || $0 == ">" || $0 == "}" }
                    .map(Compound.init)
                if parts.isEmpty { continue }
                rules.append((parts, parts.reduce(0) { $0 + $1.specificity }, value))
            }
        }
    }

    /// Whether the rules in a block with `@` apply to the screen: conditions are taken as met, except `@media print`.
    private static func isForScreen(_ head: Substring) -> Bool {
        let name = head.prefix { $0 == "@" || $0.isLetter || $0 == "-" }
        guard name == "@media" else { return ["@supports", "@layer", "@container"].contains(name) }
        let conditions = head.dropFirst(name.count)
            .split(separator: ",", omittingEmptySubsequences: false)
        return conditions.contains { condition in
            let words = condition.split { !$0.isLetter }
            return words.contains("print") == (words.first == "not")
        }
    }

    /// What follows the end of a block, whose inner blocks are skipped.
    private static func afterBlock(_ body: Substring) -> Substring {
        var depth = 1
        return body.drop { character in
            if depth == 0 { return false }
            depth += character == "{" ? 1 : character == "}" ? -1 : 0
            return true
        }
    }

    private static func withoutComments(_ text: String) -> String {
        var kept = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "/*") {
            kept += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "*/") else { return kept }
            rest = rest[end.upperBound...]
        }
        return kept + rest
    }

    /// The value of the last declaration of `list-style` or `list-style-type`; nil if there is none.
    static func value(in declarations: String) -> String? {
        var value: String?
        for declaration in declarations.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = parts[0].filter { !$0.isWhitespace }
            guard name == "list-style" || name == "list-style-type" else { continue }
            value = String(parts[1])
        }
        return value
    }

    /// The `list-style` of an element; nil if no rule matches it. The rule with the highest specificity applies; if
    /// several have it, the last of them.
    ///
    /// - Parameter ancestors: the elements around it, the nearest first.
    func value(for element: XMLElement, in ancestors: [XMLElement]) -> String? {
        var best: (specificity: Int, value: String)?
        for rule in rules where rule.specificity >= best?.specificity ?? 0 {
            guard let last = rule.selector.last, last.matches(element) else { continue }
            var around = ancestors[...]
            let isInPlace = rule.selector.dropLast().reversed().allSatisfy { part in
                guard let index = around.firstIndex(where: part.matches) else { return false }
                around = around[(index + 1)...]
                return true
            }
            if isInPlace { best = (rule.specificity, rule.value) }
        }
        return best?.value
    }
}

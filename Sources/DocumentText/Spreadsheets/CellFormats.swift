/// The number formats of a workbook.
struct CellFormats {
    /// The formats by the index of a cell's style.
    private var formats: [CellFormat] = []
    private let countsFrom1904: Bool

    /// - Parameter tree: styles.xml.
    init(_ tree: XMLTree?, countsFrom1904: Bool) {
        self.countsFrom1904 = countsFrom1904
        guard let root = tree?.root else { return }
        var codes: [Int: String] = Self.builtIn
        for element in root.first("numFmts")?.elements("numFmt") ?? [] {
            guard let id = element.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
            codes[id] = element.attribute("formatCode")
        }
        var parsed: [Int: CellFormat] = [:]
        for element in root.first("cellXfs")?.elements("xf") ?? [] {
            let id = element.attribute("numFmtId").flatMap { Int($0) } ?? 0
            let format = parsed[id] ?? CellFormat(codes[id] ?? "General")
            parsed[id] = format
            formats.append(format)
        }
    }

    /// The text that Excel shows for a value.
    func text(_ value: String, format index: Int) -> String {
        guard let number = Double(value), number.isFinite else { return value }
        let format = formats.indices.contains(index) ? formats[index] : CellFormat("General")
        return format.text(number, countsFrom1904: countsFrom1904)
    }

    /// Formats that files refer to only by number. The numbers 27 to 36 and 50 to 58 have their Chinese formats.
    ///
    /// Source: ECMA-376, part 1, 18.8.30.
    private static let builtIn: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "\"¥\"#,##0", 6: "\"¥\"#,##0",
        7: "\"¥\"#,##0.00", 8: "\"¥\"#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
        12: "# ?/?", 13: "# ??/??", 14: "yyyy-m-d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
        18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm",
        27: "yyyy-m", 28: "m-d", 29: "m-d", 30: "m-d-yy", 31: "yyyy-m-d", 32: "h:mm",
        33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-m", 37: "#,##0;-#,##0",
        38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
        41: "#,##0;-#,##0;\"-\"", 42: "\"¥\"#,##0;-\"¥\"#,##0;\"¥-\"",
        43: "#,##0.00;-#,##0.00;\"-\"", 44: "\"¥\"#,##0.00;-\"¥\"#,##0.00;\"¥-\"",
        45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@", 50: "yyyy-m",
        51: "m-d", 52: "yyyy-m", 53: "m-d", 54: "m-d", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy-m",
        58: "m-d",
    ]
}

/// A number format: up to three sections, for positive numbers, negative numbers and zero.
struct CellFormat {
    private var sections: [FormatSection] = []

    /// - Parameter code: such as `#,##0.00;[Red]-#,##0.00`.
    init(_ code: String) {
        // A section with @ after others is for text.
        let parts = Self.split(code.isEmpty ? "General" : code)
        let numbers = parts.enumerated().filter { $0.offset == 0 || !$0.element.contains("@") }
        sections = numbers.prefix(3).map { FormatSection($0.element) }
    }

    func text(_ value: Double, countsFrom1904: Bool) -> String {
        guard let number = CellNumber(value) else { return "" }
        var section = sections.first ?? FormatSection("General")
        var shown = number
        // Conditions of sections are not evaluated; the first section is right for most values.
        let isPlain = !sections.contains(where: \.hasCondition)
        if isPlain, value < 0, sections.count > 1 {
            section = sections[1]
            shown = number.magnitude
        } else if isPlain, number.isZero, sections.count > 2 {
            section = sections[2]
        }
        if !section.dateParts.isEmpty {
            return CellDate.shown(
                value, parts: section.dateParts, countsFrom1904: countsFrom1904)
                ?? number.general
        }
        return section.text(shown)
    }

    /// Splits at semicolons that are not quoted.
    private static func split(_ code: String) -> [[Character]] {
        var parts: [[Character]] = [[]]
        var isQuoted = false
        var isEscaped = false
        for character in code {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == "\\" {
                isEscaped = !isQuoted
            } else if character == ";", !isQuoted {
                parts.append([])
                continue
            }
            parts[parts.count - 1].append(character)
        }
        return parts
    }
}

/// A section of a number format.
struct FormatSection {
    private(set) var dateParts: CellDate.Parts = []
    private(set) var hasCondition = false
    private var prefix = ""
    private var suffix = ""
    /// Texts between digits. `places` is the number of digit places before the text; `readPattern` replaces it by the
    /// number after the text. For example, `0!.0,` shows 12345 as 1.2 (ten scalingCommaCount).
    private var inserted: [(text: String, places: Int)] = []
    private var hasDigits = false
    private var isGeneral = false
    private var integers = 0
    private var minDecimals = 0
    private var maxDecimals = 0
    private var groups = false
    private var percentSignCount = 0
    private var scalingCommaCount = 0

    init(_ code: [Character]) {
        var letters = ""
        var pattern = ""
        var index = 0
        while index < code.count {
            let character = code[index]
            index += 1
            switch character {
            case "\"":
                while index < code.count, code[index] != "\"" {
                    literal(code[index])
                    index += 1
                }
                index += 1
            case "\\", "!":
                if index < code.count { literal(code[index]) }
                index += 1
            // `_` is a gap as wide as the next character; `*` repeats the next character.
            case "_", "*": index += 1
            case "[":
                let end = code[index...].firstIndex(of: "]") ?? code.count
                bracket(String(code[index..<end]))
                index = end + 1
            case "0", "#", "?", ".", ",":
                if !suffix.isEmpty, "0#?".contains(character) {
                    inserted.append((suffix, pattern.count))
                    suffix = ""
                }
                hasDigits = true
                pattern.append(character)
            case "%":
                percentSignCount += 1
                literal(character)
            case "@": isGeneral = true
            case "E" where hasDigits, "e" where hasDigits, "/" where hasDigits:
                // Exponents and fractions are shown in plain digits.
                isGeneral = true
                index = code.count
            default:
                if character.isLetter, character.isASCII {
                    letters.append(contentsOf: character.lowercased())
                } else if character != "-" || !letters.isEmpty || !hasDigits {
                    literal(character)
                }
            }
        }
        if letters.contains("general") {
            isGeneral = true
        } else {
            readDate(letters)
        }
        readPattern(pattern)
        if prefix.contains("通用格式") || suffix.contains("通用格式") { self = FormatSection("General") }
    }

    init(_ name: StaticString) { isGeneral = true }

    private mutating func literal(_ character: Character) {
        if hasDigits || isGeneral { suffix.append(character) } else { prefix.append(character) }
    }

    /// Reads the content of square brackets: a colour, a condition, a currency with its language, or elapsed time.
    private mutating func bracket(_ content: String) {
        if content.hasPrefix("$") {
            for character in content.dropFirst().prefix(while: { $0 != "-" }) { literal(character) }
        } else if let first = content.first, "<>=".contains(first) {
            hasCondition = true
        } else if !content.isEmpty, content.allSatisfy({ "hms".contains($0.lowercased()) }) {
            dateParts.formUnion([.elapsed, .hour, .minute])
            if content.lowercased().hasPrefix("s") { dateParts.insert(.second) }
        }
    }

    /// Reads the letters of a date format, in their order: `m` is a minute after hours or before seconds.
    private mutating func readDate(_ letters: String) {
        var runs: [Character] = []
        // The M of AM/PM is not a month.
        var text = Array(letters)
        if let hour = text.firstIndex(of: "h"), text.firstIndex(of: "a") ?? 0 > hour {
            text.removeAll { $0 == "a" || $0 == "p" }
            if letters.contains("ampm") { text.removeLast(min(2, text.count)) }
        }
        for letter in text where letter != runs.last { runs.append(letter) }
        for (index, letter) in runs.enumerated() {
            switch letter {
            case "y", "e", "g": dateParts.insert(.year)
            case "d": dateParts.insert(.day)
            case "h": dateParts.insert(.hour)
            case "s": dateParts.insert(.second)
            case "a" where runs.count == 1: dateParts.formUnion(.date)
            case "m":
                let before = index > 0 ? runs[index - 1] : " "
                let after = index + 1 < runs.count ? runs[index + 1] : " "
                let isMinute = before == "h" || after == "s" || dateParts.contains(.elapsed)
                dateParts.insert(isMinute ? .minute : .month)
            default: break
            }
        }
        // A format may show a day without its year, but the value has the year.
        if dateParts.contains(.day) { dateParts.formUnion(.date) }
    }

    private mutating func readPattern(_ pattern: String) {
        var pattern = Substring(pattern)
        while pattern.last == "," {
            scalingCommaCount += 1
            pattern = pattern.dropLast()
        }
        let parts = pattern.split(separator: ".", omittingEmptySubsequences: false)
        groups = parts.first?.contains(",") ?? false
        // Each text is inserted before a given number of digits, so there may be no decimal point and no commas.
        inserted =
            groups || parts.count > 1
            ? [] : inserted.map { ($0.text, (parts.first?.count ?? 0) - $0.places) }
        integers = parts.first?.filter { $0 == "0" }.count ?? 0
        if parts.count > 1 {
            minDecimals = parts[1].filter { $0 == "0" }.count
            maxDecimals = parts[1].filter { "0#?".contains($0) }.count
        }
    }

    func text(_ number: CellNumber) -> String {
        if isGeneral { return prefix + number.general + suffix }
        guard hasDigits else { return prefix + suffix }
        let scaled = number.scaled(2 * percentSignCount - 3 * scalingCommaCount)
        var shown = scaled.fixed(
            integers: min(integers, 32), decimals: min(minDecimals, 30)...min(maxDecimals, 30),
            groups: groups)
        for (text, digits) in inserted where digits < shown.count(where: \.isNumber) {
            shown.insert(contentsOf: text, at: shown.index(shown.endIndex, offsetBy: -digits))
        }
        if shown.hasPrefix("-") { return "-" + prefix + shown.dropFirst() + suffix }
        return prefix + shown + suffix
    }
}

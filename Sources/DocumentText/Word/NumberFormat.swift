/// Formats numbers of lists.
///
/// Source: ECMA-376, part 1, 17.18.59 (ST_NumberFormat).
enum NumberFormat {
    /// The text of a number; decimal for an unknown format.
    static func text(_ number: Int, _ format: String) -> String {
        switch format {
        case "none": ""
        case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : String(number)
        case "decimalFullWidth", "decimalFullWidth2": fullWidth(number)
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
            circled(number) ?? String(number)
        case "numberInDash": "- \(number) -"
        case "decimalEnclosedFullstop": enclosed(number, from: 0x2488, count: 20) ?? "\(number)."
        case "decimalEnclosedParen": enclosed(number, from: 0x2474, count: 20) ?? "(\(number))"
        case "chineseCounting", "taiwaneseCounting":
            // From 100 on, these two formats write digit by digit.
            number < 100 ? counting(number) : digits(number, "○一二三四五六七八九")
        case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting",
            "koreanCounting":
            counting(number)
        case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
            digits(number, "〇一二三四五六七八九")
        case "chineseLegalSimplified": legal(number, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"])
        case "ideographLegalTraditional", "japaneseLegal":
            legal(number, "零壹貳參肆伍陸柒捌玖", ["", "拾", "佰", "仟"])
        case "ideographTraditional": one(number, of: "甲乙丙丁戊己庚辛壬癸") ?? String(number)
        case "ideographZodiac": one(number, of: "子丑寅卯辰巳午未申酉戌亥") ?? String(number)
        case "ideographEnclosedCircle":
            enclosed(number, from: 0x3280, count: 10) ?? String(number)
        case "upperRoman": roman(number) ?? String(number)
        case "lowerRoman": roman(number)?.lowercased() ?? String(number)
        case "upperLetter": letters(number)?.uppercased() ?? String(number)
        case "lowerLetter": letters(number) ?? String(number)
        default: String(number)
        }
    }

    private static func fullWidth(_ number: Int) -> String {
        String(
            String.UnicodeScalarView(
                String(number).unicodeScalars.map {
                    Unicode.Scalar($0.value + 0xFEE0) ?? $0
                }))
    }

    /// ① to ㊿; the signs are in three ranges.
    private static func circled(_ number: Int) -> String? {
        switch number {
        case 1...20: enclosed(number, from: 0x2460, count: 20)
        case 21...35: enclosed(number - 20, from: 0x3251, count: 15)
        case 36...50: enclosed(number - 35, from: 0x32B1, count: 15)
        default: nil
        }
    }

    private static func enclosed(_ number: Int, from first: UInt32, count: Int) -> String? {
        guard (1...count).contains(number), let scalar = Unicode.Scalar(first + UInt32(number - 1))
        else { return nil }
        return String(scalar)
    }

    private static func one(_ number: Int, of characters: String) -> String? {
        let characters = Array(characters)
        return (1...characters.count).contains(number) ? String(characters[number - 1]) : nil
    }

    private static func digits(_ number: Int, _ digits: String) -> String {
        let digits = Array(digits)
        return String(String(max(0, number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }

    /// 一, 十, 二十三, 一百零五; in decimal digits if the number is not between 1 and 99,999,999.
    private static func counting(_ number: Int) -> String {
        let text = placed(number, Array("零一二三四五六七八九"), ["", "十", "百", "千"], "万")
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }

    private static func legal(_ number: Int, _ digits: String, _ units: [String]) -> String {
        placed(number, Array(digits), units, "万")
    }

    private static func placed(
        _ number: Int, _ digits: [Character], _ units: [String], _ tenThousand: String
    ) -> String {
        guard (1..<100_000_000).contains(number) else { return String(number) }
        if number >= 10_000 {
            let rest = number % 10_000
            let gap = rest > 0 && rest < 1_000 ? String(digits[0]) : ""
            return placed(number / 10_000, digits, units, "") + tenThousand + gap
                + (rest == 0 ? "" : placed(rest, digits, units, ""))
        }
        var text = ""
        var isGap = false
        for power in (0..<4).reversed() {
            let digit = number / [1, 10, 100, 1_000][power] % 10
            if digit == 0 {
                isGap = !text.isEmpty
            } else {
                if isGap { text.append(digits[0]) }
                isGap = false
                text += String(digits[digit]) + units[power]
            }
        }
        return text
    }

    private static func roman(_ number: Int) -> String? {
        guard (1..<4_000).contains(number) else { return nil }
        var rest = number
        var text = ""
        for (value, sign) in [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// a to z, aa to zz: the letter is repeated.
    private static func letters(_ number: Int) -> String? {
        guard (1...780).contains(number),
            let letter = Unicode.Scalar(UInt32(97 + (number - 1) % 26))
        else { return nil }
        return String(repeating: String(letter), count: (number - 1) / 26 + 1)
    }
}

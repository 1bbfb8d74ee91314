/// Writes numbers in the formats of OpenDocument lists, which name a format by its first numbers: `一, 二, 三, ...`.
enum OpenDocumentNumbers {
    /// The text of a number; decimal for an unknown format.
    static func text(_ number: Int, _ level: OpenDocumentLists.Level) -> String {
        let format = String(level.format.prefix { $0 != "," })
        switch format {
        case "a" where !level.repeatsLetters: return letters(number)
        case "A" where !level.repeatsLetters: return letters(number).uppercased()
        case "壹" where level.format.contains("貳"):
            return NumberFormat.text(number, "ideographLegalTraditional")
        default: return NumberFormat.text(number, names[format] ?? "decimal")
        }
    }

    /// Word's names of the formats, by the first number of each format.
    private static let names = [
        "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
        "一": "chineseCountingThousand", "①": "decimalEnclosedCircle",
        "甲": "ideographTraditional", "子": "ideographZodiac", "壹": "chineseLegalSimplified",
        "１": "decimalFullWidth", "01": "decimalZero", "⑴": "decimalEnclosedParen",
        "⒈": "decimalEnclosedFullstop",
    ]

    /// a to z, then aa, ab and so on.
    private static func letters(_ number: Int) -> String {
        guard number > 0 else { return String(number) }
        var rest = number
        var text: [Character] = []
        while rest > 0 {
            rest -= 1
            text.append(Character(Unicode.Scalar(UInt8(97 + rest % 26))))
            rest /= 26
        }
        return String(text.reversed())
    }
}

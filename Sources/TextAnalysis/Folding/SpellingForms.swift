internal import TextBasics

/// Other spellings that a query also looks for, where folding single characters would unify words of different
/// meanings.
///
/// Traditional text has 著 for 着 (著手, 隨著), but 著 is also part of other words (著作, 显著). The superscripts of units are
/// also written as digits (m², m2), and so are the subscripts of formulas (CO₂, CO2). The indexed text is not changed,
/// so every part of it can be found.
enum SpellingForms {
    private static let zhe = Array("着".utf8)
    private static let zhu = Array("著".utf8)
    /// Words in which 著 must not be replaced by 着.
    private static let words = [
        "著作", "著名", "著者", "著述", "著书", "著称", "著录", "著有", "著文", "显著", "卓著", "昭著", "较著", "原著", "名著",
        "专著", "论著", "编著", "合著", "巨著", "遗著", "译著", "拙著", "土著", "撰著", "新著", "所著",
    ].map { Array($0.utf8) }
    private static let superscripts = [
        (Array("2".utf8), Array("²".utf8)), (Array("3".utf8), Array("³".utf8)),
    ]

    /// Other spellings of a folded string, without the string itself: each exchange alone, and all of them together,
    /// because a text may use one spelling throughout.
    static func others(of string: [UInt8]) -> [[UInt8]] {
        var forms = [string]
        for exchange in [zheForm, unitForm, subscriptForm, plainForm] {
            for form in forms {
                if let other = exchange(form), !forms.contains(other) { forms.append(other) }
            }
        }
        return Array(forms.dropFirst())
    }

    /// The string with 着 and 著 exchanged where they mean the same; nil if nothing changes. A single character is not
    /// exchanged, because its meaning is unknown.
    private static func zheForm(_ string: [UInt8]) -> [UInt8]? {
        guard string.count > zhe.count else { return nil }
        var form = string
        var index = 0
        while index + 3 <= string.count {
            let character = Array(string[index..<index + 3])
            if character == zhe || character == zhu {
                let other = character == zhe ? zhu : zhe
                var changed = string
                changed.replaceSubrange(index..<index + 3, with: other)
                let spelling = character == zhu ? string : changed
                if !isWord(spelling, at: index) {
                    form.replaceSubrange(index..<index + 3, with: other)
                }
            }
            index += UTF8Decoding.length(ofLead: string[index])
        }
        return form == string ? nil : form
    }

    /// Whether the 著 at an offset is part of one of the words.
    private static func isWord(_ text: [UInt8], at offset: Int) -> Bool {
        words.contains { word in
            [offset - 3, offset].contains { start in
                start >= 0 && start + word.count <= text.count
                    && text[start..<start + word.count].elementsEqual(word)
            }
        }
    }

    /// Formulas of reports, folded, with digits for subscripts; the longest first.
    private static let formulas = [
        "pm2.5", "pm10", "h2so4", "n2o", "h2o", "co2", "so2", "no2", "ch4", "nh3", "o3",
    ]
    .map { (plain: Array($0.utf8), written: subscripted($0)) }

    private static func subscripted(_ formula: String) -> [UInt8] {
        var text = ""
        for scalar in formula.unicodeScalars {
            let digit = scalar.properties.numericType == nil ? nil : UInt32(scalar.value - 0x30)
            let written = digit.flatMap { Unicode.Scalar(0x2080 + $0) } ?? scalar
            text.unicodeScalars.append(written)
        }
        return Array(text.utf8)
    }

    /// The string with all formulas in the form co₂; nil if nothing changes.
    private static func subscriptForm(_ string: [UInt8]) -> [UInt8]? {
        exchanged(string, formulas)
    }

    /// The string with all formulas in the form co2; nil if nothing changes.
    private static func plainForm(_ string: [UInt8]) -> [UInt8]? {
        exchanged(string, formulas.map { (plain: $0.written, written: $0.plain) })
    }

    private static func exchanged(
        _ string: [UInt8], _ formulas: [(plain: [UInt8], written: [UInt8])]
    ) -> [UInt8]? {
        var form: [UInt8] = []
        var copied = 0
        var index = 0
        while index < string.count {
            let formula = formulas.first { own, _ in
                string[index...].starts(with: own) && !isLatinOrDigit(string, at: index - 1)
                    && !isLatinOrDigit(string, at: index + own.count)
            }
            guard let (own, other) = formula else {
                index += 1
                continue
            }
            form += string[copied..<index] + other
            index += own.count
            copied = index
        }
        return copied == 0 ? nil : form + string[copied...]
    }

    private static func isLatinOrDigit(_ string: [UInt8], at index: Int) -> Bool {
        guard string.indices.contains(index) else { return false }
        return (0x30...0x39).contains(string[index]) || (0x61...0x7A).contains(string[index])
    }

    /// The string with the exponent at its end in the other form (m2 for m², km² for km2); nil if it does not end in
    /// such a unit, or has 16 bytes or more.
    private static func unitForm(_ string: [UInt8]) -> [UInt8]? {
        guard string.count < 16, string.contains(UInt8(ascii: "m")) else { return nil }
        for (plain, superscript) in superscripts {
            for (own, other) in [(plain, superscript), (superscript, plain)]
            where string.count > own.count {
                let start = string.count - own.count
                if string[start...].elementsEqual(own), string[start - 1] == UInt8(ascii: "m") {
                    return string[..<start] + other
                }
            }
        }
        return nil
    }
}

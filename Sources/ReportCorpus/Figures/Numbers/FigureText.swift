internal import TextAnalysis
internal import TextBasics

/// The characters of a text, normalised for reading figures: one for each original character, in simplified form, with
/// plain numerals for formal ones (叁拾伍万元).
enum FigureText {
    /// - Complexity: O(text).
    static func scalars(_ original: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let simplified = SimplifiedCharacters.shared
        var scalars = original.map(simplified.simplified)
        var index = 0
        while index < scalars.count {
            guard formals.mayContain(scalars[index]), formal(scalars[index]) != nil else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isNumeral(scalars[end]) { end += 1 }
            // 捌 alone and 拾 in 收拾 are not numbers: a formal number has a digit, and a place or a unit of money.
            let run = scalars[index..<end]
            let digits = run.count {
                (formal($0).map { !"十百千".unicodeScalars.contains($0) }) ?? false
            }
            if digits > 0,
                run.count > 1 || end < scalars.count && "元圆".unicodeScalars.contains(scalars[end])
            {
                for at in run.indices { scalars[at] = formal(scalars[at]) ?? scalars[at] }
            }
            index = end
        }
        return scalars
    }

    private static let formals = CharacterMasks([Array("壹贰叁参肆伍陆柒捌玖拾佰仟".unicodeScalars)])

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        formal(scalar) != nil || "零〇万亿".unicodeScalars.contains(scalar)
    }

    /// The plain numeral of a formal one.
    private static func formal(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "壹": "一"
        case "贰": "二"
        case "叁", "参": "三"
        case "肆": "四"
        case "伍": "五"
        case "陆": "六"
        case "柒": "七"
        case "捌": "八"
        case "玖": "九"
        case "拾": "十"
        case "佰": "百"
        case "仟": "千"
        default: nil
        }
    }
}

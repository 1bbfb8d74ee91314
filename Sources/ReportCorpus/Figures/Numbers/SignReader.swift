internal import TextBasics

/// Reads the signs of negative numbers: -3.19‰, 负0.3%, 零下5℃. A hyphen or minus is more often a dash or a bullet.
struct SignReader: Sendable {
    private static let strokes = Set("-−－﹣".unicodeScalars)
    /// Characters after which an amount of money or a count may be negative.
    private static let leads = Set("为是达至到约额率润差收值长入出".unicodeScalars)
    /// Characters before 负 in words that end with it: 税负5700亿元, 减负28亿元.
    private static let beginnings = Set("税自担承肩抱减增欠背胜重辜欺".unicodeScalars)
    /// Units of rates, which are often negative.
    private static let rates: Set<String> = ["%", "‰", "个百分点", "个千分点", "摄氏度", "℃"]

    /// The position after a sign; nil if no digit follows or no sign begins there.
    func end(ofSignAt index: Int, in scalars: [Unicode.Scalar]) -> Int? {
        let length =
            Self.strokes.contains(scalars[index]) || scalars[index] == "负"
            ? 1 : scalars[index...].starts(with: "零下".unicodeScalars) ? 2 : 0
        guard length > 0, index + length < scalars.count,
            ChineseNumerals.decimalDigit(scalars[index + length]) != nil
        else { return nil }
        return index + length
    }

    /// Whether a number with a unit is negative.
    func isSign(
        from start: Int, to digits: Int, unit: String, in scalars: [Unicode.Scalar]
    ) -> Bool {
        var before = scalars[..<start]
        while before.last == " " { before = before.dropLast() }
        guard let last = before.last else { return false }
        if scalars[start] == "负" {
            return !Self.beginnings.contains(last)
                && (Self.rates.contains(unit) || Self.leads.contains(last))
        }
        if digits - start == 2 { return true }
        guard last.value >= 0x4E00, last.value < 0xA000 else { return false }
        return Self.rates.contains(unit) || Self.leads.contains(last)
    }
}

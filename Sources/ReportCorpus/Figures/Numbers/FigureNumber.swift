/// A number in a text, in digits or in Chinese numerals, with its multipliers and unit.
struct FigureNumber {
    /// The value, without the multiplier of a unit of money.
    let value: FigureValue
    /// The unit as in the table of units; nil if no unit follows.
    let unit: String?
    /// Whether 余, 多 or 几 makes it more.
    let isMore: Bool
    /// Whether it is a numeral with 亿: 百亿.
    let isHuge: Bool
    /// The scalars from the first digit to the end of the unit.
    let range: Range<Int>

    /// Whether a number can begin with a character.
    static func begins(with scalar: Unicode.Scalar) -> Bool {
        FigureNumberScan.begins(with: scalar)
    }

    /// Reads the number at a position; nil if there is no number, or one that is too long.
    ///
    /// - Complexity: O(its length).
    init?(_ scalars: [Unicode.Scalar], at start: Int, units: FigureUnits) {
        var scan = FigureNumberScan(scalars, from: start, units: units)
        let unitAhead = scan.takes("百分之") ? "%" : scan.takes("千分之") ? "‰" : nil
        scan.hasUnit = unitAhead != nil
        guard let value = scan.number() else { return nil }
        // 37万网友: a large number of people or things needs no unit.
        unit = unitAhead ?? scan.money ?? scan.unit() ?? (scan.isLarge ? "" : nil)
        isMore = scan.isMore
        isHuge = scan.isHuge
        self.value = unit == "成" ? scan.tenths(after: value) : value
        range = start..<scan.index
    }

    private init(value: FigureValue, unit: String?, isMore: Bool, range: Range<Int>) {
        self.value = value
        self.unit = unit
        self.isMore = isMore
        isHuge = false
        self.range = range
    }

    /// The number below zero whose sign begins at a position.
    func negated(from start: Int) -> FigureNumber {
        FigureNumber(
            value: value.negated, unit: unit, isMore: isMore, range: start..<range.upperBound)
    }

    /// The number with the unit that a later number of its list states, up to the end of that number: 2.16和1.66个百分点.
    func sharing(unit: String, until end: Int) -> FigureNumber {
        FigureNumber(value: value, unit: unit, isMore: isMore, range: range.lowerBound..<end)
    }
}

/// A number in a text, in digits or in Chinese numerals, with its multipliers and unit.
struct FigureNumber {
    /// The value, without the multiplier of a unit of money.
    let value: FigureValue
    /// The unit as in the table of units; nil if no unit follows.
    let unit: String?
    /// Whether 余, 多 or 几 shows that the true number is larger.
    let isMore: Bool
    /// Whether it is a numeral with 亿: 百亿.
    let isHuge: Bool
    /// The power of ten of the multipliers in the value.
    private let power: Int
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
        power = scan.power
        self.value = unit == "成" ? scan.tenths(after: value) : value
        range = start..<scan.index
    }

    private init(_ number: FigureNumber, value: FigureValue, unit: String?, range: Range<Int>) {
        self.value = value
        self.unit = unit
        self.range = range
        isMore = number.isMore
        isHuge = false
        power = number.power
    }

    /// The negative number whose sign begins at a position.
    func negated(from start: Int) -> FigureNumber {
        FigureNumber(self, value: value.negated, unit: unit, range: start..<range.upperBound)
    }

    /// The number as the lower end of a range, with the unit and up to the end of the upper one: 3.22至4个百分点.
    func spanning(to upper: FigureNumber) -> FigureNumber {
        FigureNumber(
            upper, value: value, unit: upper.unit, range: range.lowerBound..<upper.range.upperBound)
    }

    /// The value as the lower end of a range whose upper end may have the multiplier of both: 5至6.5万件, not 500至1万件.
    func value(upTo upper: FigureNumber) -> FigureValue {
        guard unit == nil, power == 0, let shared = value.shifted(by: upper.power),
            shared.double < upper.value.double
        else { return value }
        return shared
    }

    /// The number with the unit and the multiplier that a later number of its list states, up to the end of that number:
    /// 2.16和1.66个百分点, 1.2和3.4万人次. Nil if it may lack the multiplier on purpose: 12和34万人次.
    func sharing(unitOf last: FigureNumber) -> FigureNumber? {
        guard power == last.power || power == 0 && value.decimals > 0,
            let value = value.shifted(by: last.power - power)
        else { return nil }
        return FigureNumber(
            self, value: value, unit: last.unit, range: range.lowerBound..<last.range.upperBound)
    }
}

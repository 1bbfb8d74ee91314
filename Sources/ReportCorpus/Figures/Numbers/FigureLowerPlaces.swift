internal import TextBasics

extension FigureNumberScan {
    /// The sum with the lower places in digits that follow a multiplier: 1万2千, 3万4000, 1千零20, 1亿2000万.
    ///
    /// - Parameter power: the power of ten of the multiplier.
    mutating func lowerPlaces(of value: FigureValue, below power: Int) -> FigureValue? {
        let before = (index, isMore)
        if let sum = lowerSum(value, below: power) { return sum }
        (index, isMore) = before
        return nil
    }

    private mutating func lowerSum(_ value: FigureValue, below power: Int) -> FigureValue? {
        let hasZero = next == "零"
        if hasZero { index += 1 }
        guard let first = next, ChineseNumerals.decimalDigit(first) != nil else { return nil }
        let start = index
        guard let rest = digits(), rest.decimals == 0 else { return nil }
        let length = index - start
        if next == "年" { return nil }
        // 1亿2000万元: the multiplier belongs to the unit of money.
        if power == 8, next == "万", length <= 4 {
            if units.unit(scalars, at: index) != nil {
                return value.shifted(by: -4).flatMap { $0.adding(rest.digits) }
            }
            index += 1
            return rest.shifted(by: 4).flatMap { value.adding($0.digits) }
        }
        if let place = next.flatMap(ChineseNumerals.smallPower), place < power,
            units.unit(scalars, at: index) == nil
        {
            index += 1
            return rest.shifted(by: place).flatMap { sum($0, to: value, below: power) }
        }
        guard hasZero ? length < power : length == power else { return nil }
        return sum(rest, to: value, below: power)
    }

    private func sum(_ rest: FigureValue, to value: FigureValue, below power: Int) -> FigureValue? {
        guard let limit = FigureValue(digits: 1, decimals: 0)?.shifted(by: power),
            rest.digits < limit.digits
        else { return nil }
        return value.adding(rest.digits)
    }

    /// A number of tenths with the half tenths or hundredths after 成: 七成五, 两成半.
    mutating func tenths(after value: FigureValue) -> FigureValue {
        guard value.decimals == 0, let next,
            let digit = next == "半" ? 5 : Self.numerals.digit(next), digit > 0,
            units.unit(scalars, at: index + 1) == nil,
            index + 1 == scalars.count || !Self.begins(with: scalars[index + 1]),
            let sum = FigureValue(digits: value.digits * 10 + digit, decimals: 1)
        else { return value }
        index += 1
        return sum
    }

    /// Reads the unit that comes next, with what it is divided by: 次, 微克/立方米, 元/人·月.
    mutating func unit() -> String? {
        let start = index
        skipBlank()
        // 50多万人民群众: 人 is part of a word.
        guard let (name, end) = units.unit(scalars, at: index),
            name != "人"
                || !Self.people.contains(where: {
                    scalars[index...].starts(with: $0.unicodeScalars)
                })
        else {
            index = start
            return nil
        }
        index = end
        guard units.isDivisible(name) else { return name }
        return name + divisors(of: name)
    }

    /// Reads the divisors of a unit.
    private mutating func divisors(of unit: String) -> String {
        var text = ""
        while let mark = next,
            text.isEmpty
                ? "/／每".unicodeScalars.contains(mark)
                : "/／·".unicodeScalars.contains(mark),
            let (name, end) = units.divisor(scalars, at: index + 1),
            mark != "每" || units.isDivisibleByWord(unit) && units.isMeasure(name)
        {
            text += (mark == "／" ? "/" : String(mark)) + name
            index = end
        }
        return text
    }
}

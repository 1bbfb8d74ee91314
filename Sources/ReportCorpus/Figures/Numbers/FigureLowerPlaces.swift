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
        var place = 0
        if let small = next.flatMap(ChineseNumerals.smallPower), small < power,
            units.unit(scalars, at: index) == nil
        {
            index += 1
            place = small
        }
        guard let rest = rest.shifted(by: place) else { return nil }
        if place > 0 || length <= 4 {
            readVagueness()
            if let whole = withMultiplier(rest.digits, of: value, below: power) { return whole }
        }
        if place > 0 { return sum(rest, to: value, below: power) }
        guard hasZero ? length < power : length == power else { return nil }
        return sum(rest, to: value, below: power)
    }

    /// Adds a number below 10,000 that 万 or 亿 follows: 1亿5000多万人. In 1亿2000万元 the multiplier belongs to the unit of money.
    private mutating func withMultiplier(
        _ rest: Int, of value: FigureValue, below power: Int
    ) -> FigureValue? {
        guard rest < 10_000, let large = next.flatMap(ChineseNumerals.largePower), large < power
        else { return nil }
        if units.unit(scalars, at: index) != nil {
            return value.shifted(by: -large).flatMap { $0.adding(rest) }
        }
        index += 1
        return FigureValue(digits: rest, decimals: 0)?.shifted(by: large)
            .flatMap { value.adding($0.digits) }
    }

    /// The number with the lower places that follow 万 or 亿 in a Chinese numeral: 二十三万五千, 十亿五千万, 两万三.
    mutating func lowerNumeral(of value: FigureValue, below power: Int) -> FigureValue? {
        guard let next, let first = Self.numerals.digit(next), !isMore, !hasDigits,
            value.decimals == 0
        else { return nil }
        let before = (index, isMore)
        if let rest = hanNumber(), rest < 10_000 {
            let isShort = index == before.0 + 1 && first > 0
            readVagueness()
            let end = (index, isMore)
            if let whole = withMultiplier(rest, of: value, below: power) {
                readVagueness()
                return lowerNumeral(of: whole, below: 4) ?? whole
            }
            (index, isMore) = end
            // 两万三 is 23,000; 两万零三 is 20,003.
            if let rest = FigureValue(digits: rest, decimals: 0)?.shifted(
                by: isShort ? power - 1 : 0),
                let whole = sum(rest, to: value, below: power)
            {
                return whole
            }
        }
        (index, isMore) = before
        return nil
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

    /// Reads the unit that comes next, with its divisors: 次, 微克/立方米, 元/人·月.
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

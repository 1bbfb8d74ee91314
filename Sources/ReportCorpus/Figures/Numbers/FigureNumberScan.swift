internal import TextBasics

/// Reads a number from left to right; `index` is the position reached.
struct FigureNumberScan {
    let scalars: [Unicode.Scalar]
    var index: Int
    let units: FigureUnits
    /// Whether 余, 多 or 几 shows that the true number is larger.
    var isMore = false
    /// Whether digits are multiplied by 万 or 亿.
    var isLarge = false
    var hasDigits = false
    /// Whether a numeral is multiplied by 亿.
    var isHuge = false
    /// The power of ten of the multipliers in the value.
    private(set) var power = 0
    /// Whether the unit comes first: 百分之二十多.
    var hasUnit = false
    /// A unit of money that is split by 余 or 多: 10亿多元.
    var money: String?

    init(_ scalars: [Unicode.Scalar], from start: Int, units: FigureUnits) {
        self.scalars = scalars
        index = start
        self.units = units
    }

    /// Words that begin like the unit 人.
    static let people = ["人民群众", "人民币", "人民团体", "人才"]
    static let numerals = ChineseNumerals.ofQuantities

    /// Whether a number can begin with a character.
    static func begins(with scalar: Unicode.Scalar) -> Bool {
        ChineseNumerals.decimalDigit(scalar) != nil || numerals.digit(scalar) != nil
            || ChineseNumerals.smallPower(scalar) != nil
    }

    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// Whether a word comes next; if so, it is read.
    mutating func takes(_ word: String) -> Bool {
        let word = word.unicodeScalars
        guard scalars[index...].starts(with: word) else { return false }
        index += word.count
        return true
    }

    /// The number that comes next, with its multipliers; nil if there is no number, or one that is too long.
    mutating func number() -> FigureValue? {
        guard let next else { return nil }
        hasDigits = ChineseNumerals.decimalDigit(next) != nil
        if hasDigits { return digits().flatMap { multiplied($0) } }
        // A multiplier without a number, as in 超亿元, means one.
        if ChineseNumerals.largePower(next) != nil {
            return FigureValue(digits: 1, decimals: 0).flatMap { multiplied($0) }
        }
        guard let small = hanNumber() else { return nil }
        return hanDecimals(after: small).flatMap { multiplied($0) }
    }

    /// 二十四点五
    private mutating func hanDecimals(after whole: Int) -> FigureValue? {
        var (digits, decimals) = (whole, 0)
        var at = index + 1
        while next == "点", at < scalars.count, decimals < 6,
            let digit = Self.numerals.digit(scalars[at])
        {
            digits = digits * 10 + digit
            decimals += 1
            at += 1
        }
        if decimals > 0 { index = at }
        return FigureValue(digits: digits, decimals: decimals)
    }

    /// 12, 10,000, 5.3
    mutating func digits() -> FigureValue? {
        var digits = 0
        var decimals = 0
        var hasPoint = false
        var group = 0
        while let next {
            if let digit = ChineseNumerals.decimalDigit(next) {
                let (tens, overflows) = digits.multipliedReportingOverflow(by: 10)
                guard !overflows, tens <= Int.max - 10 else { return nil }
                digits = tens + digit
                if hasPoint { decimals += 1 }
                group += 1
            } else if ".．".unicodeScalars.contains(next), !hasPoint, isDigit(index + 1) {
                hasPoint = true
            } else if !hasPoint, group <= 3, isThousandsMark(next) {
                group = 0
            } else {
                break
            }
            index += 1
        }
        return FigureValue(digits: digits, decimals: decimals)
    }

    /// Whether a comma separates thousands: three digits follow. A full-width comma separates thousands only between
    /// full-width digits; otherwise it is a pause.
    private func isThousandsMark(_ mark: Unicode.Scalar) -> Bool {
        guard mark == "," || mark == "，" && scalars[index - 1].value >= 0xFF10 else {
            return false
        }
        return (1...3).allSatisfy { isDigit(index + $0) } && !isDigit(index + 4)
    }

    private func isDigit(_ at: Int) -> Bool {
        at < scalars.count && ChineseNumerals.decimalDigit(scalars[at]) != nil
    }

    /// 二十九, 一百零五, 十. Digits in a row (一九五四) are a year or a name.
    mutating func hanNumber() -> Int? {
        var (value, end) = Self.numerals.byPlaceValue(scalars, from: index, refusesRows: true)
        // 三千瓦: 千 belongs to the unit.
        if let thousands = value, thousands % 1000 == 0, end - index > 1, end < scalars.count,
            scalars[end - 1] == "千", "瓦克米".unicodeScalars.contains(scalars[end])
        {
            value = thousands / 1000
            end -= 1
        }
        index = end
        return value
    }

    /// A number times the multipliers after it, but not that of a unit of money, plus the lower places of a numeral:
    /// 二十三万五千.
    private mutating func multiplied(_ number: FigureValue) -> FigureValue? {
        var value = number
        var lastPower = 0
        readVagueness()
        while true {
            let start = index
            skipBlank()
            if units.unit(scalars, at: index) != nil { return value }
            if hasDigits, lastPower >= 3, let whole = lowerPlaces(of: value, below: lastPower) {
                return whole
            }
            let power = multipliers()
            lastPower = power
            guard power > 0 else {
                index = start
                return value
            }
            if let money = dividedMoney(from: start) {
                self.money = money
                return value
            }
            guard let product = value.shifted(by: power) else { return nil }
            value = product
            self.power += power
            readVagueness()
            if power >= 4, let sum = lowerNumeral(of: value, below: power) { value = sum }
        }
    }

    /// The power of ten of the multipliers that come next; 0 if there are none.
    private mutating func multipliers() -> Int {
        var power = 0
        while let next,
            let more = ChineseNumerals.largePower(next) ?? ChineseNumerals.smallPower(next)
        {
            power += more
            if more >= 4 { isLarge = hasDigits }
            if more >= 8 { isHuge = !hasDigits }
            index += 1
            if units.unit(scalars, at: index) != nil { break }
        }
        return power
    }

    /// Reads the rest of a unit of money whose multiplier begins at a position: 亿多元, 万余元.
    private mutating func dividedMoney(from start: Int) -> String? {
        let before = (index, isMore)
        readVagueness()
        if isMore, let (base, end) = units.unit(scalars, at: index) {
            let multiplier = scalars[start..<before.0].filter { $0 != " " }
            let whole = String(String.UnicodeScalarView(multiplier)) + base
            if units.power(of: whole) > 0, units.base(of: whole) == base {
                index = end
                return whole
            }
        }
        (index, isMore) = before
        return nil
    }

    /// Reads 余, 多 or 几 after digits or a multiplier.
    mutating func readVagueness() {
        guard let next, "余多几".unicodeScalars.contains(next) else { return }
        let (before, wasMore) = (index, isMore)
        // 一百几十亿: the number of tens is unknown.
        if next == "几", index + 1 < scalars.count, scalars[index + 1] == "十" {
            (index, isMore) = (index + 2, true)
            return
        }
        // 百分之三十几乎, 百分之三十多于
        if hasUnit, index + 1 < scalars.count,
            "乎于数样元".unicodeScalars.contains(scalars[index + 1])
        {
            return
        }
        (index, isMore) = (index + 1, true)
        skipBlank()
        let isFollowed =
            hasUnit || units.unit(scalars, at: index) != nil
            || self.next.map {
                ChineseNumerals.largePower($0) != nil || ChineseNumerals.smallPower($0) != nil
            } ?? false
        index = before + 1
        if !isFollowed { (index, isMore) = (before, wasMore) }
    }

    /// Skips a space: document converters leave spaces between digits and Han characters.
    mutating func skipBlank() {
        if index < scalars.count, scalars[index] == " " { index += 1 }
    }
}

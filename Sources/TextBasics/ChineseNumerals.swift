/// Reads numbers in Chinese numerals, written by position (二〇二三) or by place value (三千五百二十一).
public struct ChineseNumerals: Sendable {
    /// Whether ○, the full-width letter Ｏ and similar characters count as zero: people write them for 〇.
    @usableFromInline let acceptsCircles: Bool
    /// Whether 两 counts as two.
    @usableFromInline let acceptsLiang: Bool

    private init(acceptsCircles: Bool, acceptsLiang: Bool) {
        self.acceptsCircles = acceptsCircles
        self.acceptsLiang = acceptsLiang
    }

    /// Numerals of years in folded text: 〇, 零, 一 to 九.
    public static let ofYears = ChineseNumerals(acceptsCircles: false, acceptsLiang: false)
    /// Numerals of quantities: those of years, and 两.
    public static let ofQuantities = ChineseNumerals(acceptsCircles: false, acceptsLiang: true)
    /// Numerals of headings and dates: those of quantities, and circles for 〇.
    public static let ofDates = ChineseNumerals(acceptsCircles: true, acceptsLiang: true)

    /// The value of a numeral below ten; nil for other characters.
    @inlinable
    public func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零": 0
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        case "两": acceptsLiang ? 2 : nil
        // A large circle, and Greek and Cyrillic letters, look like ○.
        case "○", "Ｏ", "◯", "\u{39F}", "\u{3BF}", "\u{41E}", "\u{43E}": acceptsCircles ? 0 : nil
        default: nil
        }
    }

    /// The power of ten of 十, 百 and 千; nil for other characters.
    @inlinable
    public static func smallPower(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 1
        case "百": 2
        case "千": 3
        default: nil
        }
    }

    /// The power of ten of 万 and 亿; nil for other characters.
    @inlinable
    public static func largePower(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "万": 4
        case "亿": 8
        default: nil
        }
    }

    /// The value of an ASCII or full-width digit; nil for other characters.
    @inlinable
    public static func decimalDigit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }

    /// Reads a number that is written digit by digit, at most nine digits: 2023, ２０２３, 二〇二三.
    ///
    /// - Returns: the value, nil if there is no digit; and the index after the number.
    public func byPosition(
        _ scalars: [Unicode.Scalar], from start: Int
    ) -> (value: Int?, end: Int) {
        var index = start
        var value = 0
        while index < scalars.count, index - start < 9,
            let digit = Self.decimalDigit(scalars[index]) ?? digit(scalars[index])
        {
            value = value * 10 + digit
            index += 1
        }
        return (index == start ? nil : value, index)
    }

    /// Reads a number below ten thousand by the place values 十, 百 and 千: 二十三, 一百零五, 十.
    ///
    /// - Parameter refusesRows: whether digits in a row (一九五四) make the number nil. Otherwise the last of them counts.
    /// - Returns: the value, nil if there is no number; and the index where reading stopped.
    public func byPlaceValue(
        _ scalars: [Unicode.Scalar], from start: Int, refusesRows: Bool = false
    ) -> (value: Int?, end: Int) {
        var index = start
        var total = 0
        var pending: Int?
        var lastPower = 4
        while index < scalars.count {
            if let digit = digit(scalars[index]) {
                // A zero is followed by a digit: 一百零五.
                if refusesRows, let pending, pending != 0 { return (nil, index) }
                pending = digit
            } else if let power = Self.smallPower(scalars[index]) {
                // 八千千瓦: the second 千 belongs to the unit.
                if pending == nil, power >= lastPower { break }
                total += (pending ?? 1) * [1, 10, 100, 1000][power]
                (pending, lastPower) = (nil, power)
            } else {
                break
            }
            index += 1
        }
        return (index == start ? nil : total + (pending ?? 0), index)
    }
}

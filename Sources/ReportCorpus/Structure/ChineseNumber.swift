/// Reads numbers below one hundred thousand as headings and dates write them.
enum ChineseNumber {
    private static let digits: [Unicode.Scalar: Int] = [
        "〇": 0, "○": 0, "零": 0, "Ｏ": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
        "八": 8, "九": 9, "两": 2,
    ]
    private static let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]

    /// The value of an ASCII or full-width digit.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: return Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: return Int(scalar.value - 0xFF10)
        default: return nil
        }
    }

    /// Reads a number written with Han: 二十三, 一百零五. Returns where it ends.
    static func read(_ scalars: [Unicode.Scalar], from start: Int) -> (value: Int?, end: Int) {
        var index = start
        var total = 0
        var pending: Int?
        while index < scalars.count {
            if let digit = digits[scalars[index]] {
                pending = digit
            } else if let unit = units[scalars[index]] {
                total += (pending ?? 1) * unit
                pending = nil
            } else {
                break
            }
            index += 1
        }
        return (index == start ? nil : total + (pending ?? 0), index)
    }

    /// Reads a number digit by digit, in any script: 2023, ２０２３, 二〇二三.
    static func readDigits(
        _ scalars: [Unicode.Scalar], from start: Int
    ) -> (value: Int?, end: Int) {
        var index = start
        var value = 0
        while index < scalars.count, index - start < 9,
            let digit = digit(scalars[index]) ?? digits[scalars[index]]
        {
            value = value * 10 + digit
            index += 1
        }
        return (index == start ? nil : value, index)
    }
}

internal import TextBasics

/// A date in a report: 2024年2月2日, 二〇二四年元月廿五日, 2024-02-02. Converters may put spaces between its digits.
struct SignedDate: Equatable {
    let year: Int
    let month: Int
    let day: Int
    /// The number of scalars before the date.
    let start: Int
    /// The number of scalars before its end.
    let end: Int

    private static let years = 1900..<2100

    /// Finds the last complete date of a line.
    init?(in text: String) {
        let scalars = Array(text.unicodeScalars)
        var found: SignedDate?
        var index = 0
        while index < scalars.count {
            guard Self.isDigit(scalars[index]) else {
                index += 1
                continue
            }
            if let date = Self.read(scalars, at: index) {
                found = date
                index = date.end
            } else {
                // Do not start in the middle of a number.
                while index < scalars.count, Self.isDigit(scalars[index]) { index += 1 }
            }
        }
        guard let found else { return nil }
        self = found
    }

    private init(year: Int, month: Int, day: Int, start: Int, end: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.start = start
        self.end = end
    }

    private static func read(_ scalars: [Unicode.Scalar], at start: Int) -> SignedDate? {
        guard let (year, yearEnd) = year(scalars, at: start), yearEnd < scalars.count else {
            return nil
        }
        let mark = scalars[yearEnd]
        let parts: (Int, Int, Int)?
        if mark == "年" {
            parts = written(scalars, from: yearEnd + 1)
        } else if "-/.．－".unicodeScalars.contains(mark) {
            parts = separated(scalars, from: yearEnd + 1, mark)
        } else {
            parts = nil
        }
        guard let (month, day, end) = parts, (1...12).contains(month),
            (1...days(of: month, in: year)).contains(day)
        else { return nil }
        return SignedDate(year: year, month: month, day: day, start: start, end: end)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ChineseNumerals.decimalDigit(scalar) != nil || ChineseNumerals.ofDates.digit(scalar) != nil
    }

    private static func skippingSpace(_ scalars: [Unicode.Scalar], _ index: Int) -> Int {
        var index = index
        while index < scalars.count, scalars[index].isSpace { index += 1 }
        return index
    }

    /// Four digits in any script, perhaps with spaces between them, and where the next character is.
    private static func year(_ scalars: [Unicode.Scalar], at start: Int) -> (Int, Int)? {
        var value = 0
        var count = 0
        var index = start
        while index < scalars.count, count < 5 {
            let scalar = scalars[index]
            // People write the letter O for 〇.
            let isLetter = count > 0 && (scalar == "O" || scalar == "o")
            guard
                let digit = ChineseNumerals.decimalDigit(scalar)
                    ?? ChineseNumerals.ofDates.digit(scalar) ?? (isLetter ? 0 : nil)
            else { break }
            value = value * 10 + digit
            count += 1
            index = skippingSpace(scalars, index + 1)
        }
        return count == 4 && years.contains(value) ? (value, index) : nil
    }

    /// 1月15日, 元月十五日, 1 月 1 5 日.
    private static func written(
        _ scalars: [Unicode.Scalar], from start: Int
    ) -> (Int, Int, Int)? {
        var index = skippingSpace(scalars, start)
        let month: Int
        if index < scalars.count, scalars[index] == "元" {
            (month, index) = (1, skippingSpace(scalars, index + 1))
        } else {
            guard let (value, end) = number(scalars, at: index) else { return nil }
            (month, index) = (value, end)
        }
        guard index < scalars.count, scalars[index] == "月",
            let (day, end) = number(scalars, at: skippingSpace(scalars, index + 1))
        else { return nil }
        let hasMark = end < scalars.count && "日号".unicodeScalars.contains(scalars[end])
        // 1月1 5 are two numbers if no 日 follows.
        if !hasMark, end > 0,
            let (first, firstEnd) = adjacent(scalars, at: skippingSpace(scalars, index + 1))
        {
            return (month, first, firstEnd)
        }
        return (month, day, hasMark ? end + 1 : end)
    }

    /// 02-02, 2.2, with the separator that follows the year.
    private static func separated(
        _ scalars: [Unicode.Scalar], from start: Int, _ mark: Unicode.Scalar
    ) -> (Int, Int, Int)? {
        guard let (month, monthEnd) = adjacent(scalars, at: skippingSpace(scalars, start)) else {
            return nil
        }
        let index = skippingSpace(scalars, monthEnd)
        guard index < scalars.count, scalars[index] == mark,
            let (day, end) = adjacent(scalars, at: skippingSpace(scalars, index + 1))
        else { return nil }
        return (month, day, end)
    }

    /// One or two digits side by side.
    private static func adjacent(_ scalars: [Unicode.Scalar], at start: Int) -> (Int, Int)? {
        var index = start
        var value = 0
        while index < scalars.count, let digit = ChineseNumerals.decimalDigit(scalars[index]) {
            value = value * 10 + digit
            index += 1
            if index - start > 2 { return nil }
        }
        return index == start ? nil : (value, index)
    }

    /// A number below 100, perhaps with spaces between its digits, and where the next character is.
    private static func number(_ scalars: [Unicode.Scalar], at start: Int) -> (Int, Int)? {
        guard start < scalars.count else { return nil }
        if ChineseNumerals.decimalDigit(scalars[start]) != nil {
            var (value, index, count) = (0, start, 0)
            while index < scalars.count, let digit = ChineseNumerals.decimalDigit(scalars[index]) {
                value = value * 10 + digit
                count += 1
                if count > 2 { return nil }
                index = skippingSpace(scalars, index + 1)
            }
            return (value, index)
        }
        // 廿 and 卅 are twenty and thirty; the next digit is added.
        let tens: Int? = scalars[start] == "廿" ? 20 : scalars[start] == "卅" ? 30 : nil
        if let tens {
            let next =
                start + 1 < scalars.count ? ChineseNumerals.ofDates.digit(scalars[start + 1]) : nil
            return next.map { (tens + $0, start + 2) } ?? (tens, start + 1)
        }
        let compact = scalars[start...].prefix(8).filter { !$0.isSpace }
        let (value, end) = ChineseNumerals.ofDates.byPlaceValue(Array(compact), from: 0)
        guard let value, value < 100 else { return nil }
        var (index, left) = (start, end)
        while left > 0 {
            if !scalars[index].isSpace { left -= 1 }
            index += 1
        }
        return (value, skippingSpace(scalars, index))
    }

    /// YYYY-MM-DD.
    var iso: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}

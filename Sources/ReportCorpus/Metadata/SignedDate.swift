internal import TextBasics

/// A date in a report: 2024年2月2日, 二〇二四年二月二日, 2024-02-02.
struct SignedDate: Equatable {
    let year: Int
    let month: Int
    let day: Int
    /// The number of scalars before the date.
    let start: Int

    /// Finds the last complete date of a line.
    init?(in text: String) {
        let scalars = Array(text.unicodeScalars)
        var found: SignedDate?
        var index = 0
        while index < scalars.count {
            if let date = Self.read(scalars, at: index) {
                found = date.date
                index = date.end
            } else {
                index += 1
            }
        }
        guard let found else { return nil }
        self = found
    }

    private init(year: Int, month: Int, day: Int, start: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.start = start
    }

    private static func read(
        _ scalars: [Unicode.Scalar], at start: Int
    ) -> (date: SignedDate, end: Int)? {
        let (year, yearEnd) = ChineseNumerals.ofDates.byPosition(scalars, from: start)
        guard let year, year >= 1900, year < 2100, yearEnd < scalars.count else { return nil }
        guard let (month, monthEnd) = part(scalars, after: yearEnd, mark: "年") else { return nil }
        guard let (day, dayEnd) = part(scalars, after: monthEnd, mark: "月") else { return nil }
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let end = dayEnd < scalars.count && scalars[dayEnd] == "日" ? dayEnd + 1 : dayEnd
        return (SignedDate(year: year, month: month, day: day, start: start), end)
    }

    /// The number after a given mark, or after `-`, `/` or `.`.
    private static func part(
        _ scalars: [Unicode.Scalar], after index: Int, mark: Unicode.Scalar
    ) -> (Int, Int)? {
        var at = index
        while at < scalars.count, scalars[at].isSpace { at += 1 }
        guard at < scalars.count, scalars[at] == mark || "-/.".unicodeScalars.contains(scalars[at])
        else { return nil }
        at += 1
        while at < scalars.count, scalars[at].isSpace { at += 1 }
        let isDigit = at < scalars.count && ChineseNumerals.decimalDigit(scalars[at]) != nil
        let (value, end) =
            isDigit
            ? ChineseNumerals.ofDates.byPosition(scalars, from: at)
            : ChineseNumerals.ofDates.byPlaceValue(scalars, from: at)
        guard let value else { return nil }
        return (value, end)
    }

    /// YYYY-MM-DD.
    var iso: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}

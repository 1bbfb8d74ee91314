/// Formats the dates of cells, which are stored as numbers of days, as 2023-12-31.
enum CellDate {
    /// The parts that a format shows.
    struct Parts: OptionSet {
        let rawValue: Int
        static let year = Parts(rawValue: 1)
        static let month = Parts(rawValue: 2)
        static let day = Parts(rawValue: 4)
        static let hour = Parts(rawValue: 8)
        static let minute = Parts(rawValue: 16)
        static let second = Parts(rawValue: 32)
        /// Hours beyond 24: [h].
        static let elapsed = Parts(rawValue: 64)
        static let date: Parts = [.year, .month, .day]
        static let time: Parts = [.hour, .minute, .second]
    }

    /// The day after 9999-12-31, counted from 1900.
    private static let lastSerial = 2_958_466.0
    /// Days from day 0 of the dates counted from 1900 to that of the dates counted from 1904.
    private static let laterStart = 1_462.0

    /// The date for a number of days; nil if the number is out of range.
    static func shown(_ serial: Double, parts: Parts, countsFrom1904: Bool) -> String? {
        let end = countsFrom1904 ? lastSerial - laterStart : lastSerial
        guard serial >= 0, serial < end else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        if parts.isDisjoint(with: .date) {
            return time(parts.contains(.elapsed) ? seconds : seconds % 86_400, parts)
        }
        var day = seconds / 86_400
        let date: String
        if countsFrom1904 {
            date = text(day - daysTo1904, parts)
        } else if day == 60 {
            // Excel counts 1900-02-29, a date that did not exist.
            date = "1900-02-29"
        } else {
            if day < 60 { day += 1 }
            date = text(day - daysTo1900, parts)
        }
        let rest = seconds % 86_400
        let hasTime = !parts.isDisjoint(with: .time) && rest > 0
        return hasTime ? date + " " + time(rest, parts) : date
    }

    /// A date that the file states in the form 2023-12-31T00:00:00.
    static func shown(iso: String) -> String {
        let parts = iso.split(separator: "T", maxSplits: 1)
        guard parts.count == 2 else { return iso }
        let time = parts[1].prefix { $0 != "." && $0 != "Z" }
        return time.allSatisfy { $0 == "0" || $0 == ":" }
            ? String(parts[0]) : "\(parts[0]) \(time)"
    }

    /// Days from 1899-12-30 to 1970-01-01.
    private static let daysTo1900 = 25_569
    /// Days from 1904-01-01 to 1970-01-01.
    private static let daysTo1904 = 24_107

    private static func text(_ day: Int, _ parts: Parts) -> String {
        let (year, month, dayOfMonth) = civil(day)
        if parts.contains(.day) { return "\(year)-\(padded(month))-\(padded(dayOfMonth))" }
        return parts.contains(.month) ? "\(year)-\(padded(month))" : String(year)
    }

    private static func time(_ seconds: Int, _ parts: Parts) -> String {
        let text = padded(seconds / 3600) + ":" + padded(seconds / 60 % 60)
        return parts.contains(.second) ? text + ":" + padded(seconds % 60) : text
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    /// The date of a day counted from 1970-01-01, by the algorithm of Howard Hinnant (civil_from_days).
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        // Days from 0000-03-01: years that begin in March have their leap day last.
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}

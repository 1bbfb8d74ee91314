internal import TextBasics

/// Reads the year that a report covers: from the title, the file name, the first lines, otherwise from the date. For a
/// work report, it is the year in which the report was given.
struct YearReader {
    private let clues: MetadataClues

    private static let maxOpeningLines = 6
    private static let years = 1900..<2100

    init(_ clues: MetadataClues) { self.clues = clues }

    /// - Parameter date: the date of the report, as YYYY-MM-DD.
    func read(signed date: String?) -> Reading<Int>? {
        if let year = Self.titled(clues.titleText) { return Reading(year, from: .title) }
        if let year = Self.firstYear(in: clues.fileName, needsMark: false) {
            return Reading(year, from: .fileName)
        }
        let signed = date.flatMap { Int($0.prefix(4)) }
        if clues.isWorkReport, let signed { return Reading(signed, from: .title) }
        for block in clues.opening(Self.maxOpeningLines) {
            guard let year = Self.firstYear(in: block.text, needsMark: true) else { continue }
            // A work report begins with the review of the year before.
            if clues.isWorkReport {
                guard block.text.containsBytes("回顾"), block.text.unicodeScalars.count <= 40 else {
                    continue
                }
                return Reading(year + 1, from: .body)
            }
            // A report is signed in the year that it covers or in the next.
            if let signed, !(signed - 1...signed).contains(year) { continue }
            return Reading(year, from: .body)
        }
        // A report covers the year before its signature.
        return signed.map { Reading($0 - 1, from: .signature) }
    }

    /// The first year in a text that a report may cover. Years of goals and ends of periods are left out.
    ///
    /// - Parameter needsMark: whether 年 must follow; if not, four digits without adjacent Latin letters are enough.
    static func firstYear(in text: String, needsMark: Bool) -> Int? {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while let found = nextYear(scalars, from: index) {
            if hasMark(scalars, at: found.range.upperBound)
                || !needsMark && isAlone(scalars, found.range),
                !isGoal(scalars, found.range), !isOfPeriod(scalars, found.range)
            {
                return found.value
            }
            index = found.range.upperBound
        }
        return nil
    }

    /// The year of a title. The year of a line with a date below it may be another one.
    static func titled(_ title: String) -> Int? {
        bracketedYear(in: title) ?? firstYear(in: title, needsMark: true)
    }

    /// The year that a title states in brackets: 法治政府建设年度报告（2022）, but not 云政发（2022）5号.
    private static func bracketedYear(in title: String) -> Int? {
        let scalars = Array(title.unicodeScalars)
        guard let (value, range) = nextYear(scalars, from: 0), range.lowerBound > 0,
            range.upperBound < scalars.count,
            "（(".unicodeScalars.contains(scalars[range.lowerBound - 1]),
            "）)".unicodeScalars.contains(scalars[range.upperBound]),
            range.upperBound + 1 == scalars.count
                || scalars[range.upperBound + 1].properties.numericType == nil
        else { return nil }
        return value
    }

    private static func nextYear(
        _ scalars: [Unicode.Scalar], from start: Int
    ) -> (value: Int, range: Range<Int>)? {
        var index = start
        while index < scalars.count {
            let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: index)
            guard let value else {
                index += 1
                continue
            }
            if end - index == 4, years.contains(value) { return (value, index..<end) }
            index = end
        }
        return nil
    }

    private static func hasMark(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        scalars[index...].first { !$0.isSpace } == "年"
    }

    /// Whether a year belongs to a goal: 二〇三五年远景目标, 2030年前碳达峰.
    private static func isGoal(_ scalars: [Unicode.Scalar], _ year: Range<Int>) -> Bool {
        let after = String(String.UnicodeScalarView(scalars[year.upperBound...].prefix(8)))
            .filter { !$0.isWhitespace }
        let before = String(String.UnicodeScalarView(scalars[..<year.lowerBound].suffix(2)))
        return [
            "年远景", "年愿景", "年前", "年中长期", "年长远", "年规划", "年目标纲要", "年总体规划", "年长期",
            "年战略", "年发展战略", "年发展规划",
        ]
        .contains { after.begins(with: $0) }
            || ["到", "至", "向", "望"].contains { before.ends(with: $0) }
    }

    /// Whether a year is the beginning or end of a period: 2021—2025年, 2021年至2025年.
    private static func isOfPeriod(_ scalars: [Unicode.Scalar], _ year: Range<Int>) -> Bool {
        let dashes = Set("-—－–~～至到".unicodeScalars)
        var after = year.upperBound
        while after < scalars.count, scalars[after].isSpace || scalars[after] == "年" { after += 1 }
        if after < scalars.count, dashes.contains(scalars[after]) {
            while after < scalars.count, dashes.contains(scalars[after]) { after += 1 }
            let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: after)
            if let value, end - after == 4, years.contains(value) { return true }
        }
        var before = year.lowerBound - 1
        guard before >= 0, dashes.contains(scalars[before]) else { return false }
        while before >= 0, dashes.contains(scalars[before]) || scalars[before] == "年" {
            before -= 1
        }
        return before >= 3
            && ChineseNumerals.ofDates.byPosition(scalars, from: before - 3).end == before + 1
    }

    /// Whether a number has no adjacent letters, except Han and other wide ones.
    private static func isAlone(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        [range.lowerBound - 1, range.upperBound].allSatisfy { index in
            !scalars.indices.contains(index) || !scalars[index].properties.isAlphabetic
                || WideCharacters.contains(scalars[index])
        }
    }

    /// The start of the first year in a text, where the name before it ends.
    static func yearStart(in text: String) -> String.Index? {
        let scalars = Array(text.unicodeScalars)
        guard let found = nextYear(scalars, from: 0) else { return nil }
        return text.unicodeScalars.index(text.startIndex, offsetBy: found.range.lowerBound)
    }

    /// A text without the year in front: 2023 年度区国动办 becomes 区国动办, but 四川省 keeps its 四.
    static func withoutLeadingYear(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: 0)
        guard let value, end == 4, years.contains(value) else { return text }
        let rest = scalars[end...].drop { "年度 ".unicodeScalars.contains($0) }
        return String(String.UnicodeScalarView(rest))
    }
}

internal import TextBasics

/// Reads the year that a report covers: from the title, the file name, the first lines, else from the date.
struct YearReader {
    private let clues: MetadataClues

    private static let maxOpeningLines = 6
    private static let years = 1900..<2100

    init(_ clues: MetadataClues) { self.clues = clues }

    /// - Parameter date: the date of the report, as YYYY-MM-DD.
    func read(signed date: String?) -> Reading<Int>? {
        if let year = Self.firstYear(in: clues.titleText, needsMark: true) {
            return Reading(year, from: .title)
        }
        if let year = Self.firstYear(in: clues.fileName, needsMark: false) {
            return Reading(year, from: .fileName)
        }
        for block in clues.opening(Self.maxOpeningLines) {
            if let year = Self.firstYear(in: block.text, needsMark: true) {
                return Reading(year, from: .body)
            }
        }
        // A report covers the year before its signature.
        if let date, let year = Int(date.prefix(4)) { return Reading(year - 1, from: .signature) }
        return nil
    }

    /// The first year in a text.
    ///
    /// - Parameter needsMark: whether 年 must follow; if not, four digits without adjacent Latin letters are enough.
    static func firstYear(in text: String, needsMark: Bool) -> Int? {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: index)
            guard let value else {
                index += 1
                continue
            }
            if end - index == 4, years.contains(value),
                hasMark(scalars, at: end) || !needsMark && isAlone(scalars, index..<end)
            {
                return value
            }
            index = end
        }
        return nil
    }

    private static func hasMark(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        scalars[index...].first { !$0.isSpace } == "年"
    }

    /// Whether a number has no adjacent letters, except Han and other wide ones.
    private static func isAlone(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        [range.lowerBound - 1, range.upperBound].allSatisfy { index in
            !scalars.indices.contains(index) || !scalars[index].properties.isAlphabetic
                || WideCharacters.contains(scalars[index])
        }
    }

    /// The beginning of a title without its year: 2023 年度区国动办 becomes 区国动办.
    static func withoutYear(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: 0)
        if value != nil {
            let rest = scalars[end...].drop { "年度 ".unicodeScalars.contains($0) }
            return String(String.UnicodeScalarView(rest))
        }
        // The year may also follow the name.
        if let year = scalars.firstIndex(where: { ChineseNumerals.decimalDigit($0) != nil }) {
            return String(String.UnicodeScalarView(scalars[..<year]))
        }
        return text
    }
}

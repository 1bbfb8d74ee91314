internal import ReportCorpus

/// The numbers of a text that may be figures.
enum StatedNumbers {
    /// The figures of a text, and its other numbers in digits, except those of days, years and document numbers.
    static func of(_ text: String) -> [String] {
        let figures = FigureReader().figures(in: text).map {
            "\($0.value) \($0.upper?.description ?? "") \($0.unit)"
        }
        let scalars = Array(text.unicodeScalars)
        var numbers: [String] = []
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isPart(scalars, index, from: start) { index += 1 }
            if index == start {
                index += 1
                continue
            }
            let next = index < scalars.count ? scalars[index] : " "
            if !"年月日号〕］".unicodeScalars.contains(next) {
                numbers.append(String(String.UnicodeScalarView(scalars[start..<index])))
            }
        }
        return figures + numbers
    }

    /// Whether a character is a digit, or a mark between two digits.
    private static func isPart(_ scalars: [Unicode.Scalar], _ index: Int, from start: Int) -> Bool {
        let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
        if isDigit(scalars[index]) { return true }
        return index > start && ".,".unicodeScalars.contains(scalars[index])
            && index + 1 < scalars.count && isDigit(scalars[index + 1])
    }
}

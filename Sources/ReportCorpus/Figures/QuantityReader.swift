internal import TextBasics

/// A number with unit and qualifier.
struct Quantity {
    /// The value; the lower end of a range.
    let value: FigureValue
    /// The upper end of a range.
    let upper: FigureValue?
    let unit: String
    let qualifier: Figure.Qualifier
    /// The scalars of number and unit.
    let range: Range<Int>
    /// The scalars of number, unit and qualifier.
    let whole: Range<Int>
}

/// Reads quantities, and distinguishes them from dates, ordinals and names.
struct QuantityReader: Sendable {
    let units = FigureUnits.shipped
    private let words = FigureWords.shipped

    private static let rangeMarks = Set("至到-—~～－–".unicodeScalars)

    /// Whether a number may begin at a position. A qualified multiplier is a number too: 超亿元.
    func begins(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        FigureNumber.begins(with: scalars[index])
            || "万亿".unicodeScalars.contains(scalars[index])
                && words.qualifier(before: scalars[..<index]) != nil
    }

    /// Reads the quantity at a position; nil if there is none.
    ///
    /// - Parameter isAlone: whether the text is known to be a quantity.
    func quantity(
        _ scalars: [Unicode.Scalar], at start: Int, isAlone: Bool = false
    ) -> Quantity? {
        guard let first = FigureNumber(scalars, at: start, units: units) else { return nil }
        let before = Self.withoutSpace(scalars[..<start])
        let second = upperEnd(of: first, scalars, before: before)
        let last = second ?? first
        guard let unit = last.unit else { return nil }
        let range = start..<last.range.upperBound
        let lead = words.qualifier(before: before)
        let trail = words.qualifier(after: scalars[range.upperBound...])
        guard
            isAlone
                || isQuantity(
                    first, unit: unit, range, in: scalars, isQualified: lead != nil || trail != nil)
        else { return nil }
        var qualifier = last.isMore ? Figure.Qualifier.more : .exact
        var whole = range
        if let (kind, count) = lead {
            qualifier = kind
            whole = before.endIndex - count..<range.upperBound
        } else if let (kind, count) = trail {
            qualifier = kind
            whole = range.lowerBound..<range.upperBound + count
        }
        return Quantity(
            value: first.value, upper: second?.value, unit: unit, qualifier: qualifier,
            range: range, whole: whole)
    }

    /// The second number of 1至2个, 5%—6%.
    private func upperEnd(
        of first: FigureNumber, _ scalars: [Unicode.Scalar], before: ArraySlice<Unicode.Scalar>
    ) -> FigureNumber? {
        let marks = scalars[first.range.upperBound...].prefix(while: Self.rangeMarks.contains)
        guard !marks.isEmpty, !(before.last.map { "从由".unicodeScalars.contains($0) } ?? false)
        else { return nil }
        let index = marks.endIndex
        guard index < scalars.count, FigureNumber.begins(with: scalars[index]),
            let second = FigureNumber(scalars, at: index, units: units), let unit = second.unit,
            first.unit == nil || first.unit == unit,
            first.value.double < second.value.double
        else { return nil }
        return second
    }

    private func isQuantity(
        _ number: FigureNumber, unit: String, _ range: Range<Int>, in scalars: [Unicode.Scalar],
        isQualified: Bool
    ) -> Bool {
        let before = scalars[..<range.lowerBound]
        let after = scalars[range.upperBound...]
        let first = scalars[range.lowerBound]
        if isArticle(number, unit: unit, first)
            || isName(number, unit: unit, first, before: before, isQualified: isQualified)
            || isPart(first, before: before)
        {
            return false
        }
        if words.suffix("not-before", of: before) > 0 { return false }
        // A number of years is more often a date or the name of a plan than a quantity.
        if unit == "年" || unit == "分" {
            return number.value.double < 1000
                && words.suffix("span", of: Self.withoutSpace(before)) > 0
        }
        return words.prefix("not-after", of: after) == 0
    }

    /// Whether a number is used like an indefinite article: 一次, 一个.
    private func isArticle(
        _ number: FigureNumber, unit: String, _ first: Unicode.Scalar
    ) -> Bool {
        first == "一" && unit.unicodeScalars.count + 1 >= number.range.count && unit != "番"
    }

    /// Whether a number begins a name: 百姓, 千家.
    private func isName(
        _ number: FigureNumber, unit: String, _ first: Unicode.Scalar,
        before: ArraySlice<Unicode.Scalar>, isQualified: Bool
    ) -> Bool {
        "百千".unicodeScalars.contains(first) && !isQualified && !number.isMore && unit != "%"
            && unit != "‰" && before.last != "上"
    }

    /// Whether a number is the end of a longer word or number.
    private func isPart(_ first: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = before.last else { return false }
        let isDigit = ChineseNumerals.decimalDigit(first) != nil
        // 数百家 and 几十个 do not state a number.
        if "数几".unicodeScalars.contains(last), !isDigit { return true }
        if last.properties.isAlphabetic, last.isASCII { return true }
        // 1 234件, 12，345件: the end of a number that cannot be read.
        return isDigit && " ,，.".unicodeScalars.contains(last)
            && before.dropLast().last.map { ChineseNumerals.decimalDigit($0) != nil } ?? false
    }

    /// The end of digits or numerals that are not a quantity.
    func end(ofNumberAt start: Int, in scalars: [Unicode.Scalar]) -> Int {
        var index = start + 1
        while index < scalars.count,
            FigureNumber.begins(with: scalars[index])
                || (scalars[index] == "." && index + 1 < scalars.count
                    && ChineseNumerals.decimalDigit(scalars[index + 1]) != nil)
        { index += 1 }
        return index
    }

    private static func withoutSpace(
        _ text: ArraySlice<Unicode.Scalar>
    ) -> ArraySlice<Unicode.Scalar> {
        text.last == " " ? text.dropLast() : text
    }
}

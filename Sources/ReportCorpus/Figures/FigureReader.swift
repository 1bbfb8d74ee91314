internal import TextBasics

/// Finds the quantities that a text states, with what they count.
///
/// A number is a quantity if a unit stands behind it and nothing around it makes it something else: a date, a year,
/// an ordinal, a plan, a document, a name such as 四个意识.
public struct FigureReader: Sendable {
    private let units = FigureUnits.shipped
    private let words = FigureWords.shipped

    /// Makes a reader.
    public init() {}

    /// The figures of a paragraph's text, in order.
    ///
    /// - Complexity: O(text).
    public func figures(in text: String) -> [Figure] {
        let scalars = Array(text.unicodeScalars)
        var names = Self.namedStretches(scalars)[...]
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)

        var figures: [Figure] = []
        // Made for the first figure: most paragraphs have none.
        var made: FigureIndicator?
        var index = HeadingMarker(text)?.scalarCount ?? 0
        while index < scalars.count {
            guard begins(scalars, at: index) else {
                index += 1
                continue
            }
            while let name = names.first, name.upperBound <= index { names.removeFirst() }
            if let name = names.first, name.contains(index) {
                index = name.upperBound
                continue
            }
            let named = words.prefix("name", of: scalars[index...])
            if named > 0 {
                index += named
                continue
            }
            guard let found = quantity(scalars, at: index) else {
                index = Self.end(ofNumberAt: index, in: scalars)
                continue
            }
            var indicators =
                made ?? FigureIndicator(scalars: scalars, words: words, units: units)
            let place = indicators.place(
                of: found.range, unit: found.unit, qualified: found.whole)
            made = indicators
            func bytes(_ range: Range<Int>) -> Range<Int> {
                offsets[range.lowerBound]..<offsets[range.upperBound]
            }
            figures.append(
                Figure(
                    indicator: String(String.UnicodeScalarView(scalars[place])),
                    value: found.value, upper: found.upper, unit: found.unit,
                    qualifier: found.qualifier, place: bytes(found.whole),
                    indicatorPlace: bytes(place)))
            index = found.whole.upperBound
        }
        return figures
    }

    /// The figure that a text is as a whole, without an indicator: what a citation gives back. Nil if it is none.
    public func figure(_ text: String) -> Figure? {
        let scalars = Array(text.unicodeScalars)
        for start in scalars.indices where begins(scalars, at: start) {
            guard let found = quantity(scalars, at: start, isAlone: true),
                found.whole == scalars.indices
            else { continue }
            return Figure(
                indicator: "", value: found.value, upper: found.upper, unit: found.unit,
                qualifier: found.qualifier, place: 0..<text.utf8.count, indicatorPlace: 0..<0)
        }
        return nil
    }

    /// Whether a number may begin at a position; a multiplier alone is one where it is qualified: 超亿元.
    private func begins(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        FigureNumber.begins(with: scalars[index])
            || "万亿".unicodeScalars.contains(scalars[index])
                && words.qualifier(before: scalars[..<index]) != nil
    }

    private struct Quantity {
        var value: FigureValue
        var upper: FigureValue?
        var unit: String
        var qualifier: Figure.Qualifier
        /// Number and unit.
        var range: Range<Int>
        /// With what qualifies it.
        var whole: Range<Int>
    }

    /// - Parameter isAlone: whether it is known to be a quantity.
    private func quantity(
        _ scalars: [Unicode.Scalar], at start: Int, isAlone: Bool = false
    ) -> Quantity? {
        guard let first = FigureNumber(scalars, at: start, units: units) else { return nil }
        let before = Self.trimmed(scalars[..<start])
        var last = first
        if let second = upperEnd(of: first, scalars, before: before) { last = second }
        guard let unit = last.unit else { return nil }
        let range = start..<last.range.upperBound
        let lead = words.qualifier(before: before)
        let trail = words.qualifier(behind: scalars[range.upperBound...])
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
            value: first.value, upper: last.range == first.range ? nil : last.value, unit: unit,
            qualifier: qualifier, range: range, whole: whole)
    }

    /// The second number of 1至2个, 5%—6%.
    private func upperEnd(
        of first: FigureNumber, _ scalars: [Unicode.Scalar], before: ArraySlice<Unicode.Scalar>
    ) -> FigureNumber? {
        var index = first.range.upperBound
        guard index < scalars.count, "至到-—~～－–".unicodeScalars.contains(scalars[index]),
            !(before.last.map { "从由".unicodeScalars.contains($0) } ?? false)
        else { return nil }
        while index < scalars.count, "至到-—~～－–".unicodeScalars.contains(scalars[index]) {
            index += 1
        }
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
        let count = number.range.count
        let first = scalars[range.lowerBound]
        // 一次, 一个: an article more often than a number; 百姓, 千家: a name.
        if first == "一", unit.unicodeScalars.count + 1 >= count, unit != "番" { return false }
        if "百千".unicodeScalars.contains(first), !isQualified, !number.isMore, unit != "%",
            unit != "‰",
            before.last != "上"
        {
            return false
        }
        // 数百家 and 几十个 tell no number.
        if before.last.map({ "数几".unicodeScalars.contains($0) }) ?? false,
            ChineseNumerals.decimalDigit(first) == nil
        {
            return false
        }
        if let last = before.last, last.properties.isAlphabetic, last.isASCII { return false }
        // 1 234件, 12，345件: the end of a number that cannot be told.
        if ChineseNumerals.decimalDigit(first) != nil, Self.continuesNumber(before) { return false }
        if words.suffix("not-before", of: before) > 0 { return false }
        // A number of years is more often a date or a plan's name than a quantity.
        if unit == "年" || unit == "分" {
            return number.value.double < 1000
                && words.suffix("span", of: Self.trimmed(before)) > 0
        }
        return words.prefix("not-after", of: after) == 0
    }

    private static func continuesNumber(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let mark = before.last, " ,，.".unicodeScalars.contains(mark) else { return false }
        return before.dropLast().last.map { ChineseNumerals.decimalDigit($0) != nil } ?? false
    }

    /// Titles, and short names in quotation marks: the numbers in them are no quantities.
    private static func namedStretches(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for (open, close, longest) in [
            ("《", "》", 60), ("“", "”", 14), ("\"", "\"", 14), ("〔", "〕", 6), ("‘", "’", 14),
        ] as [(Unicode.Scalar, Unicode.Scalar, Int)] {
            var start: Int?
            for (index, scalar) in scalars.enumerated() {
                if let begun = start, scalar == close {
                    if index - begun <= longest { found.append(begun..<index + 1) }
                    start = nil
                } else if scalar == open {
                    start = index
                }
            }
        }
        found.sort { $0.lowerBound < $1.lowerBound }
        // A name in a name ends with the outer one.
        return found.reduce(into: []) { whole, name in
            if let last = whole.last, name.lowerBound < last.upperBound {
                whole[whole.count - 1] =
                    last.lowerBound..<max(last.upperBound, name.upperBound)
            } else {
                whole.append(name)
            }
        }
    }

    /// Where the digits or numerals end that are no quantity.
    private static func end(ofNumberAt start: Int, in scalars: [Unicode.Scalar]) -> Int {
        var index = start + 1
        while index < scalars.count,
            FigureNumber.begins(with: scalars[index])
                || (scalars[index] == "." && index + 1 < scalars.count
                    && ChineseNumerals.decimalDigit(scalars[index + 1]) != nil)
        { index += 1 }
        return index
    }

    private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        text.last == " " ? text.dropLast() : text
    }
}

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
    /// The scalars of the number and of the parts that belong only to it. In 2.16和1.66个百分点 the unit comes after the
    /// second number: for the first, `whole` is the whole text, and `own` is 2.16.
    let own: Range<Int>
}

/// Reads quantities, and distinguishes them from dates, ordinals and names.
struct QuantityReader: Sendable {
    let units = FigureUnits.shipped
    private let words = FigureWords.shipped
    private let signs = SignReader()
    private let ordinals = OrdinalReader()

    /// The characters with which a number may begin; one lookup excludes nearly all other characters.
    private static let starts = CharacterMasks([
        Array("0123456789０１２３４５６７８９〇零一二三四五六七八九两十百千万亿-−－﹣负".unicodeScalars)
    ])
    /// Texts that may come between a unit and its qualifier: 100万元（含）以上.
    private static let inclusive = ["（含）", "(含)", "（含本数）", "(含本数)"]
    private static let rangeMarks = Set("至到-—~～－–".unicodeScalars)

    /// Whether a number may begin at a position. A qualified multiplier is a number too: 超亿元, 万余户.
    func begins(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard Self.starts.mayContain(scalars[index]) else { return false }
        if FigureNumber.begins(with: scalars[index]) { return true }
        if "万亿".unicodeScalars.contains(scalars[index]) {
            return index + 1 < scalars.count && "余多".unicodeScalars.contains(scalars[index + 1])
                || leadingQualifier(scalars[..<index], scalars) != nil
        }
        return signs.end(ofSignAt: index, in: scalars) != nil
    }

    /// Reads the quantity at a position; nil if there is none.
    ///
    /// - Parameter isAlone: whether the text is known to be a quantity.
    func quantity(
        _ scalars: [Unicode.Scalar], at start: Int, isAlone: Bool = false
    ) -> Quantity? {
        guard var first = number(scalars, at: start, isAlone: isAlone) else { return nil }
        let before = Self.withoutSpace(scalars[..<start])
        let own = first.range
        let second = upperEnd(of: first, scalars, before: before)
        if second == nil, let shared = sharingUnit(first, scalars, isAlone: isAlone) {
            first = shared
        }
        let last = second ?? first
        let lead = leadingQualifier(scalars[..<before.endIndex], scalars)
        // 产值超百亿: a qualified hundred million needs no unit.
        guard let unit = last.unit ?? (last.isHuge && lead != nil ? "" : nil) else { return nil }
        var range = start..<last.range.upperBound
        var isMore = last.isMore
        if !isMore, trailsMore(unit, scalars[range.upperBound...]) {
            isMore = true
            range = start..<range.upperBound + 1
        }
        let trail = trailingQualifier(scalars[range.upperBound...])
        let candidate = OrdinalReader.Candidate(
            number: first, unit: unit, range: range,
            isQualified: lead != nil || trail != nil || isMore)
        guard isAlone || ordinals.isQuantity(candidate, in: scalars) else { return nil }
        var qualifier = isMore ? Figure.Qualifier.more : .exact
        var whole = range
        if let (kind, count) = lead {
            qualifier = kind
            whole = before.endIndex - count..<range.upperBound
        } else if let (kind, count) = trail {
            qualifier = kind
            whole = range.lowerBound..<range.upperBound + count
        }
        return Quantity(
            value: second.map(first.value(upTo:)) ?? first.value, upper: second?.value, unit: unit,
            qualifier: qualifier,
            range: range, whole: whole,
            own: own.upperBound < first.range.upperBound && second == nil ? own : whole)
    }

    /// The number at a position, with its sign.
    private func number(_ scalars: [Unicode.Scalar], at start: Int, isAlone: Bool) -> FigureNumber?
    {
        guard let digits = signs.end(ofSignAt: start, in: scalars) else {
            return FigureNumber(scalars, at: start, units: units)
        }
        guard let number = FigureNumber(scalars, at: digits, units: units), let unit = number.unit,
            isAlone || signs.isSign(from: start, to: digits, unit: unit, in: scalars)
        else { return nil }
        return number.negated(from: start)
    }

    /// The qualifier that ends before a number. 上 is one before a bare multiplier: 上百人次, but not in 线上百家企业.
    private func leadingQualifier(
        _ before: ArraySlice<Unicode.Scalar>, _ scalars: [Unicode.Scalar]
    ) -> (Figure.Qualifier, Int)? {
        if let found = words.qualifier(before: before) { return found }
        // 不足全省2%的土地
        let scope = words.suffix(.scope, of: before)
        let wide = before.dropLast(scope)
        if scope > 0, words.suffix(.above, of: wide) == 0, words.suffix(.below, of: wide) == 0,
            let (kind, count) = words.qualifier(before: wide)
        {
            return (kind, count + scope)
        }
        // If there is a space in between, the qualifier may end before `before.endIndex`.
        let next =
            before.endIndex < scalars.count && scalars[before.endIndex] == " "
            ? before.endIndex + 1 : before.endIndex
        guard let last = before.last, "上过".unicodeScalars.contains(last), next < scalars.count,
            "百千万亿".unicodeScalars.contains(scalars[next]),
            before.dropLast().last != "百", words.suffix(.place, of: before) == 0
        else { return nil }
        return (.atLeast, 1)
    }

    /// The qualifier that begins after a unit, as in 以上 and （含）以上.
    private func trailingQualifier(
        _ after: ArraySlice<Unicode.Scalar>
    ) -> (Figure.Qualifier, Int)? {
        if let found = words.qualifier(after: after) { return found }
        let length = Self.inclusive.first { after.starts(with: $0.unicodeScalars) }?.unicodeScalars
            .count
        guard let length, let (kind, count) = words.qualifier(after: after.dropFirst(length)) else {
            return nil
        }
        return (kind, count + length)
    }

    /// Whether 多 or 余 after a unit means that the number is larger: 翻了一番多.
    private func trailsMore(_ unit: String, _ after: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = after.first, "多余".unicodeScalars.contains(first),
            units.isMeasure(unit)
        else { return false }
        guard let second = after.dropFirst().first else { return true }
        return !"于少么数项个元次种边名家".unicodeScalars.contains(second)
    }

    /// The number with the unit of a later number of its list: 2.16和1.66个百分点, 1.74个、3.22个、4.0个百分点.
    private func sharingUnit(
        _ first: FigureNumber, _ scalars: [Unicode.Scalar], isAlone: Bool
    ) -> FigureNumber? {
        guard first.unit == nil || first.unit == "个",
            ChineseNumerals.decimalDigit(scalars[first.range.upperBound - 1]) != nil
                || first.unit == "个"
        else { return nil }
        var index = first.range.upperBound
        var hasDecimals = first.value.decimals > 0
        for _ in 0..<8 {
            guard index + 1 < scalars.count, "、和及与".unicodeScalars.contains(scalars[index]),
                ChineseNumerals.decimalDigit(scalars[index + 1]) != nil,
                let number = FigureNumber(scalars, at: index + 1, units: units)
            else { return nil }
            let next = stated(number, after: first, scalars, isAlone: isAlone)
            hasDecimals = hasDecimals || next.value.decimals > 0
            // A range states its unit, so earlier numbers share none beyond it: 1.74个、3~22个、4.0个百分点.
            if next.unit == first.unit, next.range != number.range { return nil }
            if let unit = next.unit, unit != first.unit {
                // 1.02、77万: a number without a unit has none to share. 1个、2项 are two figures.
                if unit.isEmpty { return nil }
                if first.unit == "个", !unit.hasPrefix("个") { return nil }
                let clause = scalars[..<first.range.lowerBound].suffix(6)
                let isList =
                    isAlone || hasDecimals || clause.contains("别") || clause.last == "为"
                    || units.isMeasure(unit)
                let isUsual = unit != "年" && unit != "期" && unit != "批"
                return isList && isUsual ? first.sharing(unitOf: next) : nil
            }
            index = next.range.upperBound
        }
        return nil
    }

    /// A number of a list with the unit that earlier numbers can share: the unit of the end of its range
    /// (1.16、3.22至4个百分点), or its own shared unit (1.16和1.74个、3.22个百分点).
    private func stated(
        _ number: FigureNumber, after first: FigureNumber, _ scalars: [Unicode.Scalar],
        isAlone: Bool
    ) -> FigureNumber {
        let before = scalars[..<number.range.lowerBound]
        if let upper = upperEnd(of: number, scalars, before: before) {
            return number.spanning(to: upper)
        }
        guard first.unit == nil, number.unit == "个" else { return number }
        return sharingUnit(number, scalars, isAlone: isAlone) ?? number
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

    /// The end of digits or numerals that are not a quantity. For a character that is not a sign after all (减负28亿元), it
    /// is the position after the character.
    func end(ofNumberAt start: Int, in scalars: [Unicode.Scalar]) -> Int {
        var index = start + 1
        if signs.end(ofSignAt: start, in: scalars) != nil { return index }
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

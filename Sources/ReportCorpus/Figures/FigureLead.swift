internal import TextBasics

extension FigurePhrases {
    /// The words of the clause before a figure. A name may contain parentheses: 一般公共服务支出（类）.
    ///
    /// - Parameter lastEnd: the end of the previous figure.
    func lead(before end: Int, from lastEnd: Int) -> Range<Int> {
        // The qualifier of a figure may overlap that of the previous figure: 50次之多于10次.
        if end <= lastEnd { return end..<end }
        let limit = max(0, end - Self.maxClauseLength)
        var end = end
        var start = end
        while start > limit {
            let scalar = scalars[start - 1]
            if "）)".unicodeScalars.contains(scalar), let open = opening(before: start - 1),
                open > limit, isName(scalars[open - 1])
            {
                if open > lastEnd || start == lastEnd {
                    start = open
                    continue
                }
                // 受理案件（含旧存12件）356件: the name is before the parentheses.
                if start == end, lastEnd < start, lastEnd > open {
                    end = open
                    start = open
                    while start > limit, !Self.clauseEnds.contains(scalars[start - 1]),
                        ChineseNumerals.decimalDigit(scalars[start - 1]) == nil
                    { start -= 1 }
                    break
                }
            }
            if start <= lastEnd || Self.clauseEnds.contains(scalar) { break }
            start -= 1
        }
        return withoutMarker(max(start, start <= lastEnd && end > lastEnd ? lastEnd : start)..<end)
    }

    /// The opening parenthesis for the closing one at a position; nil if it is far away, or if there is another
    /// parenthesis between the two.
    private func opening(before close: Int) -> Int? {
        let first = max(0, close - Self.maxBracketLength)
        guard
            let open = scalars[first..<close].lastIndex(where: {
                "（）()".unicodeScalars.contains($0)
            }),
            "（(".unicodeScalars.contains(scalars[open])
        else { return nil }
        return open
    }

    /// A range without the list marker at its beginning: 一是, 1., ①.
    private func withoutMarker(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound, scalars[start].isSpace { start += 1 }
        guard start < range.upperBound else { return range }
        if (0x2460...0x24FF).contains(scalars[start].value) { return start + 1..<range.upperBound }
        let (_, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: start)
        if end > start, end < range.upperBound, "是要".unicodeScalars.contains(scalars[end]) {
            return end + 1..<range.upperBound
        }
        if scalars[start].isASCII, scalars[start].properties.isAlphabetic,
            start + 1 < range.upperBound,
            ".．、)）".unicodeScalars.contains(scalars[start + 1])
        {
            return start + 2..<range.upperBound
        }
        let digits = scalars[start..<range.upperBound].prefix(3).prefix {
            ChineseNumerals.decimalDigit($0) != nil
        }.count
        if (1...2).contains(digits), start + digits < range.upperBound,
            ".．、)）".unicodeScalars.contains(scalars[start + digits])
        {
            return start + digits + 1..<range.upperBound
        }
        return range
    }
}

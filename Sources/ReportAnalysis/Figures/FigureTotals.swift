internal import ReportCorpus

/// Looks for totals that are not the sum of the list before them: 企业30家、商户20家，共计60家.
enum FigureTotals {
    private static let sums = ["共", "共计", "合计", "总计", "总共", "一共"]
    private static let listMarks: [Character] = ["、", "，", ",", "和", "及"]

    /// - Parameter figures: those of one report, in order, with their sentences.
    static func contradictions(_ figures: ArraySlice<PlacedFigure>) -> [FigureContradiction] {
        figures.indices.compactMap { index in
            let total = figures[index]
            guard FigureCheck.isResult(total), index > figures.startIndex,
                total.figure.baseUnit != "%",
                let gap = gap(figures[index - 1], total),
                sums.contains(gap.filter { !listMarks.contains($0) && !$0.isWhitespace })
            else { return nil }
            var (first, sum) = (index, 0.0)
            while first > figures.startIndex, isPart(figures[first - 1], of: total),
                first == index || follows(figures[first], figures[first - 1])
            {
                first -= 1
                sum += figures[first].figure.value.double
            }
            guard index - first > 1, abs(sum - total.figure.value.double) > sum * 0.0001 else {
                return nil
            }
            return FigureContradiction(
                kind: .parts, figure: total, other: figures[first], expected: sum)
        }
    }

    private static func isPart(_ figure: PlacedFigure, of total: PlacedFigure) -> Bool {
        FigureCheck.isResult(figure) && figure.figure.unit == total.figure.unit
            && figure.paragraph == total.paragraph && figure.sentenceStart == total.sentenceStart
    }

    /// Whether a figure is the next one of a list.
    private static func follows(_ figure: PlacedFigure, _ last: PlacedFigure) -> Bool {
        guard let gap = gap(last, figure), let mark = gap.first else { return false }
        return listMarks.contains(mark)
    }

    /// The text between two figures of a sentence; nil if they are in different sentences.
    private static func gap(_ left: PlacedFigure, _ right: PlacedFigure) -> String? {
        let (start, end) = (left.sentenceOffset + left.text.utf8.count, right.sentenceOffset)
        guard left.paragraph == right.paragraph, left.sentenceStart == right.sentenceStart,
            start <= end, end <= right.sentence.utf8.count
        else { return nil }
        return String(decoding: Array(right.sentence.utf8)[start..<end], as: UTF8.self)
    }
}

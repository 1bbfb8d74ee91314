/// Distinguishes targets from results by the words before a figure and the section of its paragraph.
struct FigureAims {
    let scalars: [Unicode.Scalar]
    let words: FigureWords
    /// Whether the paragraph belongs to a plan.
    let isPlan: Bool

    private static let sentenceEnds = MarkSet("。！？!?")
    private static let partEnds = MarkSet("。；;！？!?")
    private static let clauseEnds = MarkSet("。；;！？!?，,")
    private static let commas = MarkSet("，,")
    private static let prepositions = ["按", "依", "根据", "对照", "参照", "结合", "围绕"].map {
        Array($0.unicodeScalars)
    }
    private static let limit = 400

    init(scalars: [Unicode.Scalar], words: FigureWords, section: Section?) {
        self.scalars = scalars
        self.words = words
        isPlan = section == .plan
    }

    /// Whether a figure states a target.
    ///
    /// - Parameter figure: number, unit and qualifier.
    func isTarget(_ figure: Range<Int>) -> Bool {
        // 在去年增长5%的基础上新建公园3个: what follows is new.
        let whole = start(before: figure.lowerBound, Self.clauseEnds)..<figure.lowerBound
        let base = whole.last { scalars[$0..<whole.upperBound].starts(with: "基础上".unicodeScalars) }
        let clause = (base.map { $0 + 3 } ?? whole.lowerBound)..<whole.upperBound
        if contains(.past, clause)
            || words.prefix(.pastAfter, of: scalars[figure.upperBound...]) > 0
        {
            return false
        }
        if isPlan { return true }
        let part = start(before: figure.lowerBound, Self.partEnds)..<figure.lowerBound
        if aims(in: part) || intends(in: part) { return true }
        // A list of targets: 主要预期目标是：…；…。
        let sentence = start(before: figure.lowerBound, Self.sentenceEnds)..<figure.lowerBound
        return contains(.aims, sentence)
    }

    /// Whether words such as 力争 state a target.
    private func aims(in range: Range<Int>) -> Bool {
        range.contains {
            words.prefix(.aim, of: scalars[$0..<range.upperBound]) > 0 && !isBasis($0, of: range)
        }
    }

    /// Whether a position is in an earlier clause that only names the basis of the work: 按照年度计划安排，完成检查3次.
    private func isBasis(_ index: Int, of range: Range<Int>) -> Bool {
        guard scalars[index..<range.upperBound].contains(where: Self.commas.contains) else {
            return false
        }
        let start = scalars[range.lowerBound..<index].lastIndex(where: Self.commas.contains)
        let clause = scalars[(start.map { $0 + 1 } ?? range.lowerBound)..<index]
            .drop(while: \.isSpace)
        return Self.prepositions.contains { clause.starts(with: $0) }
    }

    /// Whether a verb such as 计划 states a target: it begins its clause, or follows a time or a subject. It does not in
    /// a noun (行动计划).
    private func intends(in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        for index in range {
            if "，,：:".unicodeScalars.contains(scalars[index]) { start = index + 1 }
            let rest = scalars[index..<range.upperBound]
            let length = words.prefix(.intends, of: rest)
            guard length > 0, words.prefix(.noIntent, of: rest) == 0, rest.count > length,
                !isBasis(index, of: range)
            else { continue }
            let before = scalars[start..<index]
            if before.allSatisfy(\.isSpace) || words.suffix(.intending, of: before) > 0
                || endsWithYear(before)
            {
                return true
            }
        }
        return false
    }

    /// Whether a text ends with a year in digits: 2026年, but not 三年.
    private func endsWithYear(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.last == "年"
            && text.dropLast().last.map { $0.properties.numericType == .decimal } == true
    }

    private func start(before index: Int, _ marks: MarkSet) -> Int {
        let first = max(0, index - Self.limit)
        return (scalars[first..<index].lastIndex(where: marks.contains) ?? first - 1) + 1
    }

    private func contains(_ kind: FigureWordKind, _ range: Range<Int>) -> Bool {
        range.contains { words.prefix(kind, of: scalars[$0..<range.upperBound]) > 0 }
    }
}

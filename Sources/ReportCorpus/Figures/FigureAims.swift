/// Distinguishes targets from results by the words before a figure and the section of its paragraph.
struct FigureAims {
    let scalars: [Unicode.Scalar]
    let words: FigureWords
    /// Whether the paragraph says what is planned.
    let isPlan: Bool

    private static let sentenceEnds = Set("。！？!?".unicodeScalars)
    private static let partEnds = Set("。；;！？!?".unicodeScalars)
    private static let clauseEnds = Set("。；;！？!?，,".unicodeScalars)
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
        if contains(.aim, part) { return true }
        // A list of targets: 主要预期目标是：…；…。
        let sentence = start(before: figure.lowerBound, Self.sentenceEnds)..<figure.lowerBound
        return contains(.aims, sentence)
    }

    private func start(before index: Int, _ marks: Set<Unicode.Scalar>) -> Int {
        let first = max(0, index - Self.limit)
        return (scalars[first..<index].lastIndex(where: marks.contains) ?? first - 1) + 1
    }

    private func contains(_ kind: FigureWordKind, _ range: Range<Int>) -> Bool {
        range.contains { words.prefix(kind, of: scalars[$0..<range.upperBound]) > 0 }
    }
}

/// Finds the words that name what a figure counts: after it (36块宣传展牌), before it (行政检查29次), or before the previous
/// figure (地区生产总值达5万亿元、增长5%).
struct FigureIndicator {
    private let phrases: FigurePhrases
    private let units: FigureUnits
    /// The end of the previous figure.
    private var lastEnd = 0
    /// The indicator of the previous figure.
    private var last: Range<Int>?
    /// The beginning of the sentence with the previous figure.
    private var lastSentence = 0

    /// The maximum length of a verb without an object. Alone it does not name what is counted.
    private static let maxVerbLength = 2
    private static let minNameLength = 2

    init(scalars: [Unicode.Scalar], words: FigureWords, units: FigureUnits) {
        phrases = FigurePhrases(scalars: scalars, words: words, units: units)
        self.units = units
    }

    /// The scalars that name what a figure counts; empty if no words do. Figures must come in order.
    ///
    /// - Parameters:
    ///   - number: number and unit.
    ///   - whole: number, unit and qualifier.
    mutating func range(
        of number: Range<Int>, unit: String, qualified whole: Range<Int>
    ) -> Range<Int> {
        let sentence = phrases.sentenceStart(before: whole.lowerBound)
        let before = phrases.preceding(whole.lowerBound, from: lastEnd)
        let shared = lastSentence == sentence ? last : nil
        let found =
            units.isMeasure(unit)
            ? measured(before, after: whole.upperBound, shared)
            : counted(before, after: whole.upperBound, shared)
        lastEnd = whole.upperBound
        last = found.isEmpty ? nil : found
        lastSentence = sentence
        return found
    }

    /// The indicator of a figure with a measure: mostly the words before it.
    ///
    /// - Parameter shared: the indicator of the figure before in the same sentence.
    private func measured(
        _ before: Range<Int>, after end: Int, _ shared: Range<Int>?
    ) -> Range<Int> {
        let after = phrases.following(end)
        let hasName = after.count >= Self.minNameLength
        // 设立10亿元发展基金: the verb does not name what is counted.
        let isVerb = before.count <= Self.maxVerbLength && hasName
        if before.count >= Self.minNameLength, !isVerb { return before }
        if before.isEmpty, let shared { return shared }
        return hasName ? after : before
    }

    /// The indicator of a figure with a unit of counting: mostly the words after it.
    ///
    /// - Parameter shared: the indicator of the figure before in the same sentence.
    private func counted(
        _ before: Range<Int>, after end: Int, _ shared: Range<Int>?
    ) -> Range<Int> {
        let after = phrases.following(end)
        if !after.isEmpty { return after }
        let clause = phrases.following(end, endsAtVerbs: false)
        let hasName = clause.count >= Self.minNameLength
        if before.count > Self.maxVerbLength || !hasName && !before.isEmpty { return before }
        if before.isEmpty, clause.isEmpty, let shared { return shared }
        return hasName ? clause : before
    }
}

/// Finds the words that name what a figure counts: after it (36块宣传展牌), before it (行政检查29次), or before the previous
/// figure (地区生产总值达5万亿元、增长5%); and what they say of a change.
struct FigureIndicator {
    private let scalars: [Unicode.Scalar]
    private let words: FigureWords
    private let phrases: FigurePhrases
    private let aims: FigureAims
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

    init(
        scalars: [Unicode.Scalar], words: FigureWords, units: FigureUnits, section: Section?
    ) {
        self.scalars = scalars
        self.words = words
        phrases = FigurePhrases(scalars: scalars, words: words, units: units)
        aims = FigureAims(scalars: scalars, words: words, section: section)
        self.units = units
    }

    /// The figure with its name, change and role. Figures must come in order.
    mutating func draft(of quantity: Quantity) -> FigureDraft {
        let whole = quantity.whole
        let sentence = phrases.sentenceStart(before: whole.lowerBound)
        let lead = phrases.lead(before: whole.lowerBound, from: lastEnd)
        var motion = FigureMotion(
            lead, end: whole.upperBound, unit: quantity.unit, in: scalars, words: words)
        if motion.change != nil, motion.basis == nil {
            motion.basis = clauseBasis(min(sentence, lead.lowerBound)..<lead.lowerBound)
        }
        let isRatio = quantity.unit == "倍" && phrases.beginsLikeRatio(motion.name)
        let before =
            isRatio
            ? whole.lowerBound..<whole.lowerBound
            : phrases.name(in: motion.name, before: whole.lowerBound)
        let shared = lastSentence == sentence ? last : nil
        let found =
            units.isMeasure(quantity.unit) || motion.change != nil
            ? measured(before, after: quantity.own.upperBound, shared)
            : counted(before, after: quantity.own.upperBound, shared)
        lastEnd = quantity.own.upperBound
        last = found.isEmpty ? nil : found
        lastSentence = sentence
        let role: Figure.Role =
            motion.isStart ? .start : aims.isTarget(whole) ? .target : .result
        let completed = found.isEmpty ? nil : shared.flatMap { phrases.completed(found, by: $0) }
        return FigureDraft(
            quantity: quantity, indicator: completed ?? FigureName(range: found),
            change: motion.change,
            basis: motion.basis, role: role, sentence: sentence, isNameless: before.isEmpty,
            isDistributed: holds("分别", lead) || holds("依次", lead))
    }

    private func holds(_ word: String, _ range: Range<Int>) -> Bool {
        range.contains { scalars[$0..<range.upperBound].starts(with: word.unicodeScalars) }
    }

    /// What a whole clause before in the sentence compares with: 与上年比，第一产业比重上升3个百分点.
    private func clauseBasis(_ range: Range<Int>) -> Range<Int>? {
        let reader = MotionReader(scalars: scalars, words: words)
        var end = range.upperBound
        while end > range.lowerBound {
            let start =
                (scalars[range.lowerBound..<end - 1].lastIndex {
                    "，,：:；;".unicodeScalars.contains($0)
                } ?? range.lowerBound - 1) + 1
            let clause = start..<max(start, end - 1)
            if let basis = reader.basis(in: clause), basis == clause { return basis }
            end = start
            if end == range.lowerBound { break }
        }
        return nil
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

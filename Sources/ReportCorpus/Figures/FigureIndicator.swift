/// Finds the words that name what a figure counts: after it (36块宣传展牌), before it (行政检查29次), or before the previous
/// figure (地区生产总值达5万亿元、增长5%). Also finds what they say about a change.
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
        scalars: [Unicode.Scalar], words: FigureWords, units: FigureUnits, aims: FigureAims
    ) {
        self.scalars = scalars
        self.words = words
        phrases = FigurePhrases(scalars: scalars, words: words, units: units)
        self.aims = aims
        self.units = units
    }

    /// Whether a quantity only describes the things that the next figure counts, and so is no figure: 10亿元 in
    /// 10亿元以上项目12个.
    func isAttribute(_ quantity: Quantity) -> Bool { phrases.isAttribute(quantity, from: lastEnd) }

    /// The figure with its name, change and role. Figures must come in order.
    mutating func draft(of quantity: Quantity) -> FigureDraft {
        let whole = quantity.whole
        let sentence = phrases.sentenceStart(before: whole.lowerBound)
        let lead = phrases.lead(before: whole.lowerBound, from: lastEnd)
        var motion = FigureChange(
            lead, end: whole.upperBound, unit: quantity.unit, in: scalars, words: words)
        if motion.change != nil, motion.basis == nil {
            motion.basis = clauseBasis(min(sentence, lead.lowerBound)..<lead.lowerBound)
        }
        let end = quantity.own.upperBound
        if isImproved(quantity, lead, motion) { (motion.change, motion.basis) = (nil, nil) }
        let shared = lastSentence == sentence ? last : nil
        let isRatio = quantity.unit == "倍" && phrases.beginsLikeRatio(motion.name)
        // 撤并网点70个，占网点总数的两成
        let isShare = quantity.unit == "%" && shared != nil && phrases.isShare(lead)
        var before = whole.lowerBound..<whole.lowerBound
        if !isRatio, !isShare {
            let lead = quantity.unit == "倍" ? phrases.withoutMultiple(motion.name) : motion.name
            before = phrases.name(in: lead, before: whole.lowerBound)
        }
        if before.isEmpty, shared == nil,
            phrases.isComputed(motion.name) || phrases.isAmong(before: lead.lowerBound)
        {
            before = phrases.nameOfClause(before: lead.lowerBound, from: lastEnd)
        }
        let namesPrevious = shared != nil && followsLast(lead) && motion.change == nil
        let isMeasured =
            units.isMeasure(quantity.unit) || motion.change != nil
            // 裁员8万的任务
            || quantity.unit.isEmpty && end < scalars.count && scalars[end] == "的"
        let found =
            isMeasured
            ? measured(before, after: end, shared, namesPrevious: namesPrevious)
            : counted(before, after: end, shared)
        lastEnd = quantity.own.upperBound
        let isOfPlan = quantity.unit == "%" && shared != nil && phrases.isShareOfPlan(lead)
        last = isOfPlan ? shared : found.isEmpty ? nil : found
        lastSentence = sentence
        let role: Figure.Role =
            motion.isStart ? .start : aims.isTarget(whole) ? .target : .result
        let completed = found.isEmpty ? nil : shared.flatMap { phrases.completed(found, by: $0) }
        return FigureDraft(
            quantity: quantity, indicator: completed ?? FigureName(range: found),
            change: motion.change,
            basis: motion.basis, role: role, sentence: sentence, isNameless: before.isEmpty,
            isDistributed: isNamed("分别", lead) || isNamed("依次", lead))
    }

    /// Whether the words before a figure directly follow the unit of the previous figure. If so, they name what that
    /// figure counts, as in 给予12名护林员每月800元补贴.
    private func followsLast(_ lead: Range<Int>) -> Bool {
        lead.lowerBound == lastEnd && lead.first.map { phrases.isName(scalars[$0]) } == true
    }

    /// Whether the word for growth before a count is a verb whose object follows: 提升12条背街.
    private func isImproved(
        _ quantity: Quantity, _ lead: Range<Int>, _ motion: FigureChange
    ) -> Bool {
        motion.change == .up && !units.isMeasure(quantity.unit)
            && words.suffix(.improves, of: scalars[lead]) > 0
            && !phrases.following(quantity.own.upperBound, endsAtVerbs: false).isEmpty
    }

    private func isNamed(_ word: String, _ range: Range<Int>) -> Bool {
        range.contains { scalars[$0..<range.upperBound].starts(with: word.unicodeScalars) }
    }

    /// What an earlier clause of the sentence compares with: 与上年比，第一产业比重上升3个百分点.
    private func clauseBasis(_ range: Range<Int>) -> Range<Int>? {
        let reader = ChangeReader(scalars: scalars, words: words)
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

    /// The indicator of a figure with a unit of measure: usually the words before it.
    ///
    /// - Parameters:
    ///   - shared: the indicator of the previous figure in the same sentence.
    ///   - namesPrevious: whether the words before the figure name what the previous figure counts.
    private func measured(
        _ before: Range<Int>, after end: Int, _ shared: Range<Int>?, namesPrevious: Bool
    ) -> Range<Int> {
        let after = phrases.following(end)
        let hasName = after.count >= Self.minNameLength
        // 设立10亿元发展基金: the verb does not name what is counted. 占地2公顷的湿地: the noun does.
        let isVerb =
            hasName && before.count <= Self.maxVerbLength
            && words.prefix(.attribute, of: scalars[before]) < before.count
        if namesPrevious, hasName { return after }
        if before.count >= Self.minNameLength, !isVerb { return before }
        if before.isEmpty, let shared { return shared }
        return hasName ? after : before
    }

    /// The indicator of a figure with a unit of counting: usually the words after it.
    ///
    /// - Parameter shared: the indicator of the previous figure in the same sentence.
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

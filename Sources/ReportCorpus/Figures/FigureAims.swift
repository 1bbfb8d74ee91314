internal import TextBasics

/// Distinguishes targets from results by the words before a figure and the section of its paragraph.
struct FigureAims {
    let scalars: [Unicode.Scalar]
    let words: FigureWords
    /// Whether the paragraph belongs to a plan.
    let isPlan: Bool
    /// The year reported on, if known.
    let year: Int?

    private static let sentenceEnds = MarkSet("。！？!?")
    private static let partEnds = MarkSet("。；;！？!?")
    private static let clauseEnds = MarkSet("。；;！？!?，,")
    private static let commas = MarkSet("，,")
    private static let prepositions = ["按", "依", "根据", "对照", "参照", "结合", "围绕", "为"].map {
        Array($0.unicodeScalars)
    }
    private static let limit = 400
    /// The maximum length of the words between 按 and 计划: 按照年度工作计划.
    private static let maxOfPlan = 8

    init(scalars: [Unicode.Scalar], words: FigureWords, section: Section?, year: Int?) {
        self.year = year
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
        var part = start(before: figure.lowerBound, Self.partEnds)..<figure.lowerBound
        // 原计划培训200人，实际培训260人
        let own = scalars[clause].drop(while: \.isSpace)
        if words.prefix(.actual, of: own) > 0 { part = own.startIndex..<part.upperBound }
        if aims(in: part) || intends(in: part) || isOfLaterYear(part) { return true }
        // A list of targets: 主要预期目标是：…；…。
        let sentence = start(before: figure.lowerBound, Self.sentenceEnds)..<figure.lowerBound
        return contains(.aims, sentence)
    }

    /// Whether words such as 力争 state a target.
    private func aims(in range: Range<Int>) -> Bool {
        range.contains {
            let text = scalars[$0..<range.upperBound]
            let length = words.prefix(.aim, of: text)
            // 规划建设的9个消防站已投入使用
            return length > 0 && text.dropFirst(length).first != "的" && !isBasis($0, of: range)
                && !obtains($0, of: range)
        }
    }

    /// Whether 争取 at a position means to obtain what follows, such as money: 争取中央预算内投资18亿元.
    private func obtains(_ index: Int, of range: Range<Int>) -> Bool {
        let text = scalars[index..<range.upperBound]
        guard text.starts(with: "争取".unicodeScalars) else { return false }
        let rest = text.dropFirst(2)
        if words.prefix(.strives, of: rest) > 0 { return false }
        // 经积极争取，到位资金3亿元
        let next = rest.prefix { !Self.clauseEnds.contains($0) }
        if next.indices.contains(where: { words.prefix(.up, of: next[$0...]) > 0 }) { return false }
        return next.isEmpty || words.prefix(.obtained, of: rest) > 0
            || next.indices.contains { words.prefix(.assets, of: next[$0...]) > 0 }
    }

    /// Whether a position is in an earlier clause that only names the basis of the work: 按照年度计划安排，完成检查3次.
    private func isBasis(_ index: Int, of range: Range<Int>) -> Bool {
        if follows(index, of: range) { return true }
        guard scalars[index..<range.upperBound].contains(where: Self.commas.contains) else {
            return false
        }
        let start = scalars[range.lowerBound..<index].lastIndex(where: Self.commas.contains)
        let clause = scalars[(start.map { $0 + 1 } ?? range.lowerBound)..<index]
            .drop(while: \.isSpace)
        return Self.prepositions.contains { clause.starts(with: $0) }
    }

    /// Whether 计划 at a position ends a phrase that says what was followed, and a verb of a result comes next: 按年度计划完成检查3次,
    /// not 按计划应完成.
    private func follows(_ index: Int, of range: Range<Int>) -> Bool {
        guard scalars[index..<range.upperBound].starts(with: "计划".unicodeScalars) else {
            return false
        }
        let first = max(range.lowerBound, index - Self.maxOfPlan)
        let before = scalars[first..<index]
        let start = before.lastIndex(where: Self.clauseEnds.contains).map { $0 + 1 } ?? first
        let isPhrase = (start..<index).contains {
            words.prefix(.following, of: scalars[$0..<index]) > 0
        }
        let next = scalars[(index + 2)..<range.upperBound].first
        return isPhrase && !(next.map { "应须要将拟需".unicodeScalars.contains($0) } ?? false)
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

    /// Whether words before a figure name a time after the year reported on: 到2027年，服务站达到130个.
    private func isOfLaterYear(_ range: Range<Int>) -> Bool {
        guard let year else { return false }
        return range.contains { index in
            if let start = planStart(at: index, before: range.upperBound) { return start > year }
            guard "到至".unicodeScalars.contains(scalars[index]) else { return false }
            let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: index + 1)
            guard let value, end == index + 5, end < scalars.count, scalars[end] == "年" else {
                return false
            }
            return (year + 1..<year + 50).contains(value)
        }
    }

    /// The first year of the five-year plan whose name begins at a position: 2026 for 十五五.
    private func planStart(at index: Int, before end: Int) -> Int? {
        guard index + 2 < end, scalars[index] == "十", scalars[index + 2] == "五",
            let number = ChineseNumerals.ofDates.digit(scalars[index + 1])
        else { return nil }
        return 1951 + 5 * (10 + number)
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

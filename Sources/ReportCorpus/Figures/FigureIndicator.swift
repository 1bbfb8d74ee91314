internal import ICUText
internal import TextBasics

/// Finds the words that name what a figure counts: behind it (36块宣传展牌), before it (行政检查29次), or before the
/// figure that went before (地区生产总值达5万亿元、增长5%).
struct FigureIndicator {
    private let scalars: [Unicode.Scalar]
    private let words: FigureWords
    private let units: FigureUnits
    /// Without ICU's breaker every character may begin a word; reading fails elsewhere then.
    private let breaker = try? WordBreaker()
    /// Where the figure before this one ends.
    private var lastEnd = 0
    /// What the figure before this one counts.
    private var last: Range<Int>?
    private var sentenceOfLast = 0

    private static let sentenceEnds = Set("。；;！？!?".unicodeScalars)
    private static let clauseEnds = Set("。；;！？!?，,：:（）()—".unicodeScalars)
    private static let longest = 24
    /// No sentence, and no clause, is read further back than so many characters.
    private static let longestSentence = 2000
    private static let longestClause = 200
    /// A verb has so many characters.
    private static let bareVerb = 2
    /// A second thing behind 和 has at most so many.
    private static let longestJoined = 8
    /// So many figures may count one thing: 6件12处人防工程.
    private static let mostChained = 3

    init(scalars: [Unicode.Scalar], words: FigureWords, units: FigureUnits) {
        self.scalars = scalars
        self.words = words
        self.units = units
    }

    /// The scalars that name what a figure counts; empty if nothing does.
    ///
    /// - Parameters:
    ///   - number: number and unit.
    ///   - whole: with what qualifies it.
    mutating func place(
        of number: Range<Int>, unit: String, qualified whole: Range<Int>
    ) -> Range<Int> {
        let sentence = sentenceStart(before: whole.lowerBound)
        let before = preceding(whole.lowerBound)
        let behind = following(whole.upperBound)
        let found: Range<Int>
        if units.isMeasure(unit) {
            // 设立10亿元发展基金: a verb alone does not name what is counted.
            let isBare = before.count <= Self.bareVerb && behind.count >= 2
            if before.count >= 2, !isBare {
                found = before
            } else if before.isEmpty, let last, sentenceOfLast == sentence {
                found = last
            } else {
                found = behind.count >= 2 ? behind : before
            }
        } else if !behind.isEmpty {
            found = behind
        } else {
            let clause = following(whole.upperBound, endsAtVerbs: false)
            if before.count > Self.bareVerb || clause.count < 2 && !before.isEmpty {
                found = before
            } else if before.isEmpty, clause.isEmpty, let last, sentenceOfLast == sentence {
                found = last
            } else {
                found = clause.count >= 2 ? clause : before
            }
        }
        lastEnd = whole.upperBound
        last = found.isEmpty ? nil : found
        sentenceOfLast = sentence
        return found
    }

    private func sentenceStart(before index: Int) -> Int {
        start(before: index, Self.sentenceEnds, within: Self.longestSentence)
    }

    /// What stands behind the last of some marks; no further back than so many characters, so that a text without
    /// any is not looked through again for every number in it.
    private func start(
        before index: Int, _ marks: Set<Unicode.Scalar>, within count: Int
    ) -> Int {
        let first = max(0, index - count)
        return (scalars[first..<index].lastIndex(where: marks.contains) ?? first - 1) + 1
    }

    // MARK: Behind the figure

    /// - Parameter endsAtVerbs: whether a verb ends the name: 3名干部参加考试 counts 干部.
    private func following(_ start: Int, endsAtVerbs: Bool = true) -> Range<Int> {
        var start = start
        // 6件12处人防工程: both count the same.
        for _ in 0..<Self.mostChained {
            guard let next = number(at: start) else { break }
            start = next.range.upperBound
        }
        if start < scalars.count, scalars[start] == "的" { start += 1 }
        var end = nameEnd(start, endsAtVerbs: endsAtVerbs)
        // 28个省（区、市）
        if end > start, end < scalars.count, scalars[end] == "（",
            let close = scalars[end...].prefix(Self.longestJoined).firstIndex(of: "）")
        {
            end = close + 1
        }
        while end > start, scalars[end - 1] == "的" { end -= 1 }
        return start..<end
    }

    private func nameEnd(_ start: Int, endsAtVerbs: Bool) -> Int {
        var end = start
        while end < scalars.count, end - start < Self.longest, isName(scalars[end]),
            !endsAtVerbs || words.prefix("stop", of: scalars[end...]) == 0, number(at: end) == nil
        {
            let join = words.prefix("join", of: scalars[end...])
            if join > 0 {
                // 36块展牌和6块横幅 are two figures; what follows 和 at length is another clause.
                let rest = scalars[(end + join)...].prefix(Self.longestJoined + 1).prefix {
                    isName($0)
                }
                let hasNumber = rest.indices.contains { number(at: $0) != nil }
                if hasNumber || rest.isEmpty || rest.count > Self.longestJoined { break }
            }
            end += 1
        }
        return end
    }

    private func number(at index: Int) -> FigureNumber? {
        guard index < scalars.count, FigureNumber.begins(with: scalars[index]),
            let number = FigureNumber(scalars, at: index, units: units), number.unit != nil
        else { return nil }
        return number
    }

    // MARK: Before the figure

    private func preceding(_ end: Int) -> Range<Int> {
        var start = max(lastEnd, start(before: end, Self.clauseEnds, within: Self.longestClause))
        var end = end
        let isObject = scalars[start..<end].contains { "对向".unicodeScalars.contains($0) }
        let whole = start..<end
        (start, end) = trimmed(whole)
        // 起数、人数分别下降2%和3%: all that is named before.
        let tail = String(String.UnicodeScalarView(scalars[end..<whole.upperBound]))
        let isList = tail.holds("等") || tail.holds("分别")
        if !isList, let mark = scalars[start..<end].lastIndex(of: "、") { start = mark + 1 }
        (start, end) = trimmed(start..<end)
        start = activity(in: start..<end, isObject: isObject)
        if end - start > Self.longest { start = end - Self.longest }
        // 全市122人: the place is not what is counted.
        if words.prefix("head", of: scalars[start..<end]) == end - start { start = end }
        return start..<end
    }

    /// Where the activity begins that a phrase names with its object or with a verb that says little.
    private func activity(in range: Range<Int>, isObject: Bool) -> Int {
        var start = range.lowerBound
        for index in range {
            let length = words.prefix("light", of: scalars[index..<range.upperBound])
            if length > 0, index + length + 2 <= range.upperBound { start = index + length }
        }
        if isObject {
            let length = words.suffix("activity", of: scalars[start..<range.upperBound])
            if length > 0 { start = range.upperBound - length }
        }
        return start
    }

    private func trimmed(_ range: Range<Int>) -> (Int, Int) {
        var (start, end) = (range.lowerBound, range.upperBound)
        // 为 is no word in 行为, nor 和 in 和解.
        let boundaries = boundaries(of: range)
        while start < end {
            if scalars[end - 1].isSpace || scalars[end - 1] == "、" {
                end -= 1
                continue
            }
            let tail = words.suffix("tail", of: scalars[start..<end])
            if tail == 0 || !boundaries.contains(end - tail) { break }
            end -= tail
        }
        while start < end {
            if scalars[start].isSpace || "、”’》".unicodeScalars.contains(scalars[start]) {
                start += 1
                continue
            }
            if let date = datePrefix(start..<end) {
                start = date
                continue
            }
            let head = words.prefix("head", of: scalars[start..<end])
            // 成功率 is no 率.
            if head == 0 || head + 1 >= end - start || !boundaries.contains(start + head) { break }
            start += head
        }
        return (start, end)
    }

    /// Where ICU's words of a stretch begin and end, in scalars of the text.
    private func boundaries(of range: Range<Int>) -> Set<Int> {
        var units: [UInt16] = []
        var places = [range.lowerBound]
        for (offset, scalar) in scalars[range].enumerated() {
            units += UTF16.width(scalar) == 1 ? [UInt16(scalar.value)] : Array(scalar.utf16)
            while places.count < units.count { places.append(-1) }
            places.append(range.lowerBound + offset + 1)
        }
        var cuts: [WordBoundary] = []
        guard let breaker, (try? breaker.cut(units, into: &cuts)) != nil else { return Set(range) }
        return Set(cuts.map { places[Int($0.end)] } + [range.lowerBound])
    }

    /// Where a date at the beginning ends: 2023年, 9月.
    private func datePrefix(_ range: Range<Int>) -> Int? {
        let (_, end) = ChineseNumerals.ofDates.byPosition(scalars, from: range.lowerBound)
        guard end > range.lowerBound, end < range.upperBound,
            "年月日".unicodeScalars.contains(scalars[end])
        else { return nil }
        var next = end + 1
        while next < range.upperBound, "度以来间".unicodeScalars.contains(scalars[next]) { next += 1 }
        return next
    }

    private func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "《》“”‘’·".unicodeScalars.contains(scalar)
    }
}

internal import ICUText
internal import TextBasics

/// Finds the phrases around a figure that may name what it counts.
struct FigurePhrases {
    let scalars: [Unicode.Scalar]
    let words: FigureWords
    let units: FigureUnits
    private let breaker = SharedBreaker()

    private static let sentenceEnds = MarkSet("。；;！？!?")
    static let clauseEnds = MarkSet("。；;！？!?，,：:（）()—…|│\t")
    /// The maximum length of parentheses within a name.
    static let maxBracketLength = 24
    /// The maximum length of a name.
    static let maxLength = 24
    /// The maximum distance in characters to search back for the beginning of a sentence.
    private static let maxSentenceLength = 2000
    static let maxClauseLength = 200
    static let minSharedLength = 2
    /// The maximum length of a second name after 和.
    private static let maxJoinedLength = 8
    /// The maximum number of figures that count one thing: 6件12处人防工程.
    private static let maxChainedCount = 3
    /// The maximum number of names after the first in a list after a figure.
    private static let maxListedCount = 6
    /// The maximum length of a name in a list that is counted as a whole.
    static let maxShortName = 8
    /// How far the words that say what was followed or used may reach.
    static let maxMeans = 18
    /// The ends of words that end with 为: 行为, 认为.
    static let beforeBecoming = MarkSet("行作人不成因认以称视")
    /// The minimum length of a name after 分别.
    private static let minOwnLength = 4

    init(scalars: [Unicode.Scalar], words: FigureWords, units: FigureUnits) {
        self.scalars = scalars
        self.words = words
        self.units = units
    }

    /// The beginning of the sentence that contains a position.
    func sentenceStart(before index: Int) -> Int {
        start(before: index, Self.sentenceEnds, within: Self.maxSentenceLength)
    }

    /// The position after the last of some marks. The search goes back at most `count` characters; otherwise the whole
    /// of a text without marks would be searched for every number.
    private func start(
        before index: Int, _ marks: MarkSet, within count: Int
    ) -> Int {
        let first = max(0, index - count)
        return (scalars[first..<index].lastIndex(where: marks.contains) ?? first - 1) + 1
    }

    // MARK: After the figure

    /// The name after a figure.
    ///
    /// - Parameter endsAtVerbs: whether a verb ends the name: 3名干部参加考试 counts 干部.
    func following(_ start: Int, endsAtVerbs: Bool = true) -> Range<Int> {
        var start = start
        // 从12份精简为3份: the words after the figure state the new value.
        if start < scalars.count, words.prefix(.develops, of: scalars[start...]) > 0 {
            return start..<start
        }
        start = withoutOtherUnit(start)
        if isWithin(start) { return start..<start }
        // 6件12处人防工程: both figures count the same thing.
        for _ in 0..<Self.maxChainedCount {
            guard let next = number(at: start) else { break }
            start = next.range.upperBound
        }
        if start < scalars.count, scalars[start] == "的" { start += 1 }
        var end = nameEnd(start, endsAtVerbs: endsAtVerbs)
        if end > start { end = listEnd(start..<end) }
        // 28个省（区、市）
        if end > start, end < scalars.count, scalars[end] == "（",
            let close = scalars[end...].prefix(Self.maxJoinedLength).firstIndex(of: "）")
        {
            end = close + 1
        }
        while end > start, scalars[end - 1] == "的" { end -= 1 }
        return start..<end - words.suffix(.per, of: scalars[start..<end])
    }

    private func nameEnd(_ start: Int, endsAtVerbs: Bool) -> Int {
        var end = start
        while end < scalars.count, end - start < Self.maxLength, isName(scalars[end]),
            !endsAtVerbs || !stops(at: end), number(at: end) == nil
        {
            let join = words.prefix(.join, of: scalars[end...])
            if join > 0 {
                // 36块展牌和6块横幅 are two figures; a long text after 和 is another clause.
                let rest = scalars[(end + join)...].prefix(Self.maxJoinedLength + 1).prefix {
                    isName($0)
                }
                let hasNumber = rest.indices.contains { number(at: $0) != nil }
                if hasNumber || rest.isEmpty || rest.count > Self.maxJoinedLength { break }
            }
            end += 1
        }
        return end
    }

    /// Whether a word that ends a name begins at a position: 竣工, but not in 竣工验收备案.
    private func stops(at index: Int) -> Bool {
        let length = words.prefix(.stop, of: scalars[index...])
        return length > 0 && words.prefix(.wholeStop, of: scalars[index...]) <= length
            // The rest of a word that was passed: 工 of 竣工验收.
            && !(index > 0 && words.prefix(.wholeStop, of: scalars[(index - 1)...]) > length)
    }

    /// The end of a list that begins with a name and whose items are counted together: 专题讲座、读书沙龙等活动, 省级示范社区、市级示范社区.
    private func listEnd(_ name: Range<Int>) -> Int {
        var (end, count) = (name.upperBound, 0)
        while end < scalars.count, count < Self.maxListedCount, scalars[end] == "、" {
            let next = nameEnd(end + 1, endsAtVerbs: true)
            if next <= end + 2 || next < scalars.count && number(at: next) != nil { break }
            (end, count) = (next, count + 1)
        }
        guard count > 0, end < scalars.count else {
            return count > 0 && endsAlike(scalars[name], scalars[name.upperBound..<end])
                ? end : name.upperBound
        }
        if scalars[end] == "等" {
            let next = nameEnd(end + 1, endsAtVerbs: true)
            return next >= end + 3 ? next : name.upperBound
        }
        return endsAlike(scalars[name], scalars[name.upperBound..<end]) ? end : name.upperBound
    }

    /// The position after a second unit in parentheses: 8条（个）水渠.
    private func withoutOtherUnit(_ start: Int) -> Int {
        guard start + 2 < scalars.count, "（(".unicodeScalars.contains(scalars[start]),
            let (_, end) = units.unit(scalars, at: start + 1), end < scalars.count,
            "）)".unicodeScalars.contains(scalars[end])
        else { return start }
        return end + 1
    }

    func number(at index: Int) -> FigureNumber? {
        guard index < scalars.count, FigureNumber.begins(with: scalars[index]),
            let number = FigureNumber(scalars, at: index, units: units), let unit = number.unit,
            unit != "级" || ChineseNumerals.decimalDigit(scalars[index]) != nil
        else { return nil }
        return number
    }

    // MARK: Before the figure

    /// The name in the words before a figure.
    func name(in lead: Range<Int>, before figure: Int) -> Range<Int> {
        let isObject = scalars[lead].contains { "对向".unicodeScalars.contains($0) }
        var (start, end) = trimmed(withoutYear(lead))
        if isComputed(start..<end) {
            // 按常住人口计算人均地区生产总值33215元
            let computed = scalars[start..<end].indices.last {
                scalars[start...$0].ends(with: "计算")
            }
            (start, end) = trimmed((computed.map { $0 + 1 } ?? end)..<end)
            if start == end { return end..<end }
        }
        // 起数、人数分别下降2%和3%: the figures count all names before them.
        let tail = String(String.UnicodeScalarView(scalars[end..<max(end, figure)]))
        let isList = ["等", "分别", "依次", "共", "合计", "总计"].contains { tail.containsBytes($0) }
        if let own = ownName(in: start..<end) {
            start = own
        } else if !isList {
            start = listStart(in: start..<end)
        }
        (start, end) = trimmed(start..<end)
        start = help(in: lead, end: end) ?? start
        start = activity(in: start..<end, isObject: isObject)
        if end - start > Self.maxLength, scalars[start..<end].firstIndex(of: "（") == nil {
            start = end - Self.maxLength
        }
        // 全市122人: the region is not what is counted.
        if words.prefix(.head, of: scalars[start..<end]) == end - start { start = end }
        if start == end, let sum = sum(in: lead) { return sum }
        return start..<end
    }

    /// The start of the name after 分别, if there is one: 南区、北区分别新建学校4所和3所.
    private func ownName(in range: Range<Int>) -> Int? {
        guard
            let mark = range.last(where: {
                let rest = scalars[$0..<range.upperBound]
                return rest.starts(with: "分别".unicodeScalars)
                    || rest.starts(with: "依次".unicodeScalars)
            }), range.upperBound - mark - 2 >= Self.minOwnLength
        else { return nil }
        return mark + 2
    }

    /// A word for a sum, if it is the first word before a figure: 累计达到900个.
    private func sum(in lead: Range<Int>) -> Range<Int>? {
        let start = lead.first { !scalars[$0].isSpace } ?? lead.upperBound
        let length = words.prefix(.sums, of: scalars[start..<lead.upperBound])
        return length > 0 ? start..<start + length : nil
    }

    /// The beginning of the activity in a phrase with an object or with a verb of little meaning.
    private func activity(in range: Range<Int>, isObject: Bool) -> Int {
        var start = range.lowerBound
        for index in range {
            let length = words.prefix(.light, of: scalars[index..<range.upperBound])
            if length > 0, index + length + 2 <= range.upperBound { start = index + length }
        }
        if isObject {
            let length = words.suffix(.activity, of: scalars[start..<range.upperBound])
            if length > 0 { start = range.upperBound - length }
        }
        return start
    }

    private func trimmed(_ range: Range<Int>) -> (Int, Int) {
        var (start, end) = (range.lowerBound, range.upperBound)
        // 为 in 行为 and 和 in 和解 are not words.
        lazy var cuts = boundaries(of: range)
        while start < end {
            if scalars[end - 1].isSpace || "、”’》".unicodeScalars.contains(scalars[end - 1]),
                !closes(start..<end)
            {
                end -= 1
                continue
            }
            let tail = words.suffix(.tail, of: scalars[start..<end])
            if tail == 0 || !cuts.contains(end - tail)
                || words.suffix(.whole, of: scalars[start..<end]) > tail
            {
                break
            }
            end -= tail
        }
        while start < end {
            if scalars[start].isSpace || "、”’》）)".unicodeScalars.contains(scalars[start])
                || "“‘《".unicodeScalars.contains(scalars[start])
                    && !scalars[start..<end].contains(where: { "”’》".unicodeScalars.contains($0) })
            {
                start += 1
                continue
            }
            if let date = datePrefix(start..<end) {
                start = date
                continue
            }
            if let next = withoutMeans(start..<end) {
                start = next
                continue
            }
            let head = words.prefix(.head, of: scalars[start..<end])
            // Keep the whole word: 成功率, not 率.
            if head == 0 || head + 1 >= end - start || !cuts.contains(start + head)
                || words.prefix(.wholeHead, of: scalars[start..<end]) > head
            {
                break
            }
            start += head
        }
        return (start, end)
    }

    /// Whether a range that ends with a closing quotation mark also contains the opening one: 荣获“先进集体”.
    private func closes(_ range: Range<Int>) -> Bool {
        let open: Unicode.Scalar
        switch scalars[range.upperBound - 1] {
        case "”": open = "“"
        case "’": open = "‘"
        case "》": open = "《"
        default: return false
        }
        return range.lowerBound < range.upperBound && scalars[range].dropFirst().contains(open)
    }

    /// The boundaries of ICU's words in a range, as scalar indices of the text.
    private func boundaries(of range: Range<Int>) -> Set<Int> {
        var units: [UInt16] = []
        var places = [range.lowerBound]
        for (offset, scalar) in scalars[range].enumerated() {
            units += UTF16.width(scalar) == 1 ? [UInt16(scalar.value)] : Array(scalar.utf16)
            while places.count < units.count { places.append(-1) }
            places.append(range.lowerBound + offset + 1)
        }
        // Without ICU's word breaker, every character may begin a word; indexing reports that error.
        guard let cuts = breaker.cut(units) else { return Set(range) }
        return Set(cuts.map { places[Int($0.end)] } + [range.lowerBound])
    }

    func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "《》“”‘’·".unicodeScalars.contains(scalar)
    }
}

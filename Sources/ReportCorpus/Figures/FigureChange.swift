internal import TextBasics

/// What the words before a figure say about a change: its direction, its basis of comparison, and the name of what
/// changes.
struct FigureChange {
    /// The direction, if the number is the amount of a change.
    var change: Figure.Change?
    /// The scalars of what the change is compared with.
    var basis: Range<Int>?
    /// Whether the number is where a development began: 由2110公里增至3055公里.
    var isStart = false
    /// The scalars that contain the name of what changes.
    var name: Range<Int>

    /// Reads the words of a clause before a figure, and a few after it.
    ///
    /// - Parameters:
    ///   - lead: the scalars of the clause before number and qualifier.
    ///   - end: the end of number, unit and qualifier.
    init(
        _ lead: Range<Int>, end: Int, unit: String, in scalars: [Unicode.Scalar], words: FigureWords
    ) {
        name = lead
        let reader = ChangeReader(scalars: scalars, words: words)
        if unit == "个百分点", let above = reader.difference(at: lead) {
            (change, basis) = (above.change, above.basis)
            name = lead.lowerBound..<above.basis.lowerBound
            return
        }
        let lead = reader.withoutYear(afterLevel: lead)
        var tail = reader.withoutFillers(lead)
        let isLevel = words.suffix(.level, of: scalars[tail]) > 0
        tail = reader.withoutSuffixes(.level, tail)
        let basis = reader.basis(in: lead)
        self.basis = basis
        if let (direction, start) = reader.direction(of: tail, hasBasis: basis != nil, unit: unit) {
            change = isLevel ? nil : direction
            tail = lead.lowerBound..<start
            name = tail
        } else if let (direction, start) = reader.noun(of: tail) {
            change = direction
            name = lead.lowerBound..<start
        } else if isLevel, let start = reader.startOfBecoming(lead) {
            tail = lead.lowerBound..<start
            name = tail
        } else if unit == "番" {
            change = .up
            name = reader.withoutSuffixes(.doubles, lead)
        }
        if change != nil { name = reader.withoutSpan(name) }
        if let basis {
            name = reader.name(
                around: basis, in: lead.lowerBound..<max(tail.upperBound, basis.upperBound))
        }
        if change == nil { change = reader.changeOfObject(name) }
        if change == nil { self.basis = nil }
        if let start = reader.startOfDevelopment(lead, end: end) {
            isStart = true
            name = lead.lowerBound..<start
        }
    }
}

/// Finds the words of a change in a clause.
struct ChangeReader {
    let scalars: [Unicode.Scalar]
    let words: FigureWords

    private static let limit = 16

    /// A range without the words of a kind at its end.
    func withoutSuffixes(_ kind: FigureWordKind, _ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while true {
            while end > range.lowerBound, scalars[end - 1].isSpace { end -= 1 }
            let length = words.suffix(kind, of: scalars[range.lowerBound..<end])
            if length == 0 { return range.lowerBound..<end }
            end -= length
        }
    }

    /// A range without the number of years at its end in which something changed: 旅游收入 of 旅游收入五年间.
    func withoutSpan(_ range: Range<Int>) -> Range<Int> {
        let text = withoutSuffixes(.during, range)
        guard let last = scalars[text].last, last == "年" else { return range }
        var start = text.upperBound - 1
        while start > range.lowerBound, FigureNumber.begins(with: scalars[start - 1]) { start -= 1 }
        // 2024年 is a date, and 第五年 is an ordinal.
        guard (1...2).contains(text.upperBound - 1 - start), start - range.lowerBound >= 2,
            scalars[start - 1] != "第"
        else { return range }
        if scalars[start - 1] == "近" { start -= 1 }
        return range.lowerBound..<start
    }

    /// A range without the words between a change and its number: 增长了约, 增长达.
    func withoutFillers(_ range: Range<Int>) -> Range<Int> { withoutSuffixes(.amount, range) }

    /// The direction of the word of change at the end of a range, and the start of the word.
    ///
    /// - Parameter hasBasis: whether the clause says what it compares with; then 多, 少, 高 and 低 are changes too.
    func direction(
        of range: Range<Int>, hasBasis: Bool, unit: String
    ) -> (Figure.Change, Int)? {
        let text = scalars[range]
        let kept = words.suffix(.noChange, of: text)
        let up = max(
            words.suffix(.up, of: text), hasBasis ? words.suffix(.upAgainst, of: text) : 0)
        let down = max(
            words.suffix(.down, of: text), hasBasis ? words.suffix(.downAgainst, of: text) : 0)
        let length = max(up, down)
        guard length > 0, kept <= length else { return nil }
        return (up > down ? .up : .down, range.upperBound - length)
    }

    /// The direction of a noun for a change at the end of a range, and the start of the noun: 增幅为4.6%.
    func noun(of range: Range<Int>) -> (Figure.Change, Int)? {
        let (rise, fall) = (
            words.suffix(.rise, of: scalars[range]), words.suffix(.fall, of: scalars[range])
        )
        let length = max(rise, fall)
        return length == 0 || length == range.count
            ? nil : (rise > fall ? .up : .down, range.upperBound - length)
    }

    /// The direction and basis of a difference in percentage points at the end of a range: 高于全市平均水平.
    func difference(at lead: Range<Int>) -> (change: Figure.Change, basis: Range<Int>)? {
        let range = withoutFillers(lead)
        for start in range.reversed() {
            let rest = scalars[start..<range.upperBound]
            let (above, below) = (words.prefix(.above, of: rest), words.prefix(.below, of: rest))
            let length = max(above, below)
            if length == 0 { continue }
            var end = start + length
            while end < range.upperBound {
                let next = words.prefix(.compared, of: scalars[end..<range.upperBound])
                if next == 0 { return nil }
                end += next
            }
            return end == start + length ? nil : (above > 0 ? .up : .down, start..<end)
        }
        return nil
    }

    /// A range without the year that follows a level word at its end: 提高到2021年的46.5%.
    func withoutYear(afterLevel range: Range<Int>) -> Range<Int> {
        let text = scalars[range]
        guard text.ends(with: "年的") || text.ends(with: "年底的") || text.ends(with: "年末的") else {
            return range
        }
        var end = range.upperBound
        while end > range.lowerBound, "年底末的 ".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
        let digits = scalars[range.lowerBound..<end].reversed().prefix {
            ChineseNumerals.decimalDigit($0) != nil
        }.count
        let kept = range.lowerBound..<end - digits
        return digits == 4 && words.suffix(.level, of: scalars[kept]) > 0 ? kept : range
    }

    /// The last words of a clause that name the basis of a comparison: 同比, 比上年同期, 较2019年, 与年初相比.
    func basis(in range: Range<Int>) -> Range<Int>? {
        var index = range.upperBound
        while index > range.lowerBound {
            index -= 1
            let rest = scalars[index..<range.upperBound]
            let fixed = words.prefix(.basis, of: rest)
            if fixed > 0 { return index..<index + fixed }
            guard let first = rest.first, "比较与同跟".unicodeScalars.contains(first),
                words.suffix(.noBasis, of: scalars[range.lowerBound...index]) == 0,
                words.prefix(.noBasis, of: rest) == 0,
                let end = comparedEnd(from: index, in: range)
            else { continue }
            return index..<end
        }
        return nil
    }

    /// The end of the time or the place that follows 比 or 较; nil if none does.
    private func comparedEnd(from start: Int, in range: Range<Int>) -> Int? {
        var index = start + 1
        var end: Int?
        while index < range.upperBound, index - start < Self.limit {
            if scalars[index].isSpace {
                index += 1
                continue
            }
            let length = words.prefix(.compared, of: scalars[index..<range.upperBound])
            if length > 0 {
                index += length
                end = index
                continue
            }
            let (_, after) = ChineseNumerals.ofDates.byPosition(scalars, from: index)
            let sign = after < range.upperBound && scalars[after].isSpace ? after + 1 : after
            if after > index, sign < range.upperBound, "年月".unicodeScalars.contains(scalars[sign]) {
                index = sign + 1
                end = index
                continue
            }
            break
        }
        guard let found = end else { return nil }
        // 与2019年相比
        if scalars[start] != "比", scalars[start] != "较" {
            let close = words.prefix(.basisEnd, of: scalars[found..<range.upperBound])
            return close > 0 ? found + close : nil
        }
        return found + words.prefix(.basisEnd, of: scalars[found..<range.upperBound])
    }

    /// The name before a basis, or after it if there is none before it: 较2019年减排量下降12%.
    func name(around basis: Range<Int>, in range: Range<Int>) -> Range<Int> {
        let before = range.lowerBound..<max(range.lowerBound, basis.lowerBound)
        let kept = scalars[before].count { !$0.isSpace }
        let head = words.prefix(.head, of: scalars[before])
        return kept > head ? before : min(basis.upperBound, range.upperBound)..<range.upperBound
    }

    /// The start of a word for a new state at the end of a range: 发展到, 精简为.
    func startOfBecoming(_ range: Range<Int>) -> Int? {
        let end = withoutFillers(range).upperBound
        let length = words.suffix(.develops, of: scalars[range.lowerBound..<end])
        return length > 2 ? end - length : nil
    }

    /// The direction of a verb whose object comes before the number: 压缩审批时限50%.
    func changeOfObject(_ range: Range<Int>) -> Figure.Change? {
        var start = range.lowerBound
        // 三年累计压减事项126项
        let (_, date) = ChineseNumerals.ofDates.byPosition(scalars, from: start)
        if date > start, date < range.upperBound, scalars[date] == "年" { start = date + 1 }
        while start < range.upperBound {
            let head = words.prefix(.head, of: scalars[start..<range.upperBound])
            if head == 0 || scalars[start..<range.upperBound].starts(with: "和".unicodeScalars) {
                break
            }
            start += head
        }
        let rest = scalars[start..<range.upperBound]
        let (up, down) = (words.prefix(.lifts, of: rest), words.prefix(.cuts, of: rest))
        let length = max(up, down)
        guard length > 0, rest.count >= length + 2, words.suffix(.level, of: rest) == 0 else {
            return nil
        }
        return up > down ? .up : .down
    }

    /// Where 由 or 从 begins, if a number is the start of a development: 由2110公里增至, 从2020年的3.2%下降到.
    func startOfDevelopment(_ lead: Range<Int>, end: Int) -> Int? {
        guard let from = scalars[lead].lastIndex(where: { "由从自".unicodeScalars.contains($0) })
        else { return nil }
        let between = scalars[from + 1..<lead.upperBound].drop(while: \.isSpace)
        let isDirect =
            between.isEmpty
            || between.count <= 14 && "的底末初时约近超".unicodeScalars.contains(between.last ?? " ")
            || words.suffix(.fromTime, of: between) > 0
        guard isDirect else { return nil }
        var index = end
        while index < scalars.count, index - end < 14 {
            let rest = scalars[index...]
            if "。；;！？，,".unicodeScalars.contains(scalars[index]), index > end { return nil }
            if words.prefix(.develops, of: rest) > 0 { return from }
            if FigureNumber.begins(with: scalars[index]) { return nil }
            index += 1
        }
        return nil
    }
}

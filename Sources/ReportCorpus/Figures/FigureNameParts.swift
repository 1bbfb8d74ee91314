internal import TextBasics

extension FigurePhrases {
    /// The full name of a sum or of new things, if the words alone do not name what is counted: 总量 after 新登记经营主体
    /// becomes 经营主体总量, 新增 after 个体户 becomes 新增个体户. Nil if the words do name it.
    func completed(_ name: Range<Int>, by shared: Range<Int>) -> FigureName? {
        let new = words.prefix(.new, of: scalars[shared])
        if words.prefix(.sums, of: scalars[name]) == name.count {
            let rest = shared.lowerBound + new..<shared.upperBound
            return new > 0 && rest.count >= Self.minSharedLength
                ? FigureName(range: name, parts: [rest, name]) : nil
        }
        guard new == 0, words.prefix(.new, of: scalars[name]) == name.count else { return nil }
        return FigureName(range: shared, parts: [name, shared])
    }

    /// Whether a clause compares the preceding figure with another one as a multiple: 是五年前的1.7倍.
    func beginsLikeRatio(_ lead: Range<Int>) -> Bool {
        ["是", "为", "相当于", "约为", "达到", "达"].contains {
            scalars[lead].drop(while: \.isSpace).starts(with: $0.unicodeScalars)
        }
    }

    /// Whether a clause states the previous figure's count as a share of a whole: 占网点总数的两成.
    func isShare(_ lead: Range<Int>) -> Bool {
        let text = scalars[lead].drop(while: \.isSpace)
        return text.first == "占" && text.count > 2 && text.last(where: { !$0.isSpace }) == "的"
    }

    /// Whether a clause states the previous figure's count as a share of a plan: 为预算的101.3%, 完成年度目标的115%. A later
    /// change belongs to that figure again, not to the plan: 同比增长4.6%.
    func isShareOfPlan(_ lead: Range<Int>) -> Bool {
        var text = scalars[lead].drop(while: \.isSpace)
        while let last = text.last, last.isSpace || last == "的" { text.removeLast() }
        let plan = words.suffix(.plans, of: text)
        return plan > 0 && plan < text.count
            && ["完成", "为", "是", "占", "达", "相当于", "执行"].contains {
                text.starts(with: $0.unicodeScalars)
            }
    }

    /// Whether 内 after a time begins at a position, 3个月内答复, and not a name: 内河.
    func isWithin(_ start: Int) -> Bool {
        start < scalars.count && scalars[start] == "内"
            && words.prefix(.wholeHead, of: scalars[start...]) == 0
    }

    /// Whether a quantity without a name before it only describes the things that the next figure counts, and so is no
    /// figure: 10亿元 in 10亿元以上项目12个.
    ///
    /// - Parameter lastEnd: the end of the previous figure.
    func isAttribute(_ quantity: Quantity, from lastEnd: Int) -> Bool {
        guard quantity.qualifier == .atLeast || quantity.qualifier == .atMost,
            quantity.upper == nil, quantity.whole.upperBound > quantity.range.upperBound
        else { return false }
        let name = following(quantity.whole.upperBound)
        guard name.count >= Self.minSharedLength, let next = number(at: name.upperBound),
            let unit = next.unit
        else { return false }
        let lead = lead(before: quantity.whole.lowerBound, from: lastEnd)
        return units.isMeasure(quantity.unit) && !units.isMeasure(unit)
            && self.name(in: lead, before: quantity.whole.lowerBound).isEmpty
    }

    /// A clause without the words that name the base of a multiple: 业务量是2018年的3.4倍.
    func withoutMultiple(_ lead: Range<Int>) -> Range<Int> {
        guard lead.count > 2, scalars[lead.upperBound - 1] == "的",
            let verb = scalars[lead].lastIndex(where: { "是为达".unicodeScalars.contains($0) }),
            verb > lead.lowerBound,
            scalars[verb..<lead.upperBound].contains("年")
                || scalars[verb..<lead.upperBound].contains("期")
        else { return lead }
        return lead.lowerBound..<verb
    }

    /// Whether a clause says how something was computed: 考虑价格因素.
    func isComputed(_ lead: Range<Int>) -> Bool {
        words.prefix(.computed, of: scalars[lead].drop(while: \.isSpace)) > 0
    }

    /// Whether the clause before a position names a whole of which a part is counted: 主要指标中，18项提前实现.
    func isAmong(before start: Int) -> Bool {
        start >= 3 && "，,".unicodeScalars.contains(scalars[start - 1]) && scalars[start - 2] == "中"
            && scalars[start - 3] != "其"
    }

    /// The name in the clause that ends with the comma before a position; empty if there is none.
    ///
    /// - Parameter lastEnd: the end of the previous figure.
    func nameOfClause(before start: Int, from lastEnd: Int) -> Range<Int> {
        guard start > lastEnd, start > 0, "，,".unicodeScalars.contains(scalars[start - 1]) else {
            return start..<start
        }
        return name(in: lead(before: start - 1, from: lastEnd), before: start - 1)
    }

    /// The part of a range after the last year in it: 收入支出总计 of 某局2024年度收入支出总计. The whole range if it has
    /// no year, or too little text after the year.
    func withoutYear(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var depth = 0
        for index in range {
            if "（(".unicodeScalars.contains(scalars[index]) { depth += 1 }
            if "）)".unicodeScalars.contains(scalars[index]) { depth -= 1 }
            guard scalars[index] == "年", index >= range.lowerBound + 4, depth <= 0 else { continue }
            let digits = scalars[
                max(range.lowerBound, index - (scalars[index - 1].isSpace ? 5 : 4))..<index
            ].filter { !$0.isSpace }
            if digits.count == 4, digits.allSatisfy({ ChineseNumerals.decimalDigit($0) != nil }) {
                start = index + 1
                while start < range.upperBound, "度末底初 ".unicodeScalars.contains(scalars[start]) {
                    start += 1
                }
            }
        }
        return range.upperBound - start >= 2 ? start..<range.upperBound : range
    }

    /// The end of a date at the beginning: 2023年, 9月.
    func datePrefix(_ range: Range<Int>) -> Int? {
        let (_, end) = ChineseNumerals.ofDates.byPosition(scalars, from: range.lowerBound)
        guard end > range.lowerBound, end < range.upperBound,
            "年月日".unicodeScalars.contains(scalars[end])
        else { return nil }
        // 三年以上未结案件
        if scalars[(end + 1)..<range.upperBound].starts(with: "以上".unicodeScalars) { return nil }
        var next = end + 1
        while next < range.upperBound, "度以来间".unicodeScalars.contains(scalars[next]) { next += 1 }
        return next
    }

    /// The start of the names before a figure: that of the last name, or, if several names have the same ending, that
    /// of the first of them, because they are counted together: 重点实验室、工程实验室.
    func listStart(in range: Range<Int>) -> Int {
        guard var mark = listMark(in: range) else { return range.lowerBound }
        if isShortList(range) { return range.lowerBound }
        var start = mark + 1
        let last = scalars[start..<range.upperBound]
        // 讲座、沙龙等活动: the activities are counted together.
        if last.dropLast(2).contains("等"), range.count <= Self.maxLength { return range.lowerBound }
        // 培训基地和实训中心: an earlier name may end like either of them.
        let lasts = last.split(whereSeparator: { "和及与".unicodeScalars.contains($0) }) + [last]
        func isAlike(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
            lasts.contains { endsAlike(name, $0) }
        }
        while let next = listMark(in: range.lowerBound..<mark), mark - next > 2,
            isAlike(scalars[next + 1..<mark])
        {
            start = next + 1
            mark = next
        }
        if listMark(in: range.lowerBound..<mark) == nil, mark - range.lowerBound >= 2,
            isAlike(scalars[range.lowerBound..<mark])
        {
            start = range.lowerBound
        }
        return start
    }

    /// Whether a stretch is a list of three or more short names, which are counted together: 公证、仲裁、鉴定业务.
    private func isShortList(_ range: Range<Int>) -> Bool {
        guard range.count <= Self.maxLength, let first = scalars[range].first,
            !"在向从到于由各".unicodeScalars.contains(first)
        else { return false }
        let names = scalars[range].split(separator: "、", omittingEmptySubsequences: false)
        return names.count >= 3
            && names.allSatisfy {
                (2...Self.maxShortName).contains($0.count) && $0.allSatisfy(isName)
            }
    }

    /// Where the name begins after the words that say what was followed or used, if these begin a stretch: 检查 of
    /// 按年度计划检查, 受理诉求 of 依托12345热线受理诉求, 化解积案 of 一案一策化解积案.
    func withoutMeans(_ range: Range<Int>) -> Int? {
        let text = scalars[range]
        // 一企一策
        if text.count >= 6, text.first == "一", scalars[range.lowerBound + 2] == "一" {
            return range.lowerBound + 4
        }
        guard words.prefix(.means, of: text) > 0 || words.prefix(.following, of: text) > 0 else {
            return nil
        }
        for index in range.prefix(Self.maxMeans).reversed() {
            let length = words.prefix(.planned, of: scalars[index..<range.upperBound])
            if length > 0, range.upperBound - index - length >= Self.minSharedLength,
                !scalars[range.lowerBound..<index].contains("的"),
                !"的率内外数".unicodeScalars.contains(scalars[index + length])
            {
                return index + length
            }
        }
        return nil
    }

    /// Where the verb begins that says what was done for somebody: 挽回损失 of 为受援人挽回损失.
    func help(in lead: Range<Int>, end: Int) -> Int? {
        guard
            let mark = lead.first(where: {
                scalars[$0] == "为"
                    && ($0 == lead.lowerBound || !Self.beforeBecoming.contains(scalars[$0 - 1]))
            }), mark < end
        else { return nil }
        return (mark + 2..<max(mark + 2, end)).last {
            let length = words.prefix(.helps, of: scalars[$0..<end])
            return length > 0 && end - $0 - length >= Self.minSharedLength
        }
    }

    func endsAlike(
        _ one: ArraySlice<Unicode.Scalar>, _ other: ArraySlice<Unicode.Scalar>
    ) -> Bool { one.count >= 3 && other.count >= 3 && one.suffix(2).elementsEqual(other.suffix(2)) }

    /// The last 、 outside parentheses.
    private func listMark(in range: Range<Int>) -> Int? {
        var depth = 0
        for index in range.reversed() {
            if "）)”".unicodeScalars.contains(scalars[index]) { depth += 1 }
            if "（(“".unicodeScalars.contains(scalars[index]) { depth -= 1 }
            if scalars[index] == "、", depth <= 0 { return index }
        }
        return nil
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether a word is at the end.
    func ends(with word: String) -> Bool {
        suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
    }
}

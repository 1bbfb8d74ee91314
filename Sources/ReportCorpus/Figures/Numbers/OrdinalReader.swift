internal import TextBasics

/// Distinguishes quantities from ordinals, dates and names: 三次产业, 二期项目, 四次会议, 八类案件.
struct OrdinalReader: Sendable {
    /// A number with a unit that may be a quantity.
    struct Candidate {
        let number: FigureNumber
        let unit: String
        /// The scalars of number and unit.
        let range: Range<Int>
        let isQualified: Bool
    }

    private let words = FigureWords.shipped
    private let units = FigureUnits.shipped

    /// Units that are used for ordinals as often as for quantities: 二期, 三层.
    private static let rowUnits: Set<String> = [
        "步", "面", "层", "线", "级", "代", "单", "度", "则", "集", "回", "幕",
    ]

    /// The minimum length of a Latin word that is not taken as part of a name with the number after it.
    private static let minWordLength = 3

    func isQuantity(_ found: Candidate, in scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<found.range.lowerBound]
        let after = scalars[found.range.upperBound...]
        let first = scalars[found.range.lowerBound]
        if isArticle(found, first) || isName(found, first, before: before)
            || isPart(found, first, before: before, after: scalars[found.range.lowerBound...])
            || isOfRow(before) || isCode(found, in: scalars)
        {
            return false
        }
        if words.suffix(.notBefore, of: before) > 0 { return false }
        if ListedCount.isCount(found, before: before, after: after, words) { return true }
        if isOrdinal(found, first, before: before, after: after) { return false }
        switch found.unit {
        // A number of years is more often a date or the name of a plan than a quantity.
        case "分" where words.suffix(.score, of: before.last == " " ? before.dropLast() : before) > 0:
            return true
        case "年", "分":
            return found.number.value.double < 1000 && !isMark(after.first, "之来")
                && words.suffix(.span, of: before.last == " " ? before.dropLast() : before) > 0
        case "成":
            return words.prefix(.notAfterShare, of: after) == 0 && found.number.value.double < 10
        case "番": return before.suffix(3).contains { "翻番".unicodeScalars.contains($0) }
        case "分钟", "小时":
            return words.prefix(.circles, of: after) == 0
                && words.prefix(.notAfter, of: after) == 0 && !isServiceTime(found, after)
        // 建校100周年 is a day.
        case "周年": return false
        // 5大领域, but 五大领域 is a name.
        case "大":
            return ChineseNumerals.decimalDigit(first) != nil && !found.isQualified
                && after.first != "卡" && after.first.map { $0.value >= 0x4E00 } ?? false
        // 6.2级地震; 3级 is a rank.
        case "级": return found.number.value.decimals > 0
        // 度 is electricity, not a degree or a year.
        case "度":
            return after.first == "电" || before.suffix(8).contains("电")
        default: return words.prefix(.notAfter, of: after) == 0
        }
    }

    /// Whether a number of hours or minutes is the name of a service: 24小时自助, 15分钟公共文化服务圈.
    private func isServiceTime(_ found: Candidate, _ after: ArraySlice<Unicode.Scalar>) -> Bool {
        if found.number.value.double == 24, found.unit == "小时", !found.isQualified,
            !isMark(after.first, "内以之")
        {
            return true
        }
        return after.prefix(12).prefix { $0.value >= 0x4E00 && $0.value <= 0x9FFF }.contains("圈")
    }

    /// Whether a number is part of the name of a plan that consists of numbers: 一主两副, 一核三区.
    private func isOfPlan(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        guard before.count >= 2, let last = before.last, last.value >= 0x4E00,
            units.unit(Array(before.suffix(1)), at: 0) == nil, !isMark(last, "第的和及与")
        else { return false }
        let rest = before.dropLast()
        return isMark(rest.last, "一二三四五六七八九十") && rest.dropLast().last != "第"
    }

    /// Whether a number is used like an indefinite article: 一次, 一个.
    private func isArticle(_ found: Candidate, _ first: Unicode.Scalar) -> Bool {
        first == "一" && found.unit.unicodeScalars.count + 1 >= found.number.range.count
            && found.unit != "番" && found.unit != "倍"
    }

    /// Whether a number begins a name: 百姓, 千家.
    private func isName(
        _ found: Candidate, _ first: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        "百千".unicodeScalars.contains(first) && !found.isQualified && !found.number.isMore
            && found.unit != "%" && found.unit != "‰"
    }

    /// Whether a number is the end of a longer word or number.
    ///
    /// - Parameter after: the text from the number on.
    private func isPart(
        _ found: Candidate, _ first: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>,
        after: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard let last = before.last else { return false }
        let isDigit = ChineseNumerals.decimalDigit(first) != nil
        // 数百家 and 几十个 do not state a number.
        if "数几".unicodeScalars.contains(last), !isDigit { return true }
        // C919 and S215 are names, but in 人均GDP5万元 the amount is not part of one.
        let letters = before.reversed().prefix { $0.isASCII && $0.properties.isAlphabetic }.count
        if letters > 0, letters < Self.minWordLength || !units.isMeasure(found.unit) { return true }
        // 1 234件, 12，345件: the end of a number that cannot be read. In 第1，7家 the comma is a pause.
        let digits = after.prefix { ChineseNumerals.decimalDigit($0) != nil }.count
        return isDigit && (last == "." || digits >= 3 && " ,，".unicodeScalars.contains(last))
            && before.dropLast().last.map { ChineseNumerals.decimalDigit($0) != nil } ?? false
    }

    /// Whether a number is the code of an item of a budget: （204类）, 06款.
    private func isCode(_ found: Candidate, in scalars: [Unicode.Scalar]) -> Bool {
        let range = found.range
        let isZeroLed =
            scalars[range.lowerBound] == "0" && range.count > 1
            && ChineseNumerals.decimalDigit(scalars[range.lowerBound + 1]) != nil
        guard range.lowerBound > 0, range.upperBound < scalars.count else { return isZeroLed }
        return isZeroLed
            || "（(".unicodeScalars.contains(scalars[range.lowerBound - 1])
                && "）)".unicodeScalars.contains(scalars[range.upperBound])
                && ["类", "款", "项"].contains(found.unit)
    }

    /// Whether a number continues a row of ordinals: 第三、四批, 第4至6项.
    private func isOfRow(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = before
        for _ in 0..<6 {
            guard let mark = rest.last, "、和及至到-—~～".unicodeScalars.contains(mark) else {
                return false
            }
            rest = rest.dropLast()
            let number = rest.reversed().prefix { FigureNumber.begins(with: $0) }.count
            guard number > 0 else { return false }
            rest = rest.dropLast(number)
            if rest.last == "第" { return true }
        }
        return false
    }

    private func isMark(_ scalar: Unicode.Scalar?, _ marks: String) -> Bool {
        scalar.map(marks.unicodeScalars.contains) ?? false
    }

    /// The text after the other ordinals of a list: for 五次、六次全会, the text after 、六次.
    private func pastRow(
        _ text: ArraySlice<Unicode.Scalar>, unit: Unicode.Scalar
    ) -> ArraySlice<Unicode.Scalar> {
        var rest = text
        for _ in 0..<6 {
            guard isMark(rest.first, "、和及至与") else { return rest }
            let numbers = rest.dropFirst().prefix { FigureNumber.begins(with: $0) }
            guard !numbers.isEmpty, numbers.endIndex < rest.endIndex, rest[numbers.endIndex] == unit
            else { return rest }
            rest = rest[(numbers.endIndex + 1)...]
        }
        return rest
    }

    /// Whether a number with a unit of counting is an ordinal, or names a kind.
    private func isOrdinal(
        _ found: Candidate, _ first: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>,
        after: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        let isHan = ChineseNumerals.decimalDigit(first) == nil
        let isSmall = isHan && found.range.count == found.unit.unicodeScalars.count + 1
        // 二里头, 三门峡
        if isSmall, found.unit == "里" || found.unit == "门" || isOfPlan(before) { return true }
        if units.isMeasure(found.unit) { return false }
        // Counted things are 两次, 两期; 二次, 二期 are the second.
        if isSmall, first == "二" { return true }
        let isCounted =
            found.isQualified
            || words.suffix(.counts, of: before.last == " " ? before.dropLast() : before) > 0
        // 五个“必须统筹好”: a name that begins with its number.
        if isSmall, isMark(after.first, "“”\"‘") || isMark(before.last, "”\"’》") {
            return true
        }
        switch found.unit {
        case "次":
            return words.prefix(.rowOfTimes, of: pastRow(after, unit: "次")) > 0
                && (before.suffix(2).contains { "届中".unicodeScalars.contains($0) }
                    || isHan && !isCounted)
        case "期":
            return words.prefix(.rowOfPhases, of: after) > 0 || isHan && !isCounted
        case "类", "种", "大类":
            // 1类新药, 两大类别
            if isMark(after.first, "别") { return true }
            if found.unit == "类", found.range.count == 2,
                ["新药", "创新药", "医疗器械"].contains(where: {
                    after.starts(with: $0.unicodeScalars)
                })
            {
                return true
            }
            return words.prefix(.kinds, of: after) > 0 && !isCounted
                || isSmall && !isCounted && found.unit == "类"
        default:
            // 两位数, 三位一体
            if found.unit == "位", after.first == "数" || after.starts(with: "一体".unicodeScalars) {
                return true
            }
            if isSmall, words.prefix(.deeds, of: after) > 0 { return true }
            return isSmall && Self.rowUnits.contains(found.unit)
        }
    }
}

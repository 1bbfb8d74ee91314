internal import TextBasics

/// What the text of a line shows about its paragraph.
enum ParagraphText {
    /// Marks that must not begin a line, so a text that begins with one continues the text before.
    static let closingMarks = Set("，。、；：！？）》」』”’】%％".unicodeScalars)

    /// Whether a line begins an item of a list or a heading: （一）, 一、, 1., 第三条. After an incomplete sentence it may be
    /// part of the sentence, so the answer is no.
    static func beginsItem(_ text: String, after previous: String) -> Bool {
        guard isWhole(previous) else { return false }
        var rest = text.unicodeScalars[...]
        if let first = rest.first, isCircled(first) { return true }
        let isEnclosed = rest.first.map { "（(".unicodeScalars.contains($0) } ?? false
        let isArticle = rest.first == "第"
        if isEnclosed || isArticle { rest = rest.dropFirst() }
        let number = rest.prefix { scalar in
            scalar.properties.numericType != nil || "十百".unicodeScalars.contains(scalar)
        }
        let after = rest.dropFirst(number.count)
        guard (1...4).contains(number.count), let mark = after.first else { return false }
        // 8.8 is a number.
        if mark == ".", after.dropFirst().first?.properties.numericType != nil { return false }
        let marks = isEnclosed ? "）)" : isArticle ? "条章节款编" : "、.．)）"
        return marks.unicodeScalars.contains(mark)
    }

    /// Whether a text ends with sentence punctuation.
    static func isWhole(_ text: String) -> Bool {
        text.unicodeScalars.last.map { "。；：！？;:.!?".unicodeScalars.contains($0) } ?? false
    }

    private static func isCircled(_ scalar: Unicode.Scalar) -> Bool {
        (0x2460...0x2473).contains(scalar.value) || (0x2776...0x2793).contains(scalar.value)
    }

    /// Whether a text is only the mark of an item: [1], 2., （3）, •.
    static func isMark(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { $0 != " " }
        guard let last = scalars.last, scalars.count <= 5 else { return false }
        if "•●■◆▪○–·*※".unicodeScalars.contains(last) { return scalars.count == 1 }
        if isCircled(last) { return scalars.count == 1 }
        guard "].）)、．】〕".unicodeScalars.contains(last) else { return false }
        return scalars.dropLast().contains { scalar in
            scalar.properties.numericType != nil || "十百".unicodeScalars.contains(scalar)
        }
    }

    /// Whether a line is an entry in a table of contents, with dot leaders before a page number.
    static func isContentsLine(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { $0 != " " }
        guard
            scalars.last.map({
                $0.properties.numericType != nil || "）)】ivxlcIVXLC".unicodeScalars.contains($0)
            }) ?? false
        else { return false }
        var count = 0
        for scalar in scalars {
            count =
                ".…·．‥⋯・┈".unicodeScalars.contains(scalar)
                ? count + (scalar == "…" || scalar == "⋯" ? 3 : 1) : 0
            if count >= 5 { return true }
        }
        return false
    }

    /// Whether a line is the caption of a picture or table: 图 1, Fig. 2, 表3-1.
    static func isCaption(_ text: String) -> Bool {
        guard text.count < 80,
            let label = ["图", "表", "Figure", "Fig", "Table", "Tab"].first(where: text.hasPrefix)
        else { return false }
        let rest = text.dropFirst(label.count).drop { $0 == " " || $0 == "." }
        return rest.first?.isNumber ?? false
    }

    /// Whether a line is the title of a table; no cell begins like one: 表1 支出, 附表二.
    static func isTableTitle(_ text: String) -> Bool {
        let label = text.trimmed
        return label.hasPrefix("附表") && isCaption(String(label.dropFirst()))
            || label.hasPrefix("表") && isCaption(label)
    }

    /// Whether a line below a title names the addressee: 县委、县政府：
    static func isAddressee(_ text: String, below title: String) -> Bool {
        guard let last = text.last, last == "：" || last == ":", text.count <= 40,
            ["报告", "通知", "意见", "函", "请示", "批复", "决定", "总结", "汇报"].contains(where: title.hasSuffix)
        else { return false }
        return ["政府", "委", "局", "办", "厅", "院", "人大", "委员会", "部门", "单位", "机构", "代表", "机关"]
            .contains { text.dropLast().hasSuffix($0) }
    }

    /// Whether a line below a title is separate from it: a subtitle, an author, a date.
    static func isSubtitle(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
            return true
        }
        return "（(—-－〔[".unicodeScalars.contains(first) || "日号）)".unicodeScalars.contains(last)
            || text.contains(" ")
    }

    /// Whether a line may begin a footnote: with a mark, a label such as 注：, or a number of one or two digits.
    static func beginsNote(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if "*＊†‡[［〔".unicodeScalars.contains(first) { return true }
        if isCircled(first) { return true }
        let labels = [
            "注：", "注:", "收稿日期", "基金项目", "作者简介", "引文格式", "通信作者", "通讯作者", "Citation", "Email",
            "E-mail",
        ]
        if labels.contains(where: { text.hasPrefix($0) }) { return true }
        // The number of a note, not a year or a part of a larger number.
        let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(digits.count),
            let next = text.unicodeScalars.dropFirst(digits.count).first, text.count > 3
        else { return false }
        return !"-–—~.．,，%％:：/年月日、".unicodeScalars.contains(next)
    }

    /// Whether a line ends with a mark that may hang beyond the edge of a full line.
    static func endsWithHangingMark(_ text: String) -> Bool {
        text.unicodeScalars.last.map { "，。、；：！？".unicodeScalars.contains($0) } ?? false
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    /// Joins two lines. A line end between narrow characters becomes a space, or nothing after a hyphen.
    static func joined(_ left: String, _ right: String) -> String {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return left + right
        }
        if WideCharacters.contains(last) || WideCharacters.contains(first) { return left + right }
        if last == "-" || last == "\u{AD}", first.properties.isLowercase {
            return String(left.dropLast()) + right
        }
        // Only Chinese text breaks a number over two lines.
        if isDigit(last), isDigit(first),
            let before = left.unicodeScalars.reversed().first(where: { !isDigit($0) && $0 != "." }),
            WideCharacters.contains(before)
        {
            return left + right
        }
        return left + " " + right
    }
}

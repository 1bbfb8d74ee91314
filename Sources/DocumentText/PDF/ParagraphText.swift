internal import TextBasics

/// What the text of lines tells of their paragraphs.
enum ParagraphText {
    /// Whether a line begins an item of a list or a heading: （一）, 一、, 1., 第三条. After a text that is no whole
    /// sentence, it may be a part of the sentence.
    static func beginsItem(_ text: String, after previous: String) -> Bool {
        guard let end = previous.unicodeScalars.last, "。；：！？;:.!?".unicodeScalars.contains(end)
        else {
            return false
        }
        var rest = text.unicodeScalars[...]
        let isEnclosed = rest.first.map { "（(".unicodeScalars.contains($0) } ?? false
        let isArticle = rest.first == "第"
        if isEnclosed || isArticle { rest = rest.dropFirst() }
        let number = rest.prefix { scalar in
            scalar.properties.numericType != nil || "十百".unicodeScalars.contains(scalar)
        }
        guard (1...4).contains(number.count), let mark = rest.dropFirst(number.count).first else {
            return false
        }
        let marks = isEnclosed ? "）)" : isArticle ? "条章节款编" : "、.．)）"
        return marks.unicodeScalars.contains(mark)
    }

    static func beginsNote(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if "*＊†‡[［〔".unicodeScalars.contains(first) { return true }
        let isCircled = (0x2460...0x2473).contains(first.value)
        let hasLabel = ["注：", "注:", "收稿日期", "基金项目", "作者简介", "引文格式", "通信作者", "Citation", "Email"]
            .contains { text.hasPrefix($0) }
        return isCircled || hasLabel || ("0"..."9").contains(first) && text.count > 3
    }

    /// A line end between narrow characters is a space, or nothing after a hyphen.
    static func joined(_ left: String, _ right: String) -> String {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return left + right
        }
        if WideCharacters.contains(last) || WideCharacters.contains(first) { return left + right }
        if last == "-" || last == "\u{AD}", first.properties.isLowercase {
            return String(left.dropLast()) + right
        }
        return left + " " + right
    }
}

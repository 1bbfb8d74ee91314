internal import QueryLanguage

extension Message {
    /// How a part of a query was understood.
    package static func understood(_ part: UnderstoodPart) -> Message {
        switch part.kind {
        case .piece(let text, let folded, let words, let isLiteral, let weight):
            let joined = words.joined(separator: " + ")
            let number = weight == weight.rounded() ? String(Int(weight)) : String(weight)
            return Message(
                zh: (text == folded ? "查找“\(text)”：按原文" : "“\(text)”归并为“\(folded)”查找：按原文")
                    + (isLiteral ? "" : "，或按词语 \(joined)")
                    + (weight == 1 ? "" : "，权重 \(number)"),
                en: (text == folded
                    ? "search for “\(text)”: literally"
                    : "search for “\(text)” as “\(folded)”: literally")
                    + (isLiteral ? "" : ", or as the words \(joined)")
                    + (weight == 1 ? "" : ", with weight \(number)"))
        case .expansion(let name, let expression, let inReports):
            return Message(
                zh: "或以“\(name)”代“\(expression)”" + (inReports ? "（限作此说明的报告）" : ""),
                en: "or with “\(name)” for “\(expression)”"
                    + (inReports ? " in reports that define it" : ""))
        case .pattern(let text):
            return Message(zh: "通配式 \(text)", en: "the pattern \(text)")
        case .regex(let text, let grams):
            return Message(
                zh: "正则表达式 /\(text)/，"
                    + (grams.isEmpty ? "查全部段落" : "查含有 \(grams.joined(separator: "、")) 的段落"),
                en: "the regular expression /\(text)/, "
                    + (grams.isEmpty
                        ? "in every paragraph"
                        : "in paragraphs with \(grams.joined(separator: ", "))"))
        case .field(let field): return understood(field)
        case .all: return Message(zh: "以下全部", en: "all of")
        case .any: return Message(zh: "以下任一", en: "any of")
        case .not: return Message(zh: "不含", en: "not")
        case .near(let distance):
            return Message(zh: "相距至多 \(distance) 字", en: "at most \(distance) characters apart")
        case .same(let unit):
            return Message(zh: "在同一", en: "in one ") + Self.unit(unit)
        }
    }

    /// A unit of text.
    package static func unit(_ unit: TextUnit) -> Message {
        switch unit {
        case .sentence: Message(zh: "句", en: "sentence")
        case .paragraph: Message(zh: "段", en: "paragraph")
        case .section: Message(zh: "节", en: "section")
        }
    }

    private static func understood(_ field: QueryField) -> Message {
        switch field {
        case .agency(let name):
            return Message(zh: "名称含“\(name)”的机关", en: "an agency with “\(name)” in its name")
        case .region(let name):
            return Message(zh: "路径含“\(name)”的地区", en: "a region with “\(name)” in its path")
        case .year(let years):
            let (first, last) = (years.lowerBound, years.upperBound)
            if first == last { return Message(zh: "\(first)年", en: "the year \(first)") }
            if first == 0 { return Message(zh: "\(last)年及以前", en: "years up to \(last)") }
            if last == 9999 { return Message(zh: "\(first)年及以后", en: "years from \(first)") }
            return Message(
                zh: "\(first)年至\(last)年", en: "the years \(first) to \(last)")
        case .section(let name):
            return Message(zh: "部分：\(name)", en: "the section \(name)")
        case .title(let text): return Message(zh: "标题含“\(text)”", en: "a title with “\(text)”")
        case .file(let text):
            return Message(zh: "路径含“\(text)”的文件", en: "a file with “\(text)” in its path")
        case .heading(let text):
            return Message(zh: "小标题含“\(text)”", en: "a heading with “\(text)”")
        }
    }
}

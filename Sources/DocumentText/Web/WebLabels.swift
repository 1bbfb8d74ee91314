/// Reads the metadata that a page states with labels: 来源：…, or a cell 索引号 and the next cell.
struct WebLabels {
    /// The meaning of a label.
    enum Field: Hashable {
        case title, published, source, indexNumber, agency, written
        /// A date that may belong to something else.
        case date
        /// A label whose value is not kept; it only ends the previous value.
        case other
    }

    /// The first value of each.
    private(set) var values: [Field: String] = [:]

    private static let labels: [(text: [Character], field: Field)] = [
        (.title, "标题 信息名称 名称 文件名称 文件标题"),
        (.published, "发布日期 发布时间 发稿时间 发布于 公开日期 公开时间 上网日期 上网时间 信息发布日期"),
        (.source, "来源 信息来源 文章来源 稿件来源 新闻来源 内容来源"),
        (.indexNumber, "索引号 信息索引号 索引号码 索引"),
        (.agency, "发文机关 发文机构 发布机构 公开主体 制发机关 发布单位 发文单位 发布机关 制定机关"),
        (.written, "成文日期 成文时间 生成日期 发文日期"),
        (.date, "时间 日期 更新时间 更新日期 添加时间 录入时间 发表时间 上传时间"),
        (
            .other,
            "主题分类 发文字号 文号 主题词 作者 编辑 责任编辑 浏览次数 浏览量 浏览 点击数 点击量 点击次数 点击 阅读次数 阅读量 阅读 访问量 访问次数 字体 字号 字体大小 审核 校对 分享到 分享 有效性 信息分类 关键词 公文时效 人气 发布人 公开方式 实施日期 生效日期 体裁分类 组配分类 信息类别 效力状态"
        ),
    ].flatMap { field, words in
        words.split(separator: " ").map { (text: Array($0), field: field) }
    }.sorted { $0.text.count > $1.text.count }

    /// Labels that may be in their own table cell, without a colon.
    private static let cellFields: Set<Field> = [.indexNumber, .agency, .written, .published]

    /// Reads the labels of some lines in order.
    init(_ blocks: [WebBlock]) {
        var pending: Field?
        for block in blocks {
            let found = block.count <= 300 ? Self.labels(in: block.text) : []
            if found.isEmpty {
                if let field = pending, !block.text.hasSuffix("："), !block.text.hasSuffix(":") {
                    keep(block.text, as: field)
                }
                pending = nil
                continue
            }
            pending = nil
            for (field, value) in found {
                if value.isEmpty { pending = field } else { keep(value, as: field) }
            }
            if let last = found.last, !last.value.isEmpty { pending = nil }
        }
    }

    private mutating func keep(_ value: String, as field: Field) {
        guard values[field] == nil, field != .other else { return }
        switch field {
        case .published, .written, .date:
            if let date = Self.date(value) { values[field] = date }
        case .title: if WebText.count(value) >= 4 { values[field] = value }
        default: if WebText.count(value) <= 60 { values[field] = Self.withoutButtons(value) }
        }
    }

    /// The labels of a line, each with the text after it.
    private static func labels(in text: String) -> [(field: Field, value: String)] {
        let characters = Array(text)
        var found: [(field: Field, value: String)] = []
        var valueStart = 0
        var index = 0
        var canBegin = true
        while index < characters.count {
            if canBegin, let (field, end) = label(at: index, in: characters) {
                if !found.isEmpty {
                    found[found.count - 1].value = value(characters[valueStart..<index])
                }
                found.append((field, ""))
                valueStart = end
                index = end
                continue
            }
            // A label begins a line, or follows a space or a mark.
            canBegin = !characters[index].isLetter
            index += 1
        }
        if !found.isEmpty { found[found.count - 1].value = value(characters[valueStart...]) }
        return found
    }

    private static func value(_ characters: ArraySlice<Character>) -> String {
        var rest = characters
        while let first = rest.first, first.isWhitespace || "】]".contains(first) {
            rest.removeFirst()
        }
        if let end = rest.firstIndex(where: { "【|｜".contains($0) }) { rest = rest[..<end] }
        while let last = rest.last, last.isWhitespace || "【[（(|".contains(last) {
            rest.removeLast()
        }
        return String(rest)
    }

    /// The label that begins at a character, and the end of its colon. Spaces between its letters are ignored.
    private static func label(at start: Int, in text: [Character]) -> (Field, end: Int)? {
        guard text[start].isLetter else { return nil }
        for (letters, field) in labels where letters[0] == text[start] {
            var index = start + 1
            var count = 1
            while index < text.count, count < letters.count {
                if text[index] == letters[count] {
                    count += 1
                } else if !text[index].isWhitespace {
                    break
                }
                index += 1
            }
            guard count == letters.count else { continue }
            var isClosed = false
            while index < text.count, text[index].isWhitespace || "】]".contains(text[index]) {
                if !text[index].isWhitespace { isClosed = true }
                index += 1
            }
            // [发文机构] needs no colon.
            let isBracketed = isClosed && start > 0 && "【[".contains(text[start - 1])
            if isBracketed, index == text.count || !":：".contains(text[index]) {
                return (field, index)
            }
            if index == text.count, start == 0, cellFields.contains(field) { return (field, index) }
            if index < text.count, text[index] == "：" || text[index] == ":" {
                return (field, index + 1)
            }
        }
        return nil
    }

    /// The date at the beginning of a text, with the time of day.
    static func date(_ text: String) -> String? {
        var date = String(text.prefix { $0.isNumber || "年月日时分秒-/.:： 〇零".contains($0) })
        while let last = date.last, " -/.:：".contains(last) { date.removeLast() }
        return date.count { $0.isNumber } >= 4 ? date : nil
    }

    private static func withoutButtons(_ value: String) -> String? {
        let words = value.split(separator: " ")
        let kept = words.prefix { WebFurniture.use(of: String($0)) == .text }
        return kept.isEmpty ? nil : kept.joined(separator: " ")
    }
}

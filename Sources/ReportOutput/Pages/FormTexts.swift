internal import QueryLanguage
internal import ReportAnalysis
internal import ReportCorpus

// The fields of forms, and the words that they offer.
extension Message {
    /// The name of a parameter above its field.
    package static func label(_ parameter: String) -> Message {
        if let field = RequestField(rawValue: parameter) { return filterName(field) }
        return switch parameter {
        case "q": Message(zh: "查询", en: "query")
        case "term": Message(zh: "词语", en: "words")
        case "by": Message(zh: "分组方式", en: "group by")
        case "sort": Message(zh: "次序", en: "order")
        case "in": Message(zh: "范围", en: "scope")
        case "n": Message(zh: "最多条数", en: "maximum rows")
        case "window": Message(zh: "前后各几个词", en: "words on each side")
        case "least": Message(zh: "最少次数", en: "minimum occurrences")
        case "faults": Message(zh: "只列有问题的", en: "faults only")
        case "any": Message(zh: "任一词", en: "any word")
        case "distinct": Message(zh: "合并相同段落", en: "distinct")
        case "changes": Message(zh: "只看改动", en: "changes only")
        case "years": Message(zh: "起止年份", en: "years")
        case "of": Message(zh: "考察的段落", en: "paragraphs to examine")
        case "against": Message(zh: "对照的段落", en: "compared with")
        case "stop": Message(zh: "不列虚词", en: "without stop words")
        case "words": Message(zh: "含全部词语的段落也计入", en: "count matches by words too")
        case "under": Message(zh: "改列较少使用的词", en: "list rarer words")
        case "outcome": Message(zh: "结果", en: "outcome")
        default: Message(verbatim: parameter)
        }
    }

    /// A word of a choice.
    package static func choice(_ word: String, of parameter: String) -> Message {
        switch (parameter, word) {
        case (_, "indicator"): Message(zh: "指标", en: "indicator")
        case (_, "sentence"): Message(zh: "同句", en: "sentence")
        case ("in", "paragraph"): Message(zh: "同段", en: "paragraph")
        case ("sort", "file"): Message(zh: "文件", en: "file")
        case ("sort", "left"): Message(zh: "前文", en: "text before")
        case ("sort", "right"): Message(zh: "后文", en: "text after")
        case ("sort", "ll"): Message(zh: "关联最强（对数似然）", en: "strongest (log-likelihood)")
        case ("sort", "mi"): Message(zh: "最专有（互信息）", en: "most exclusive (mutual information)")
        case ("sort", "count"): Message(zh: "次数", en: "count")
        case ("sort", "relevance"), ("sort", "year"), ("sort", "agency"): order(word)
        case ("outcome", _): PromiseOutcome(rawValue: word).map(outcome) ?? Message(verbatim: word)
        default: Message(verbatim: word)
        }
    }
}

extension Message {
    package static let planColumn = Message(zh: "计划", en: "plan")
    package static let nextReportColumn = Message(zh: "次年报告", en: "next report")
    /// The values of one indicator over the years.
    package static let yearByYear = Message(zh: "历年数据", en: "year by year")
    package static let noSeries = Message(
        zh: "没有指标具备两年以上的数据。此处只采用实际完成数，不含目标数、增减幅度和区间数。",
        en:
            "No indicator has values for two years. Only results are used, not targets, changes or ranges."
    )
    package static let overview = Message(zh: "概览", en: "overview")
    package static let overviewMeaning = Message(
        zh: "机关与年份、各部分篇幅和特征词、可比较的数字，以及哪些报告有相同文字。",
        en:
            "Agencies and years, lengths and words of sections, figures, and reports that share text."
    )
    package static let chartOf = Message(zh: "图：", en: "Chart: ")
    package static let figureNote = Message(
        zh: "每个数字都链接到原文所在段落。", en: "Each figure links to the paragraph that states it.")
    package static func figureCount(_ count: Int) -> Message {
        Message(zh: "\(count)个数字", en: English.count(count, "figure"))
    }
}

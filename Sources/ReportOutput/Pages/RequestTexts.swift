internal import QueryLanguage

// The parameters of requests, for forms, problems and the description of the API.
extension Message {
    package static let queryMeaning = Message(
        zh: "查询内容，用查询语法书写", en: "the query, in the query language")
    package static let anyMeaning = Message(
        zh: "含任一词语即可", en: "paragraphs with any of the words match; the query is plain text")
    package static let expandMeaning = Message(
        zh: "同时查找简称和同义词", en: "also search for abbreviations and synonyms")
    package static let wordsMeaning = Message(
        zh: "也计含有全部词语的段落；默认只计含有原文的段落",
        en: "count paragraphs with all of the words too, not only those with the literal text")
    package static let pinyinMeaning = Message(
        zh: "把连续的字母读作拼音", en: "read runs of Latin letters as pinyin")
    package static let explainMeaning = Message(
        zh: "说明得分如何构成", en: "explain how each score is made up")
    package static let contextMeaning = Message(
        zh: "前后各若干段", en: "neighbouring paragraphs on each side")
    package static let distinctMeaning = Message(
        zh: "合并几乎相同的段落", en: "fold near-identical paragraphs into one")
    package static let sortMeaning = Message(
        zh: "排列次序：相关程度、年份（从新到旧）或机关",
        en: "the order of hits: by relevance, newest year first, or by agency")
    package static let concordanceSortMeaning = Message(
        zh: "次序：文件、前文、后文",
        en: "the order: by file, by the text before (backwards), or by the text after")
    package static let widthMeaning = Message(
        zh: "前后文各占的格数", en: "cells of text on either side; a Han character takes two")
    package static let byMeaning = Message(
        zh: "按什么分组统计，可选多项",
        en: "what to count by, with commas between: agency, region, province, year, section, kind")
    package static let termMeaning = Message(zh: "词语", en: "the term")
    package static let termsMeaning = Message(
        zh: "词语，可有多个", en: "the terms; may be repeated")
    package static let windowMeaning = Message(
        zh: "左右各计多少个词", en: "how many words on each side are counted")
    package static let leastMeaning = Message(
        zh: "出现次数少于此数的词不列出", en: "words with fewer occurrences are left out")
    package static let measureMeaning = Message(
        zh: "按此指标排列", en: "the strongest first, by this measure")
    package static let figureQueryMeaning = Message(
        zh: "指标，如 行政检查；不填为全部数字", en: "the indicator, such as 行政检查; all figures if it is missing")
    package static let scopeMeaning = Message(
        zh: "查询须出现在：指标、同句、同段", en: "where the query must occur")
    package static let idMeaning = Message(
        zh: "文件的编号，见页面网址", en: "the number of a document, as in page URLs")
    package static let fileMeaning = Message(
        zh: "文件，写法同结果中的 file", en: "a document, as in the field `file` of records")
    package static let paragraphMeaning = Message(
        zh: "段号，从 1 起", en: "the number of a paragraph, from 1")
    package static let leftMeaning = Message(
        zh: "前一份报告的编号", en: "the number of the first document")
    package static let rightMeaning = Message(
        zh: "后一份报告的编号", en: "the number of the second document")
    package static let planYearsMeaning = Message(
        zh: "起止年份，至少两年：计划所在报告与次年报告都在其中，如 2022..2023",
        en: "a range of at least two years, with the plan's report and the next report: 2022..2023")
    package static let outcomeMeaning = Message(
        zh: "只列：已说明落实、再次列入计划、未再提及",
        en: "only plans with this outcome: done, repeated or gone (not mentioned)")
    package static let ofMeaning = Message(
        zh: "考察的段落：查询，如 year:2023 或 agency:司法局",
        en: "the paragraphs to examine, as a query: year:2023, agency:司法局")
    package static let againstMeaning = Message(
        zh: "对照的段落：查询；all 为其余全部",
        en: "the paragraphs to compare with, as a query; all for all others")
    package static let stopMeaning = Message(
        zh: "不列停用词", en: "leave out stop words")
    package static let underMeaning = Message(
        zh: "列出较少出现的词", en: "list the words that are rarer instead")
    package static let twoYearsMeaning = Message(
        zh: "两个年份，如 2022..2023", en: "two years: 2022..2023")
    package static let changesMeaning = Message(
        zh: "不列未变的句子", en: "leave out unchanged sentences")
    package static let faultsMeaning = Message(
        zh: "只列有问题的", en: "only findings that need attention")
    package static let limitMeaning = Message(zh: "最多返回的记录数", en: "the maximum number of records")
    package static let cursorMeaning = Message(
        zh: "下一页的位置，即上一次结果中的 next", en: "where to continue: `next` of the previous answer")
    package static let formatMeaning = Message(
        zh: "结果的格式；默认按 Accept 标头确定",
        en: "the format of the answer; by default, the Accept header decides")
    package static let languageMeaning = Message(
        zh: "提示和错误信息的语言", en: "the language of notes and problems")
    package static let apiMeaning = Message(
        zh: "检索中国政府报告：段落、统计、数字、对照",
        en:
            "Search Chinese government reports: paragraphs, counts, figures, comparisons. Records have the same form as with --json (schema 2)."
    )

    package static func filterMeaning(_ field: RequestField) -> Message {
        switch field {
        case .agency: Message(zh: "机关名称含此文字", en: "agencies whose name contains this")
        case .region:
            Message(zh: "地区路径含此文字", en: "regions whose path contains this: 天津市/滨海新区")
        case .year: Message(zh: "年份或区间 起..止", en: "reports on a year, or on years from..to")
        case .section: Message(zh: "法定部分", en: "a statutory section")
        case .title: Message(zh: "标题含此文字", en: "titles that contain this")
        case .file: Message(zh: "文件路径含此文字", en: "files whose path contains this")
        case .heading: Message(zh: "小标题含此文字", en: "headings that contain this")
        }
    }

    // MARK: What is wrong with a request

    package static func unknownParameter(_ name: String) -> Message {
        Message(zh: "没有参数 \(name)", en: "there is no parameter \(name)")
    }
    package static func parameterNames(_ names: [String]) -> Message {
        Message(
            zh: "可用的参数：" + names.joined(separator: "、"),
            en: "the parameters are: " + names.joined(separator: ", "))
    }
    package static func badValue(_ value: String, of name: String) -> Message {
        let shown = String(value.prefix(80))
        return Message(zh: "\(name) 的取值无效：\(shown)", en: "invalid value for \(name): \(shown)")
    }
    package static func givenTwice(_ name: String) -> Message {
        Message(zh: "\(name) 只能指定一次", en: "\(name) may be given only once")
    }
    package static func missingParameter(_ name: String) -> Message {
        Message(zh: "缺少 \(name)", en: "\(name) is missing")
    }
    package static func oneOf(_ words: [String]) -> Message {
        Message(
            zh: "须为以下之一：" + words.joined(separator: "、"),
            en: "one of: " + words.joined(separator: ", "))
    }
    package static func numberFrom(_ range: ClosedRange<Int>) -> Message {
        Message(
            zh: "须为 \(range.lowerBound) 至 \(range.upperBound) 的整数",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    package static let yearForm = Message(
        zh: "写作 2023、2021..2023、2021.. 或 ..2023", en: "write 2023, 2021..2023, 2021.. or ..2023")
    package static func textLimit(_ count: Int) -> Message {
        Message(zh: "至多 \(count) 字", en: "at most \(count) characters")
    }
    package static func tooManyTerms(_ count: Int) -> Message {
        Message(zh: "至多 \(count) 个词语", en: "at most \(count) terms")
    }
    package static func tooDeep(_ count: Int) -> Message {
        Message(zh: "只能翻到第 \(count) 条", en: "only the first \(count) hits can be shown")
    }
    package static let narrowQuery = Message(
        zh: "请缩小范围，如限定年份或机关", en: "narrow the search, by year or agency")
    package static let badCursor = Message(zh: "cursor 无效", en: "the cursor is invalid")
    package static let cursorIsOld = Message(
        zh: "索引已更新，旧位置不再有效", en: "the index has changed; the old cursor is no longer valid")
    package static let beginAgain = Message(
        zh: "去掉 cursor 重新开始", en: "start again without a cursor")
    package static let nameDocument = Message(
        zh: "请用 id、file 或 agency 和 year 指明文件",
        en: "name the document by id, by file, or by agency and year")
    package static let nameTwoReports = Message(
        zh: "请用 left 和 right，或 agency 和 years 指明两份报告",
        en: "name two reports: by left and right, or by agency and years")
    package static let rowsAreNoReport = Message(
        zh: "这是表格中的一行，不是报告", en: "this is a row of a table, not a report")
    package static let noTable = Message(
        zh: "这项结果不能导出为表格", en: "this result cannot be exported as a table")
    package static let takeJSON = Message(
        zh: "请用 format=json", en: "use format=json")

    /// What a search used in addition to the query's own words.
    package static func used(_ expansions: [UsedExpansion]) -> [Message] {
        let read = expansions.filter { $0.origin == .pinyin }
        let others = expansions.filter { $0.origin != .pinyin }
        return (read.isEmpty ? [] : [.readAsPinyin(read)])
            + (others.isEmpty ? [] : [.alsoLookingFor(others)])
    }
}

extension Message {
    /// The name of a condition.
    package static func filterName(_ field: RequestField) -> Message {
        Message(zh: field.names.chinese.first ?? field.rawValue, en: field.rawValue)
    }
}

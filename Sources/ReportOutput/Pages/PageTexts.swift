internal import ReportCorpus

// The texts of the pages.
extension Message {
    package static let siteName = Message(zh: "政府报告检索", en: "Government reports")
    package static let navSearch = Message(zh: "检索", en: "Search")
    package static let navTables = Message(zh: "统计表", en: "Tables")
    package static let navBasket = Message(zh: "摘录", en: "Basket")
    package static let navHelp = Message(zh: "帮助", en: "Help")
    package static let navAbout = Message(zh: "索引", en: "Index")
    package static let navManage = Message(zh: "管理", en: "Manage")
    package static let skipToContent = Message(zh: "跳到正文", en: "Skip to content")
    package static let searchLabel = Message(zh: "检索内容", en: "What to search for")
    package static let searchButton = Message(zh: "检索", en: "Search")
    package static let searchHint = Message(
        zh: "例如：行政执法 · \"双随机\" · 检查 -培训 · 机关:司法局",
        en: "For example: 行政执法 · \"双随机\" · 检查 -培训 · agency:司法局")
    package static let examples = Message(zh: "试一试：", en: "Try:")
    /// Queries to try; each shows another part of the language.
    package static let exampleQueries = ["行政检查", "\"双随机\"", "检查 -培训", "机关:司法局"]
    package static let queryExample = Message(zh: "例如：行政检查", en: "For example: 行政检查")
    package static let narrow = Message(zh: "缩小范围", en: "Narrow down")
    package static let facetLegend = Message(
        zh: "段数 · 有相符段落的文件/全部文件", en: "passages · documents with a match/all documents")
    package static let below = Message(zh: "下级", en: "Below")
    package static let removeFilter = Message(zh: "去掉条件", en: "Remove the condition")
    package static let activeFilters = Message(zh: "当前条件", en: "Conditions")
    package static let clearFilters = Message(zh: "全部去掉", en: "Remove all")
    package static let more = Message(zh: "更多", en: "More")
    package static let nextPage = Message(zh: "下一页", en: "Next page")
    package static let previousPage = Message(zh: "上一页", en: "Previous page")
    package static let pages = Message(zh: "翻页", en: "Pages")
    package static let sortBy = Message(zh: "排序", en: "Sort")
    package static let perPage = Message(zh: "每页", en: "Per page")
    package static let foldSame = Message(zh: "合并相同段落", en: "Fold near-identical passages")
    package static let anyWordOption = Message(zh: "含任一词即可（用于问句）", en: "Any word (for questions)")
    package static let cite = Message(zh: "引用", en: "Cite")
    package static let plainCitation = Message(zh: "通用格式", en: "Plain")
    package static let copy = Message(zh: "复制", en: "Copy")
    package static let collect = Message(zh: "摘录", en: "Collect")
    package static let collectSelected = Message(zh: "查看所选摘录", en: "Show the selected passages")
    package static let whyThis = Message(zh: "为何匹配", en: "Why")
    package static let readHere = Message(zh: "阅读原文", en: "Read")
    package static let wordsMatch = Message(zh: "词语匹配", en: "by words")
    package static let indexHasChanged = Message(
        zh: "索引已更新，以下按最新内容显示", en: "the index has changed; this is its newest state")
    package static let nothingFound = Message(zh: "没有找到", en: "Nothing was found")
    package static let howToFind = Message(zh: "可以这样调整", en: "What you can change")
    package static let withoutFilters = Message(zh: "去掉全部条件", en: "without the conditions")
    package static let onlyPart = Message(zh: "只查", en: "only")
    package static let queryProblem = Message(zh: "查询有误", en: "The query cannot be read")
    package static let saved = Message(zh: "保存的检索", en: "Saved searches")
    package static let history = Message(zh: "最近的检索", en: "Recent searches")
    package static let forget = Message(zh: "清除", en: "Forget")
    package static let exportLabel = Message(zh: "导出", en: "Export")
    package static let exportPassages = Message(zh: "导出这些段落", en: "Export these passages")

    /// The name of a file format, as people know it.
    package static func fileFormat(_ form: String) -> Message {
        form == "xlsx" ? Message(verbatim: "Excel") : Message(verbatim: form.uppercased())
    }

    /// How many hits there are.
    package static func found(paragraphs: Int, reports: Int) -> Message {
        Message(
            zh: "\(reports)份文件中的\(paragraphs)段",
            en: "\(English.count(paragraphs, "passage")) in \(English.count(reports, "document"))")
    }
    package static func shown(_ range: ClosedRange<Int>) -> Message {
        Message(
            zh: "第\(range.lowerBound)–\(range.upperBound)条",
            en: "\(range.lowerBound)–\(range.upperBound)")
    }
    package static func matches(_ count: Int) -> Message {
        Message(zh: "\(count)段", en: English.count(count, "passage"))
    }
    /// 3 of 4 reports of a group have a match.
    package static func share(_ count: Int, of all: Int) -> Message {
        Message(zh: "\(count)/\(all)", en: "\(count)/\(all)")
    }
    package static func groupsWithMatch(_ count: Int, of all: Int) -> Message {
        Message(zh: "共\(all)个，\(count)个有匹配", en: "\(count) of \(all)")
    }
    package static func sameTextCount(_ count: Int) -> Message {
        Message(zh: "另有\(count)处雷同", en: "\(English.count(count, "near-identical passage")) more")
    }
    package static func order(_ word: String) -> Message {
        switch word {
        case "year": Message(zh: "年份从新到旧", en: "newest year first")
        case "agency": Message(zh: "机关", en: "agency")
        default: Message(zh: "相关程度", en: "relevance")
        }
    }
    package static func facet(_ word: String) -> Message {
        switch word {
        case "agency": Field.agency.title
        case "region": Field.region.title
        case "year": Field.year.title
        case "section": Field.section.title
        default: Field.fileKind.title
        }
    }
    package static func paragraphNumber(_ number: Int) -> Message {
        Message(zh: "第\(number)段", en: "paragraph \(number)")
    }
    package static func indexHolds(reports: Int, paragraphs: Int) -> Message {
        Message(
            zh: "索引中有\(reports)份文件，\(paragraphs)段。",
            en: "The index holds \(English.count(reports, "document")) with "
                + "\(English.count(paragraphs, "paragraph")).")
    }
}

extension Message {
    package static func startNote(paragraphs: Int) -> Message {
        Message(
            zh: "在\(paragraphs)段文字中检索：哪个机关、哪一年、在报告的什么位置说了什么。",
            en:
                "Search \(English.count(paragraphs, "paragraph")): which agency says what, in which year's report, and where."
        )
    }
    package static let gbt7714 = Message(verbatim: "GB/T 7714")
    package static let withoutPart = Message(zh: "去掉", en: "without")
}

extension Message {
    package static func pageNumber(_ number: Int) -> Message {
        Message(zh: "第\(number)页", en: "page \(number)")
    }
}

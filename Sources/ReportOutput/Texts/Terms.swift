internal import ReportCorpus

// Names of terms, as government offices write them.
extension Message {
    /// An unknown value.
    package static let unknown = Message(zh: "不详", en: "unknown")
    /// The total of a table.
    package static let total = Message(zh: "合计", en: "total")

    /// A statutory section.
    package static func section(_ section: Section) -> Message {
        switch section {
        case .achievements: Message(zh: "主要举措和成效", en: "achievements")
        case .shortcomings: Message(zh: "不足和原因", en: "shortcomings")
        case .leadership: Message(zh: "第一责任人职责", en: "leadership")
        case .plan: Message(zh: "下一年度安排", en: "plan")
        case .other: Message(zh: "其他", en: "other")
        }
    }

    /// The part of a report from which metadata was read.
    package static func origin(_ origin: Origin) -> Message {
        switch origin {
        case .title: Message(zh: "标题", en: "title")
        case .addressee: Message(zh: "主送机关", en: "addressee")
        case .signature: Message(zh: "落款", en: "signature")
        case .fileName: Message(zh: "文件名", en: "file name")
        case .body: Message(zh: "正文", en: "body")
        case .frontMatter: Message(zh: "文件头", en: "front matter")
        case .table: Message(zh: "元数据表", en: "table")
        case .properties: Message(zh: "文档信息", en: "document's properties")
        }
    }

    /// Whether a report is earlier or later than another one.
    package static func order(_ order: ReportOrder) -> Message {
        switch order {
        case .earlier: Message(zh: "本报告在先", en: "earlier")
        case .later: Message(zh: "对方在先", en: "later")
        case .same: Message(zh: "不分先后", en: "same")
        case .unknown: Message(zh: "先后不详", en: "unknown")
        }
    }

    /// How a sentence changed.
    package static func change(_ change: SentenceChange) -> Message {
        switch change {
        case .kept: Message(zh: "未变", en: "unchanged")
        case .changed: Message(zh: "有改动", en: "changed")
        case .new: Message(zh: "新增", en: "new")
        case .gone: Message(zh: "删去", en: "removed")
        }
    }

    /// What became of an item of a plan.
    package static func outcome(_ outcome: PromiseOutcome) -> Message {
        switch outcome {
        case .done: Message(zh: "已说明落实", en: "done")
        case .repeated: Message(zh: "再次列入计划", en: "repeated")
        case .gone: Message(zh: "未再提及", en: "not mentioned")
        }
    }

    /// The direction of a figure.
    package static func change(_ change: Figure.Change) -> Message {
        switch change {
        case .up: Message(zh: "升", en: "up")
        case .down: Message(zh: "降", en: "down")
        }
    }

    /// What a figure states: a result, a starting value or a target.
    package static func role(_ role: Figure.Role) -> Message {
        switch role {
        case .result: Message(zh: "结果", en: "result")
        case .start: Message(zh: "起点", en: "starting value")
        case .target: Message(zh: "目标", en: "target")
        }
    }

    /// The qualifier of a figure that has none in the text.
    package static let exact = Message(zh: "确数", en: "exact")

    /// What does not agree in two statements of figures.
    package static func check(_ kind: FigureContradiction.Kind) -> Message {
        switch kind {
        case .parts: Message(zh: "分项与总数不符", en: "parts and total do not agree")
        case .values: Message(zh: "同一指标有两个数值", en: "two values of one indicator")
        case .growth: Message(zh: "增幅与上年报告不符", en: "growth does not match last year's report")
        case .copied: Message(zh: "与上年数字完全相同", en: "same number as last year")
        }
    }

    /// How a paragraph matches.
    package static func match(_ match: MatchKind) -> Message {
        switch match {
        case .literal: Message(zh: "原文", en: "literal")
        case .words: Message(zh: "词语", en: "words")
        }
    }

    /// A key to group by.
    package static func groupKey(_ key: GroupKey) -> Message {
        switch key {
        case .agency: Field.agency.title
        case .region: Field.region.title
        case .province: Field.province.title
        case .year: Field.year.title
        case .section: Field.section.title
        case .kind: Field.fileKind.title
        }
    }
}

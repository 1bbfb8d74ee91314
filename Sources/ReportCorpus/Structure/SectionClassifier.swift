internal import TextAnalysis

/// Finds the statutory section of a text by its headings and first words.
enum SectionClassifier {
    /// The words of each section, the most specific first: headings with 第一责任人 also contain 情况, and headings with
    /// 不足 also contain 成效.
    private static let signs: [(section: Section, words: SoughtWords)] = [
        (
            .leadership,
            [
                "第一责任人", "主要负责人", "主要负责同志", "党政主要", "主要领导", "主要责任人", "履行法治", "履行推进法治", "履职情况",
                "履职尽责情况", "履责情况", "述法",
                "履行职责情况", "领导责任落实", "一把手", "领导干部带头",
            ]
        ),
        (
            .plan,
            [
                "下一年", "下一步", "下步", "明年", "来年", "工作安排", "主要安排", "工作打算", "工作计划",
                "工作思路", "今后", "下年度", "工作部署", "努力方向", "总体要求", "目标任务", "重点任务",
                "重点工作安排", "安排", "打算", "下阶段", "下一阶段", "工作设想", "工作建议", "工作意见", "工作重点", "改进措施", "整改措施",
                "奋斗目标", "主要任务", "工作目标", "发展思路", "形势任务", "计划", "重点工作", "工作任务", "总体部署", "政策取向",
                "指导方针", "主要考虑", "展望", "工作要点", "工作谋划", "改进方向", "对策建议",
            ]
        ),
        (.shortcomings, shortcomings),
        (
            .achievements,
            [
                "举措", "成效", "做法", "主要工作", "回顾", "进展", "完成情况", "开展情况", "工作情况", "成绩", "成就", "措施",
                "亮点",
                "建设情况", "依法行政情况", "落实情况", "推进情况", "执行情况", "总体情况", "工作总结", "工作成果", "主要成果", "基本情况和主要",
                "特色工作", "典型经验", "开展的工作",
            ]
        ),
    ]

    private static let shortcomings: SoughtWords = [
        "不足", "存在的问题", "存在问题", "主要问题", "困难", "短板", "薄弱", "问题及原因", "问题和原因", "问题与原因", "原因分析", "挑战",
        "差距",
        "突出问题", "形势和问题", "形势与问题", "问题及", "问题和", "不到位", "存在的主要", "问题表现", "有待", "制约因素", "需要改进",
        "缺点", "难点", "堵点", "瓶颈",
    ]

    /// The section that a heading begins.
    static func section(ofHeading text: String) -> Section {
        let heading = SimplifiedCharacters.shared.text(text)
        let characters = SoughtWords.Characters(of: heading)
        if looksBack(characters) { return .achievements }
        if measures.contains(where: { heading.ends(with: $0) }) || isAccount(heading) {
            return .other
        }
        for (section, words) in signs where words.areContained(by: characters) {
            return section
        }
        // 问题 alone names a part; 解决群众反映的问题 does not.
        guard heading.containsBytes("问题") else { return .other }
        let marker = HeadingMarker(heading)?.scalarCount ?? 0
        let words = String(heading.unicodeScalars.dropFirst(marker)).filter {
            !$0.isWhitespace && !"【】：:。*".contains($0)
        }
        return words == "问题" ? .shortcomings : .other
    }

    /// The section of a heading that says which year's work it is about, in a report on a known year: 2024年主要工作 in a
    /// report on 2023 is a plan, 2023年的工作 is a review.
    static func section(ofHeading text: String, year: Int) -> Section {
        let named = section(ofHeading: text)
        guard named == .other || named == .achievements,
            let told = YearReader.firstYear(in: text, needsMark: true), abs(told - year) <= 1
        else { return named }
        let marker = HeadingMarker(text)?.scalarCount ?? 0
        let words = String(text.unicodeScalars.dropFirst(marker)).filter {
            !$0.isWhitespace && !"：:。*".contains($0)
        }
        guard YearReader.withoutLeadingYear(words) != words,
            ["工作", "任务", "举措", "措施"].contains(where: { words.ends(with: $0) })
        else { return named }
        if told <= year { return .achievements }
        return looksBack(SoughtWords.Characters(of: text)) ? named : .plan
    }

    /// The endings of headings about the results of planned work: 重点工作完成情况.
    private static let reviews: SoughtWords = [
        "回顾", "执行情况", "完成情况", "落实情况", "进展情况", "开展情况", "推进情况", "成就", "成绩", "总结",
    ]
    /// Words that show that a heading is about the future.
    private static let aims: SoughtWords = ["下一", "下步", "明年", "来年", "今后", "下年", "打算", "展望"]
    /// Endings of headings in plans and opinions that do not name a part of a report.
    private static let measures = ["保障措施", "组织措施", "政策措施"]

    /// Whether a heading names financial accounts, not work that was done: 收入支出决算总体情况说明.
    private static func isAccount(_ heading: String) -> Bool {
        heading.containsBytes("总体情况")
            && ["收入", "支出", "收支", "决算", "预算", "财政拨款"].contains { heading.containsBytes($0) }
    }

    /// Whether a heading is about what was done, although it names a plan: 2023年工作计划执行情况.
    private static func looksBack(_ heading: SoughtWords.Characters) -> Bool {
        reviews.areContained(by: heading) && !aims.areContained(by: heading)
            && !shortcomings.areContained(by: heading) && !signs[0].words.areContained(by: heading)
    }

    /// Whether a line without a number names a part: 2017年工作回顾, 主要做法及成效：, 下一步打算.
    static func namesPart(_ text: String) -> Bool {
        var words = text
        if let mark = ["：", ":", "】"].first(where: { text.ends(with: $0) }) {
            words = String(text.dropLast(mark.count))
        }
        guard partEnds.contains(where: { words.ends(with: $0) }) else { return false }
        return section(ofHeading: text) != .other || namesYear(words)
    }

    /// Whether a line consists of a year and its work: 一九五六年的工作.
    private static func namesYear(_ words: String) -> Bool {
        let rest = YearReader.withoutLeadingYear(words)
        return rest != words
            && ["年的工作", "年的任务", "年的主要工作", "年工作", "年任务", "的工作", "的任务", "工作"].contains(rest)
    }

    /// The ends of headings that name a part.
    private static let partEnds = [
        "回顾", "安排", "打算", "思路", "计划", "任务", "工作", "建议", "部署", "成效", "举措", "做法", "情况", "不足", "问题",
        "原因", "分析",
        "短板", "困难", "挑战", "差距", "亮点", "目标", "总结", "成就", "成绩", "方向", "设想", "重点", "职责", "总体要求",
    ]

    /// Whether a heading names shortcomings.
    static func namesShortcomings(_ heading: String) -> Bool {
        shortcomings.areContained(by: SoughtWords.Characters(of: heading))
    }

    /// Whether a heading of a work report begins the review of the past.
    static func opensReview(_ heading: String) -> Bool {
        ["回顾", "过去", "以来", "的成就", "取得的成"].contains { heading.containsBytes($0) }
    }

    /// Whether a paragraph begins with the plan for the next year.
    static func opensPlan(_ text: String) -> Bool {
        let start = String(text.prefix(20))
        return ["下一步", "下步", "今后", "明年", "来年", "下一年", "工作打算", "工作安排"].contains {
            start.containsBytes($0)
        }
    }

    /// Whether a paragraph addresses the assembly, or returns to the year as a whole.
    static func addressesAssembly(_ text: String) -> Bool {
        let start = text.drop { $0.isWhitespace }
        return [
            "各位代表", "一年来", "过去一年", "五年来", "过去五年", "过去的一年", "回顾", "总结", "看到成绩",
            "在看到成绩", "同时，我们也清醒", "我们也清醒", "我们清醒", "我们深切体会", "这些成绩",
        ].contains { String(start).begins(with: $0) }
    }

    /// Whether a paragraph of the review begins to name shortcomings: 我们也清醒看到，还存在不少困难和问题.
    static func admitsShortcomings(_ text: String) -> Bool {
        let start = String(text.prefix(50))
        let more = String(text.prefix(160))
        return [
            "清醒", "也看到", "必须看到", "也要看到", "还要看到", "仍存在", "还存在", "问题说透", "不容忽视", "还面临", "仍面临",
            "也面临",
        ]
        .contains { start.containsBytes($0) }
            && ["困难", "问题", "不足", "差距", "短板", "缺点", "挑战"].contains { more.containsBytes($0) }
    }

    /// Whether a paragraph admits faults in the words of early reports: 我们的工作还是有缺点的.
    static func admitsFaults(_ text: String) -> Bool {
        let start = String(text.prefix(60))
        guard ["缺点", "偏差和错误", "官僚主义的"].contains(where: { start.containsBytes($0) }) else {
            return false
        }
        return ["工作", "执行", "领导"].contains { start.containsBytes($0) }
            && ["还是有", "还有", "仍有", "存在", "发生过", "也有"].contains { start.containsBytes($0) }
            && !["有人", "不是", "掩盖", "克服了", "纠正了"].contains { start.containsBytes($0) }
    }
}

internal import TextAnalysis

/// Finds the statutory section of a text by headings and first words.
enum SectionClassifier {
    /// The words of each section, the most specific first: headings with 第一责任人 also contain 情况, and headings with
    /// 不足 also contain 成效.
    private static let signs: [(section: Section, words: [String])] = [
        (
            .leadership,
            [
                "第一责任人", "主要负责人", "主要负责同志", "党政主要", "主要领导", "主要责任人", "履行法治建设", "履行推进法治", "履职情况",
                "履职尽责", "履责情况", "述法",
                "履行职责情况", "领导责任落实", "一把手",
            ]
        ),
        (
            .plan,
            [
                "下一年", "下一步", "下步", "明年", "来年", "工作安排", "主要安排", "工作打算", "工作计划",
                "工作思路", "今后", "下年度", "工作部署", "努力方向", "总体要求", "目标任务", "重点任务",
                "重点工作安排", "安排", "打算", "下阶段", "下一阶段", "工作设想", "工作建议", "工作意见", "工作重点", "改进措施", "整改措施",
                "奋斗目标", "主要任务", "工作目标", "发展思路", "形势任务", "计划", "重点工作", "工作任务", "总体部署", "政策取向",
                "指导方针", "主要考虑", "展望",
            ]
        ),
        (.shortcomings, shortcomings),
        (
            .achievements,
            [
                "举措", "成效", "做法", "主要工作", "回顾", "进展", "完成情况", "开展情况", "工作情况", "成绩", "成就", "措施",
                "亮点",
                "建设情况", "落实情况", "推进情况", "执行情况", "总体情况", "工作总结", "工作成果", "主要成果", "基本情况和主要", "特色工作",
            ]
        ),
    ]

    private static let shortcomings = [
        "不足", "存在的问题", "存在问题", "主要问题", "困难", "短板", "薄弱", "问题及原因", "问题和原因", "问题与原因", "原因分析", "挑战",
        "差距",
        "突出问题", "形势和问题", "形势与问题", "问题及", "问题和", "不到位", "存在的主要", "问题表现",
    ]

    /// The section that a heading begins.
    static func section(ofHeading text: String) -> Section {
        let heading = SimplifiedCharacters.shared.text(text)
        if looksBack(heading) { return .achievements }
        if measures.contains(where: { heading.ends(with: $0) }) { return .other }
        for (section, words) in signs where words.contains(where: { heading.holds($0) }) {
            return section
        }
        // 问题 alone names a part; 解决群众反映的问题 does not.
        let marker = HeadingMarker(heading)?.scalarCount ?? 0
        let words = String(heading.unicodeScalars.dropFirst(marker)).filter {
            !$0.isWhitespace && !"【】：:。*".contains($0)
        }
        return words == "问题" ? .shortcomings : .other
    }

    /// The ends of headings about what was planned that say what became of it: 重点工作完成情况.
    private static let reviews = [
        "回顾", "执行情况", "完成情况", "落实情况", "进展情况", "开展情况", "成就", "成绩", "总结",
    ]
    /// Words that tell that a heading is about what will be.
    private static let aims = ["下一", "下步", "明年", "来年", "今后", "下年", "打算", "展望"]
    /// Ends of headings of plans and opinions that name no part of a report.
    private static let measures = ["保障措施", "组织措施", "政策措施"]

    /// Whether a heading is about what was done, although it names a plan: 2023年工作计划执行情况.
    private static func looksBack(_ heading: String) -> Bool {
        reviews.contains { heading.holds($0) } && !aims.contains { heading.holds($0) }
            && !shortcomings.contains { heading.holds($0) }
            && !signs[0].words.contains { heading.holds($0) }
    }

    /// Whether a line without a number names a part: 2017年工作回顾, 主要做法及成效：, 下一步打算.
    static func namesPart(_ text: String) -> Bool {
        guard section(ofHeading: text) != .other else { return false }
        return partEnds.contains { end in
            ["", "：", ":", "】"].contains { text.ends(with: end + $0) }
        }
    }

    /// The ends of headings that name a part.
    private static let partEnds = [
        "回顾", "安排", "打算", "思路", "计划", "任务", "工作", "建议", "部署", "成效", "举措", "做法", "情况", "不足", "问题",
        "原因", "分析",
        "短板", "困难", "挑战", "差距", "亮点", "目标", "总结", "成就", "成绩", "方向", "设想", "重点", "职责", "总体要求",
    ]

    /// Whether a heading names shortcomings.
    static func namesShortcomings(_ heading: String) -> Bool {
        shortcomings.contains { heading.holds($0) }
    }

    /// Whether a heading of a work report begins the review of the past.
    static func opensReview(_ heading: String) -> Bool {
        ["回顾", "过去", "以来", "的成就", "取得的成"].contains { heading.holds($0) }
    }

    /// Whether a paragraph begins with the plan for the next year.
    static func opensPlan(_ text: String) -> Bool {
        let start = String(text.prefix(20))
        return ["下一步", "下步", "今后", "明年", "来年", "下一年", "工作打算", "工作安排"].contains {
            start.holds($0)
        }
    }

    /// Whether a paragraph addresses the assembly, or begins to talk about the whole year again.
    static func addressesAssembly(_ text: String) -> Bool {
        let start = text.drop { $0.isWhitespace }
        return [
            "各位代表", "一年来", "过去一年", "五年来", "过去五年", "过去的一年", "回顾", "总结", "看到成绩",
            "在看到成绩", "同时，我们也清醒", "我们也清醒", "我们清醒", "我们深切体会", "这些成绩",
        ].contains { String(start).begins(with: $0) }
    }

    /// Whether a paragraph of the review begins to name shortcomings: 我们也清醒看到，还存在不少困难和问题.
    static func confesses(_ text: String) -> Bool {
        let start = String(text.prefix(50))
        let more = String(text.prefix(160))
        return ["清醒", "也看到", "必须看到", "也要看到", "还要看到", "仍存在", "还存在", "问题说透"]
            .contains { start.holds($0) }
            && ["困难", "问题", "不足", "差距", "短板", "缺点", "挑战"].contains { more.holds($0) }
    }
}

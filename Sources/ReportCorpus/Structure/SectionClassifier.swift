/// Tells from a part's heading which of the statutory parts it is.
enum SectionClassifier {
    /// Words that decide, the most telling first: 第一责任人 stands in headings that also speak of
    /// 情况, 不足 in headings that also speak of 成效.
    private static let signs: [(section: Section, words: [String])] = [
        (.leadership, ["第一责任人", "主要负责人", "主要负责同志", "党政主要"]),
        (
            .plan,
            [
                "下一年", "下一步", "下步", "明年", "来年", "工作安排", "主要安排", "工作打算", "工作计划",
                "工作思路", "今后", "下年度", "工作部署", "努力方向", "总体要求", "目标任务", "重点任务",
                "重点工作安排", "安排",
            ]
        ),
        (.shortcomings, ["不足", "存在的问题", "存在问题", "主要问题", "困难", "短板", "薄弱"]),
        (
            .achievements,
            ["举措", "成效", "做法", "主要工作", "回顾", "进展", "完成情况", "开展情况", "工作情况", "成绩", "成就", "措施"]
        ),
    ]

    /// The part that a heading opens.
    static func section(ofHeading heading: String) -> Section {
        for (section, words) in signs where words.contains(where: { heading.holds($0) }) {
            return section
        }
        return .other
    }
}

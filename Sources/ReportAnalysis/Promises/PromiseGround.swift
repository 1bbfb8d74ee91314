internal import ReportCorpus
internal import TextBasics

/// Decides which sentences of a plan promise something, and which sentences of the next report can tell that it was done.
enum PromiseGround {
    /// Sentences shorter than this, in characters, are headings within a paragraph.
    static let minLength = 14

    /// Beginnings of sentences of a plan that promise nothing.
    private static let noPromises = [
        "今年是", "明年是", "做好今年", "做好政府工作", "我们", "新形势", "各级政府必须", "实现上述", "确定以上", "总的要求",
        "今年外部", "经济增长目标", "各位代表", "总体要求", "同志们", "让我们",
    ]
    /// Names of what is said before the plan itself.
    private static let requirements = ["总体要求", "总的要求", "总要求", "总体思路"]
    private static let maxRequirement = 30
    /// The maximum length of a heading at the beginning of a paragraph: （三）深化改革开放，激发发展活力。
    private static let maxHeading = 40
    /// Verbs of promises. A sentence on 我省 without any of them describes how things are.
    private static let promising = ["要", "将", "推进", "加快", "推动", "力争", "加强", "建设", "确保", "实施"]
    private static let own = ["我省", "我市", "我区", "我县", "我州", "我旗", "我镇", "我局"]
    private static let minSubject = 3
    private static let maxSubject = 10
    /// Parts of subjects that name nobody in particular.
    private static let everybody = [
        "我们", "各级", "各地", "各部门", "政府", "干部", "全省", "全市", "全区", "全县", "企业", "各方", "同时", "今年", "明年",
        "工作", "同志",
    ]
    /// Verbs before a place that is to do something: 支持烟台打造示范城市.
    private static let supporting = ["支持", "推动", "指导", "鼓励"]
    private static let supported = ["打造", "建设", "创建", "争创", "做大", "做强", "发展", "加快", "在"]
    /// Words of thanks, of lessons, and of what guided the work.
    private static let reflections = [
        "表示衷心", "衷心感谢", "崇高敬意", "诚挚感谢", "崇高的敬意", "根本在于", "必须坚持", "必须把", "为指导",
    ]
    /// Beginnings of paragraphs of lessons.
    private static let lessons = [
        "深切体会", "深刻体会", "深刻认识", "深切感受", "深深体会", "实践中",
    ]
    private static let maxLesson = 40
    private static let told: Set<Section> = [.achievements, .leadership, .other]

    /// Whether an item of a plan promises something.
    static func promises(_ item: PromiseItem) -> Bool {
        let text = item.text
        return text.unicodeScalars.count >= minLength && !isStatement(text)
            && !isNumberedHeading(text) && !namesRequirements(text) && !describes(text)
            && !noPromises.contains { text.hasPrefix($0) }
            && ["。", "；", ";", "！"].contains { text.hasSuffix($0) }
    }

    /// Who must do what an item says, if it begins with them: 蒙能集团 of 蒙能集团要当好顶梁柱. Nil if it is everybody.
    static func subject(of item: PromiseItem) -> String? {
        let scalars = Array(item.text.unicodeScalars.prefix(maxSubject + 1))
        if let verb = supporting.first(where: { item.text.hasPrefix($0) }) {
            return supported(String(item.text.dropFirst(verb.count).prefix(maxSubject)))
        }
        guard let end = scalars.firstIndex(of: "要"), end >= minSubject,
            scalars[..<end].allSatisfy({ $0.properties.isAlphabetic || $0 == "、" }),
            !"需主重必只还都也既".unicodeScalars.contains(scalars[end - 1])
        else { return nil }
        let subject = String(String.UnicodeScalarView(scalars[..<end]))
        return everybody.contains { subject.contains($0) } ? nil : subject
    }

    /// The place before the first verb of what it is to do: 烟台 of 烟台打造示范城市. Nil if there is no verb.
    private static func supported(_ text: String) -> String? {
        let name = text.indices.first { index in
            supported.contains { text[index...].hasPrefix($0) }
        }.map { String(text[..<$0]) }
        guard let name, (2...6).contains(name.count),
            name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }),
            !everybody.contains(where: { name.contains($0) })
        else { return nil }
        return name
    }

    /// The sentences of a report that can tell what was done: not its plan, its shortcomings, the explanations after its
    /// plan, its thanks and its lessons.
    static func telling(_ items: [PromiseItem]) -> [PromiseItem] {
        let plan = items.first { $0.paragraph.section == .plan }?.paragraph.ordinal ?? .max
        var (last, isLesson) = (-1, false)
        return items.filter { item in
            if item.paragraph.ordinal != last {
                last = item.paragraph.ordinal
                let start = String(item.paragraph.text.prefix(maxLesson))
                isLesson = lessons.contains { start.contains($0) }
            }
            return told.contains(item.paragraph.section) && !isLesson
                && !(item.paragraph.section == .other && item.paragraph.ordinal > plan)
                && !item.text.hasPrefix("必须") && !reflections.contains { item.text.contains($0) }
        }
    }

    /// Whether a sentence says what a year is: 2025年是收官之年.
    private static func isStatement(_ text: String) -> Bool {
        let rest = text.unicodeScalars.drop { $0.properties.numericType != nil }
        return rest.starts(with: "年是".unicodeScalars)
    }

    /// Whether a sentence is a heading with a number in Chinese numerals, without a figure.
    private static func isNumberedHeading(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= maxHeading, let first = scalars.first,
            "（(".unicodeScalars.contains(first)
        else { return false }
        let (_, end) = ChineseNumerals.ofDates.byPlaceValue(scalars, from: 1)
        return end > 1 && end < scalars.count && "）)".unicodeScalars.contains(scalars[end])
            && !scalars[end...].contains { ChineseNumerals.decimalDigit($0) != nil }
    }

    /// Whether a sentence states the general requirements of a year: 工作的总体要求是：….
    private static func namesRequirements(_ text: String) -> Bool {
        let start = text.unicodeScalars.prefix { $0 != "：" && $0 != ":" }.prefix(maxRequirement)
        let head = String(String.UnicodeScalarView(start))
        return requirements.contains { head.contains($0) }
    }

    /// Whether a sentence only describes how things are: 我区60岁以上老年人平均每年新增30万人.
    private static func describes(_ text: String) -> Bool {
        own.contains { text.hasPrefix($0) } && !promising.contains { text.contains($0) }
    }
}

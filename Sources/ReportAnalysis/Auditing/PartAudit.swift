internal import ReportCorpus

/// Looks for the statutory sections of a report. If no heading names a section, it looks for text that may belong to
/// it, so that a section with an unusual heading is not reported as missing.
struct PartAudit {
    private let paragraphs: [Paragraph]

    init(_ paragraphs: [Paragraph]) { self.paragraphs = paragraphs }

    /// The order of the sections in a report.
    private static let order: [Section] = [.achievements, .shortcomings, .leadership, .plan]
    /// Words in a heading that suggest which section it begins.
    private static let signs: [Section: [String]] = [
        .achievements: ["成效", "举措", "工作情况", "主要做法", "取得", "扎实推进", "开展情况"],
        .shortcomings: ["不足", "存在问题", "存在的问题", "短板", "差距", "薄弱", "困难", "原因", "弱项", "问题", "瓶颈"],
        .leadership: ["责任人", "负责人", "负责同志", "主要领导", "书记", "一把手", "党政主要", "关键少数"],
        .plan: [
            "下一步", "下步", "下一年", "明年", "来年", "今后", "打算", "计划", "安排", "下阶段", "思路", "努力方向", "展望", "设想",
            "新篇章",
        ],
    ]
    /// The same for the beginning of a paragraph, which must contain one word of each list.
    private static let openings: [Section: [[String]]] = [
        .shortcomings: [["存在", "仍有", "还有", "尚有", "面临"], ["不足", "问题", "短板", "差距", "薄弱", "困难"]],
        .leadership: [
            ["第一责任人", "主要负责人", "主要负责同志", "主要领导", "党组书记", "局长"], ["职责", "责任", "法治", "带头", "履行"],
        ],
        .plan: [["下一步", "下步", "下一年", "明年", "来年", "今后", "下阶段"]],
    ]
    /// Words that are frequent in the text of a section, for sections that are neither the first nor the last.
    private static let words: [Section: [String]] = [
        .shortcomings: ["不足", "薄弱", "不强", "不够", "有待", "问题", "短板", "不高", "欠缺"],
        .leadership: ["第一责任人", "主要负责人", "主要负责同志", "书记", "局长", "带头", "亲自", "述法"],
    ]
    /// The number of characters at the beginning of a paragraph that are searched for `openings`.
    private static let openingLength = 40

    func finding(_ part: AuditRules.Part) -> AuditFinding {
        let own = paragraphs.filter { belongs($0, to: part) }
        // The heading proves the section; without one, the first paragraph does.
        if let proof = own.first(where: \.isHeading) ?? own.first {
            let count = own.filter { !$0.isHeading }.reduce(0) {
                $0 + $1.text.unicodeScalars.count { !$0.properties.isWhitespace }
            }
            let verdict: AuditFinding.Verdict = count < part.minCharacters ? .thin : .fine
            return AuditFinding(
                .part, part.name, verdict,
                .length(characters: count, min: part.minCharacters), in: proof)
        }
        if let section = part.section, let meant = candidate(section) {
            return AuditFinding(
                .part, part.name, .uncertain,
                .maybe(text: Self.beginning(of: meant), words: part.headingWords), in: meant)
        }
        return AuditFinding(
            .part, part.name, part.isOptional ? .absent : .missing,
            .noHeading(words: part.headingWords), in: nil)
    }

    private func belongs(_ paragraph: Paragraph, to part: AuditRules.Part) -> Bool {
        if let section = part.section { return paragraph.section == section }
        let headings = paragraph.headings + [paragraph.isHeading ? paragraph.text : ""]
        return headings.contains { heading in
            part.headingWords.contains { heading.contains($0) }
        }
    }

    /// The paragraph where a section may begin that no heading names: a heading with one of its `signs`; otherwise a
    /// heading without a section, at the section's usual position; otherwise a paragraph that begins with its
    /// `openings`.
    private func candidate(_ section: Section) -> Paragraph? {
        let signs = Self.signs[section] ?? []
        let named = paragraphs.first { paragraph in
            Self.heading(of: paragraph).map { heading in signs.contains(where: heading.contains) }
                ?? false
        }
        if let named { return named }
        if let heading = unnamedHeading(section) { return heading }
        guard let words = Self.openings[section] else { return nil }
        return paragraphs.dropFirst().first { paragraph in
            let start = String(paragraph.text.prefix(Self.openingLength))
            return !paragraph.isHeading
                && words.allSatisfy { list in list.contains(where: start.contains) }
        }
    }

    /// The paragraph's text if it is a heading; its innermost heading if its text begins with it; otherwise nil.
    private static func heading(of paragraph: Paragraph) -> String? {
        if paragraph.isHeading { return paragraph.text }
        return paragraph.headings.last.flatMap { paragraph.text.hasPrefix($0) ? $0 : nil }
    }

    /// An outermost heading without a section, between the preceding and the following sections. If there are several,
    /// the first for the achievements, the last for the plan, otherwise the one with the highest score.
    private func unnamedHeading(_ section: Section) -> Paragraph? {
        guard let place = Self.order.firstIndex(of: section) else { return nil }
        let before = Set(Self.order[..<place])
        let after = Set(Self.order[(place + 1)...])
        let start = paragraphs.lastIndex { before.contains($0.section) }.map { $0 + 1 } ?? 0
        let end =
            paragraphs[start...].firstIndex { after.contains($0.section) } ?? paragraphs.endIndex
        let headings = paragraphs.indices[start..<end].filter {
            let paragraph = paragraphs[$0]
            return paragraph.isHeading && paragraph.section == .other
                && paragraph.headings.isEmpty && paragraph.text.count <= 40
                && !["目录", "附件", "名词解释", "其他"].contains(where: paragraph.text.contains)
        }
        // What was done comes first, and the plan last.
        if section == .achievements { return headings.first.map { paragraphs[$0] } }
        if section == .plan { return headings.last.map { paragraphs[$0] } }
        let scores = headings.map { score(of: section, below: $0) }
        guard let most = scores.max(), let index = scores.firstIndex(of: most) else { return nil }
        return paragraphs[headings[index]]
    }

    /// The mean number of a section's `words` that occur in a paragraph below a heading; 0 without paragraphs.
    private func score(of section: Section, below heading: Int) -> Double {
        let words = Self.words[section] ?? []
        let text = paragraphs[(heading + 1)...].prefix { !$0.isHeading || !$0.headings.isEmpty }
        if text.isEmpty { return 0 }
        let count = text.reduce(0) { sum, paragraph in
            sum + words.count { paragraph.text.contains($0) }
        }
        return Double(count) / Double(text.count)
    }

    private static func beginning(of paragraph: Paragraph) -> String {
        let text = paragraph.text
        return text.count > 30 ? String(text.prefix(30)) + "…" : text
    }
}

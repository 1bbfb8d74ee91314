internal import ReportCorpus
public import ReportSearch

/// Finds what reports of the next year say of the items of plans.
///
/// An item is linked to the sentence that shares most of its content with it: the cosine of their contents, weighted by
/// rarity, plus the share of one clause of the item that the sentence has. A plan states in one sentence what the next
/// report tells in parts, so the clause is looked for in the whole sentence. The threshold was set on five pairs of
/// reports and measured on five others; see `Benchmarks/README.md`.
public struct PromiseAlignment {
    private let items: PromiseItems
    private let weights: PromiseWeights

    /// The least score of a link.
    static let threshold = 0.7
    /// A score of a link beyond doubt, which is strength 1.
    private static let certain = 1.6
    /// What the cosine of the sentences counts; a clause counts 1 at most.
    private static let cosineWeight = 1.5
    /// The shared weight of a clause that counts in full: less is shared by chance.
    private static let fullMass = 80.0
    /// The least shared weight of sentences whose clauses are compared.
    private static let minMass = 30.0
    /// Sentences shorter than this are headings within a paragraph, unless they say nearly the same.
    private static let minTold = 14
    private static let minHeadingCosine = 0.5
    /// Beginnings of sentences of a plan that promise nothing.
    private static let noPromises = [
        "今年是", "明年是", "做好今年", "做好政府工作", "我们", "新形势", "各级政府必须", "实现上述", "确定以上", "总的要求",
        "今年外部", "经济增长目标", "各位代表", "总体要求", "同志们",
    ]
    private static let told: Set<Section> = [.achievements, .leadership, .other]

    /// - Parameters:
    ///   - reports: the reports whose sentences tell how rare a word is; more are better.
    ///   - limits: checked for each paragraph.
    /// - Complexity: O(text).
    public init(
        _ reports: [ReportText], limits: WorkLimits = WorkLimits()
    ) throws(ReportSearchError) {
        items = try PromiseItems()
        var contents: [PromiseContent] = []
        for report in reports {
            contents += try items.items(of: report, in: Set(Section.allCases), limits)
                .map(\.content)
        }
        weights = PromiseWeights(contents)
    }

    /// The items of a plan with what the next report says about each.
    ///
    /// - Parameters:
    ///   - plan: the report with the plan.
    ///   - next: the report of the next year.
    ///   - limits: checked for each paragraph, and for each item.
    /// - Complexity: O(n · m) for n items of the plan and m sentences of the next report.
    public func pair(
        _ plan: ReportText, _ next: ReportText, limits: WorkLimits = WorkLimits()
    ) throws(ReportSearchError) -> PromisePair {
        let achievements = weighed(try items.items(of: next, in: Self.told, limits))
        let plans = weighed(try items.items(of: next, in: [.plan], limits))
        var promises: [Promise] = []
        for item in try items.items(of: plan, in: [.plan], limits) where Self.isPromise(item) {
            try limits.check()
            promises.append(promise(item, plan, next, achievements, plans))
        }
        return PromisePair(plan: plan, next: next, promises: promises)
    }

    /// An item with the weights of its content. A class, since loops hand it on many times.
    private final class Weighed {
        let item: PromiseItem
        let content: WeighedContent

        init(_ item: PromiseItem, _ weights: PromiseWeights) {
            self.item = item
            content = weights.weighed(item.content)
        }
    }

    /// An item of a plan with its clauses.
    private struct Planned {
        let item: Weighed
        let clauses: [WeighedContent]
    }

    private func weighed(_ items: [PromiseItem]) -> [Weighed] {
        items.map { Weighed($0, weights) }
    }

    private static func isPromise(_ item: PromiseItem) -> Bool {
        item.text.unicodeScalars.count >= minTold && !isStatement(item.text)
            && !noPromises.contains { item.text.hasPrefix($0) }
            && ["。", "；", ";", "！"].contains { item.text.hasSuffix($0) }
    }

    /// Whether a sentence says what a year is: 2025年是收官之年.
    private static func isStatement(_ text: String) -> Bool {
        let rest = text.unicodeScalars.drop { $0.properties.numericType != nil }
        return rest.starts(with: "年是".unicodeScalars)
    }

    private func promise(
        _ item: PromiseItem, _ plan: ReportText, _ next: ReportText, _ achievements: [Weighed],
        _ plans: [Weighed]
    ) -> Promise {
        let own = Planned(
            item: Weighed(item, weights),
            clauses: items.clauses(of: item).map(weights.weighed))
        let done = best(own, achievements)
        let repeated = done.score >= Self.threshold ? (score: 0.0, item: nil) : best(own, plans)
        let link = done.score >= Self.threshold ? done : repeated
        let isLinked = link.score >= Self.threshold
        return Promise(
            item: Self.passage(item, of: plan),
            outcome: done.score >= Self.threshold ? .done : isLinked ? .repeated : .gone,
            strength: isLinked ? min(1, link.score / Self.certain) : 0,
            passage: isLinked ? link.item.map { Self.passage($0, of: next) } : nil)
    }

    private func best(_ own: Planned, _ others: [Weighed]) -> (score: Double, item: PromiseItem?) {
        var best: (score: Double, item: PromiseItem?) = (0, nil)
        for other in others {
            let score = score(own, other)
            if score > best.score { best = (score, other.item) }
        }
        return best
    }

    private func score(_ planned: Planned, _ other: Weighed) -> Double {
        let one = planned.item
        let mass = one.content.shared(with: other.content)
        guard mass >= Self.minMass else { return 0 }
        let cosine = mass / max(1, (one.content.mass * other.content.mass).squareRoot())
        if other.item.text.unicodeScalars.count < Self.minTold, cosine < Self.minHeadingCosine {
            return 0
        }
        var told = 0.0
        for clause in planned.clauses {
            let shared = clause.shared(with: other.content)
            told = max(told, shared / max(1, clause.mass) * min(1, shared / Self.fullMass))
        }
        return Self.cosineWeight * cosine + told
    }

    private static func passage(_ item: PromiseItem, of report: ReportText) -> PromisePassage {
        let paragraph = item.paragraph
        let figures = paragraph.placedFigures(in: report.file, metadata: report.metadata)
        return PromisePassage(
            source: report.place(of: item.range, in: paragraph),
            text: item.text, section: paragraph.section, metadata: report.metadata,
            figures: figures.filter { item.range.contains($0.figure.range.lowerBound) })
    }
}

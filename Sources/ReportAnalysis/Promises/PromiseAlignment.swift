internal import Processes
internal import ReportCorpus
public import ReportSearch

/// Finds what reports of the next year say of the items of plans.
///
/// An item is linked to the sentence that shares most of its content with it: the cosine of their contents, weighted by
/// rarity, plus the share of one clause of the item that the sentence has. A plan states in one sentence what the next
/// report tells in parts, so the clause is looked for in the whole sentence. The threshold was set on eight pairs of
/// reports and measured on eight others; see `Benchmarks/README.md`.
public struct PromiseAlignment: Sendable {
    /// The items of each known report, by its place.
    private let known: [String: [PromiseItem]]
    private let weights: PromiseWeights

    /// The least score of a link.
    static let threshold = 0.6
    /// A score of a link beyond doubt, which is strength 1.
    private static let certain = 1.6
    /// What the cosine of the sentences counts; a clause counts 1 at most.
    private static let cosineWeight = 1.5
    /// The shared weight of a clause that counts in full: less is shared by chance.
    private static let fullMass = 80.0
    /// The least shared weight of sentences whose clauses are compared.
    private static let minMass = 30.0
    /// The least cosine of a heading within a paragraph: it must say nearly the same.
    private static let minHeadingCosine = 0.5

    /// - Parameters:
    ///   - reports: the reports whose sentences tell how rare a word is; more are better.
    ///   - limits: checked for each paragraph.
    /// - Complexity: O(text), divided between all cores.
    public init(
        _ reports: [ReportText], limits: WorkLimits = WorkLimits()
    ) throws(ReportSearchError) {
        let items = try ParallelWork.map(
            reports.count, threads: WorkerThreads.coreCount, limits: limits,
            makeWorker: { () throws(ReportSearchError) in try PromiseItems() }
        ) { items, number throws(ReportSearchError) in
            try items.items(of: reports[number], limits)
        }
        weights = PromiseWeights(items.joined().lazy.map(\.content))
        var known: [String: [PromiseItem]] = [:]
        for (report, items) in zip(reports, items) { known[Self.place(of: report)] = items }
        self.known = known
    }

    private static func place(of report: ReportText) -> String {
        report.inner.map { "\(report.file)\0\($0)" } ?? report.file
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
        try pair(plan, next, try PromiseItems(), limits)
    }

    /// The same with something that divides text, of which each thread has its own.
    func pair(
        _ plan: ReportText, _ next: ReportText, _ reading: PromiseItems, _ limits: WorkLimits
    ) throws(ReportSearchError) -> PromisePair {
        let told = try items(of: next, reading, limits)
        let planned = try items(of: plan, reading, limits)
        let achievements = PromiseSentences(PromiseGround.telling(told), weights)
        let plans = PromiseSentences(told.filter { $0.paragraph.section == .plan }, weights)
        var (own, others) = (PassageFigures(plan), PassageFigures(next))
        var promises: [Promise] = []
        for item in planned where item.paragraph.section == .plan && PromiseGround.promises(item) {
            try limits.check()
            let content = weights.weighed(item.content)
            let clauses = reading.clauses(of: item).map(weights.weighed)
            let subject = PromiseGround.subject(of: item).map {
                weights.weighed(reading.content($0))
            }
            let done = best(content, clauses, achievements, subject)
            let isDone = done.score >= Self.threshold
            let link = isDone ? done : best(content, clauses, plans, subject)
            let isLinked = link.score >= Self.threshold
            promises.append(
                Promise(
                    item: own.passage(item), outcome: isDone ? .done : isLinked ? .repeated : .gone,
                    strength: isLinked ? min(1, link.score / Self.certain) : 0,
                    passage: isLinked ? link.item.map { others.passage($0) } : nil))
        }
        return PromisePair(plan: plan, next: next, promises: promises)
    }

    private func items(
        of report: ReportText, _ reading: PromiseItems, _ limits: WorkLimits
    ) throws(ReportSearchError) -> [PromiseItem] {
        if let known = known[Self.place(of: report)] { return known }
        return try reading.items(of: report, limits)
    }

    /// The sentence that says most of an item.
    ///
    /// - Parameter subject: who must do it; a sentence that does not name them tells of others.
    private func best(
        _ item: WeighedContent, _ clauses: [WeighedContent], _ sentences: PromiseSentences,
        _ subject: WeighedContent?
    ) -> (score: Double, item: PromiseItem?) {
        let named = subject.map { sentences.shared(with: $0) }
        let masses = sentences.shared(with: item)
        let parts = clauses.map { (mass: $0.mass, shared: sentences.shared(with: $0)) }
        var best: (score: Double, item: PromiseItem?) = (0, nil)
        for (number, mass) in masses.enumerated() where mass >= Self.minMass {
            let cosine = mass / max(1, (item.mass * sentences.masses[number]).squareRoot())
            if sentences.lengths[number] < PromiseGround.minLength, cosine < Self.minHeadingCosine {
                continue
            }
            if let named, let subject, named[number] * 2 < subject.mass { continue }
            var told = 0.0
            for part in parts {
                let shared = part.shared[number]
                told = max(told, shared / max(1, part.mass) * min(1, shared / Self.fullMass))
            }
            let score = Self.cosineWeight * cosine + told
            if score > best.score { best = (score, sentences.items[number]) }
        }
        return best
    }
}

/// Passages of a report with their figures. Figures of a paragraph are read once.
private struct PassageFigures {
    private let report: ReportText
    private var known: [Int: [PlacedFigure]] = [:]

    init(_ report: ReportText) { self.report = report }

    mutating func passage(_ item: PromiseItem) -> PromisePassage {
        let paragraph = item.paragraph
        let figures =
            known[paragraph.ordinal]
            ?? paragraph.placedFigures(in: report.file, metadata: report.metadata)
        known[paragraph.ordinal] = figures
        return PromisePassage(
            source: report.place(of: item.range, in: paragraph),
            text: item.text, section: paragraph.section, metadata: report.metadata,
            figures: figures.filter { item.range.contains($0.figure.range.lowerBound) })
    }
}

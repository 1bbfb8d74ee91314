internal import Processes
internal import ReportCorpus
public import ReportSearch

/// Finds what the reports of the next year say about the items of plans.
///
/// An item is linked to the sentence with the highest score: the cosine of item and sentence, with tokens weighted by
/// rarity, plus the largest share of a clause of the item that the sentence contains. Clauses are scored separately
/// because the next report often splits one sentence of the plan into several. The threshold was set on sixteen pairs of
/// reports and measured on five others; see `Benchmarks/README.md`.
public struct PromiseAlignment: Sendable {
    /// The items of each known report, by its path.
    private let known: [String: [PromiseItem]]
    private let weights: PromiseWeights

    /// The minimum score of a link.
    static let threshold = 0.6
    /// The score from which a link has strength 1.
    private static let certain = 1.6
    /// The weight of the cosine in a score; a clause adds at most 1.
    private static let cosineWeight = 1.5
    /// The shared weight from which the share of a clause counts in full. A smaller weight may be shared by chance and
    /// counts proportionally less.
    private static let fullMass = 80.0
    /// The minimum weight that an item and a sentence must share to be scored.
    private static let minMass = 30.0
    /// The minimum cosine of a heading within a paragraph and an item: both must say nearly the same.
    private static let minHeadingCosine = 0.5

    /// - Parameters:
    ///   - reports: the reports whose sentences show how rare a token is; more are better.
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

    /// The same with a given splitter, for callers that keep one per thread.
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

    /// The sentence with the highest score for an item; nil if none shares enough weight.
    ///
    /// - Parameter subject: who must do it; sentences that share less than half of its weight are skipped. Nil for
    ///   anybody.
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

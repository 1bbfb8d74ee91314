public import ReportCorpus

/// A passage of a report that is an item of a plan, or that reports on one.
public struct PromisePassage: Sendable {
    /// The paragraph, and the bytes of the passage in the file.
    public let source: SourcePlace
    /// The text.
    public let text: String
    /// The statutory section.
    public let section: Section
    /// The metadata of the report.
    public let metadata: Metadata
    /// The figures in the passage.
    public let figures: [PlacedFigure]

    /// The path of the file.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1.
    public var paragraph: Int { source.paragraph ?? 0 }
}

/// An item of a plan and what the report of the next year says about it.
public struct Promise: Sendable {
    /// The item.
    public let item: PromisePassage
    /// What the next report says about it.
    public let outcome: PromiseOutcome
    /// The strength of the link between item and passage, 0 to 1; 0 without a link.
    public let strength: Double
    /// The passage of the next report; nil if it does not mention the item.
    public let passage: PromisePassage?

    /// One pair for each figure of the item, with the figure of the passage that measures the same thing, if any.
    public var figures: [FigurePair] {
        FigurePair.promised(item.figures, passage?.figures ?? []).filter { $0.left != nil }
    }
}

/// The plan of a report, compared with the report of the next year.
public struct PromisePair: Sendable {
    /// The report with the plan.
    public let plan: ReportText
    /// The report of the next year.
    public let next: ReportText
    /// The items of the plan, in its order.
    public let promises: [Promise]

    /// The pair with only the items that have a given outcome.
    package func only(_ outcome: PromiseOutcome) -> PromisePair {
        PromisePair(plan: plan, next: next, promises: promises.filter { $0.outcome == outcome })
    }

    /// The number of items with an outcome.
    public func count(_ outcome: PromiseOutcome) -> Int { promises.count { $0.outcome == outcome } }
}

import ArgumentParser
import ReportOutput

/// `rlsearch-bench`: how fast queries are answered, and how fast and how well text is tokenized.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rlsearch-bench",
        abstract: "Measure how fast and how well rlsearch does its work.",
        subcommands: [QueryBench.self, SegmentBench.self, AccuracyBench.self],
        defaultSubcommand: QueryBench.self)
}

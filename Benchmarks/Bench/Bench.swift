import ArgumentParser
import ReportOutput

/// `rlsearch-bench`: the speed of queries, and the speed and accuracy of tokenization.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rlsearch-bench",
        abstract: "Measure how fast and how well rlsearch does its work.",
        subcommands: [QueryBench.self, SegmentBench.self, AccuracyBench.self],
        defaultSubcommand: QueryBench.self)
}

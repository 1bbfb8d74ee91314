import ArgumentParser
import ReportSearch

/// The root of the command line.
struct RLSearch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rlsearch",
        abstract: "Search Chinese government reports: the right paragraph, agency and year.",
        discussion: """
            Examples:
              rlsearch index reports/            index a folder; again later: only what changed
              rlsearch query 行政执法             the best paragraphs, with agency, year and place
              rlsearch query 裁量基准 --year 2023 --section plan
              rlsearch query "法治思想 培训" -l    files in which both stand
              rlsearch query 行政处罚 --json      one object a line, for programs

            The index lies in .rlsearch in the working folder; queries find it from any folder
            below. --index or RLSEARCH_INDEX name another one.

            Exit status: 0 found or done, 1 nothing found, 2 error.
            """,
        version: isVersionAsked ? versionText : ProductVersion.number,
        subcommands: [
            IndexCommand.self, QueryCommand.self, BatchCommand.self, ShowCommand.self,
            FacetsCommand.self, FreqCommand.self, KwicCommand.self, CollocatesCommand.self,
            FiguresCommand.self, AuditCommand.self, ReportCommand.self,
            SegmentCommand.self, StatsCommand.self, CheckCommand.self, VerifyCommand.self,
            WhyCommand.self, CompareCommand.self, ReuseCommand.self,
            BenchCommand.self,
        ])

    /// Asking ICU and the segmenter takes as long as a short search.
    private static var isVersionAsked: Bool { CommandLine.arguments.contains("--version") }

    private static var versionText: String {
        "rlsearch \(ProductVersion.number) (index format \(ProductVersion.indexFormat), "
            + "ICU \(ProductVersion.icu), \(ProductVersion.segmenter))"
    }
}

import ArgumentParser
import ReportSearch

/// `rlsearch collocates`
struct CollocatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collocates",
        abstract: "Show the words that stand near a term more often than by chance.",
        discussion: """
            Counts the words within a window on either side of every place where the term stands
            literally. Measures: ll (log-likelihood, how sure), mi (mutual information, how
            strong, in bits), logdice (how typical; 14 at most, comparable between collections).

            Examples:
              rlsearch collocates 行政执法
              rlsearch collocates 营商环境 --window 3 --sort logdice -n 50 --csv
            """)

    @OptionGroup var index: IndexOptions

    @Option(help: ArgumentHelp("Words on either side that count.", valueName: "words"))
    var window = 5

    @Option(help: ArgumentHelp("Leave out words that stand there less often.", valueName: "count"))
    var least = 3

    @Option(help: "The strongest first by: ll, mi, logdice, count.")
    var sort = CollocateSort.ll

    @Option(name: .customShort("n"), help: ArgumentHelp("Words to show.", valueName: "count"))
    var limit = 30

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @OptionGroup var table: TableOptions

    @Argument(help: "The term.")
    var term: String

    func validate() throws {
        if window < 1 { throw ValidationError("--window must be at least 1") }
        if limit < 1 { throw ValidationError("-n must be at least 1") }
    }

    func run() throws {
        let collocation = try ReportSearcher(index.reading).collocation(
            of: term, window: window, leastCount: least, filter: filters.filter)
        // A stable sort: equal ones stay in the order of their words.
        let words = collocation.collocates.sorted { sort.value($0) > sort.value($1) }
            .prefix(limit)
        table.write([
            TableColumn("word", words.map { .text($0.word) }),
            TableColumn("count", words.map { .int($0.count) }),
            TableColumn("left", words.map { .int($0.left) }),
            TableColumn("right", words.map { .int($0.right) }),
            TableColumn("frequency", title: "in all", words.map { .int($0.frequency) }),
            TableColumn("ll", words.map { .decimal($0.logLikelihood, digits: 2) }),
            TableColumn("mi", words.map { .decimal($0.mutualInformation, digits: 2) }),
            TableColumn("logdice", words.map { .decimal($0.logDice, digits: 2) }),
        ])
        if collocation.nodeCount == 0 { throw ExitCode(ExitStatus.nothingFound) }
        Diagnostics.note(
            "the term stands \(collocation.nodeCount) times; \(collocation.windowCount) words near "
                + "it, \(collocation.wordCount) in all")
    }
}

/// What collocates are put in order by.
enum CollocateSort: String, CaseIterable, ExpressibleByArgument {
    case ll, mi, logdice, count

    func value(_ collocate: Collocate) -> Double {
        switch self {
        case .ll: collocate.logLikelihood
        case .mi: collocate.mutualInformation
        case .logdice: collocate.logDice
        case .count: Double(collocate.count)
        }
    }
}

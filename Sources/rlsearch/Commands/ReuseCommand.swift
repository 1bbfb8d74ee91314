import ArgumentParser
import ReportSearch

/// `rlsearch reuse`
struct ReuseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reuse",
        abstract: "Show which passages of a report stand in other reports too, and who was first.",
        discussion: """
            Passages of 20 characters and more that a report shares with others of the index,
            small changes inside them allowed. Names, dates, numbers, titles in book marks,
            names of laws, quotations and lines of headings do not count, neither as shared nor
            in the sum of which a share is taken. Of two reports that one is earlier which was
            signed earlier, or reports on an earlier year.

            --all holds all reports against each other and lists the pairs that share most.

            Examples:
              rlsearch reuse report.txt
              rlsearch reuse --agency 望湖区司法局 --year 2023 --csv
              rlsearch reuse --all --least 20
            """)

    @OptionGroup var index: IndexOptions

    @Option(help: "The agency whose report to look at, or a part of its name.")
    var agency: String?

    @Option(help: ArgumentHelp("The year on which it reports.", valueName: "year"))
    var year: Int?

    @Flag(help: "Hold all reports of the index against each other.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Leave out pairs of reports that share less, in percent of either (default: 10 with "
                + "--all, else 0).", valueName: "percent"))
    var least: Double?

    @Option(
        help: ArgumentHelp(
            "With --all: a run of text in more reports than this is common stock, and leads to no "
                + "pair.", valueName: "reports"))
    var common = ReuseNetwork.Options().mostReports

    @Option(
        name: .customShort("n"),
        help: ArgumentHelp(
            "Other reports, or pairs, to show (default: 10 as text, else all).", valueName: "count")
    )
    var limit: Int?

    @Option(help: ArgumentHelp("Threads to work with (default: one a core).", valueName: "count"))
    var threads: Int?

    @Option(help: "When to use colours: auto, always, never.")
    var color = ColorChoice.auto

    @Option(
        help: ArgumentHelp("The encoding of the file (default: detected).", valueName: "name"))
    var encoding: EncodingName?

    @OptionGroup var table: TableOptions

    @Argument(help: "A file.", completion: .file())
    var file: String?

    func validate() throws {
        let ways = [file != nil, agency != nil, all].count { $0 }
        if ways != 1 { throw ValidationError("name a file, or --agency, or --all") }
        if year != nil && agency == nil { throw ValidationError("--year goes with --agency") }
        if let limit, limit < 1 { throw ValidationError("-n must be at least 1") }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
        if common < 2 { throw ValidationError("--common must be at least 2") }
        if let least, !(0...100).contains(least) {
            throw ValidationError("--least must lie between 0 and 100")
        }
    }

    private var shown: Int { limit ?? (table.csv || table.json ? Int.max : 10) }

    func run() throws {
        let reports = try IndexedReports(index.reading)
        if reports.rowFileCount > 0 {
            Diagnostics.note("\(reports.rowFileCount) files of rows hold no reports; left out")
        }
        try all ? runAll(reports) : runOne(reports)
    }

    private func runAll(_ reports: IndexedReports) throws {
        var options = ReuseNetwork.Options()
        options.mostReports = common
        if let least { options.leastShare = least / 100 }
        if let threads { options.threadCount = threads }
        let network = try ReuseNetwork(reports, options: options)
        ReuseOutput(style: Style(isColored: color.isOn), table: table)
            .write(network, limit: shown)
        if network.pairs.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func runOne(_ reports: IndexedReports) throws {
        let report =
            try agency.map { try ReportArgument.find($0, year: year, in: reports) }
            ?? ReportArgument.read(file ?? "", encoding: encoding)
        let reuse = try ReportReuse(of: report, among: reports, threadCount: threads)
        let overlaps = reuse.overlaps.filter {
            max($0.share, $0.shareOfOther) * 100 >= least ?? 0
        }
        ReuseOutput(style: Style(isColored: color.isOn), table: table)
            .write(reuse, overlaps, limit: shown)
        if overlaps.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }
}

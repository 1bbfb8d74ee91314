import ArgumentParser
import ReportOutput

/// `rlsearch reuse`
struct ReuseCommand: Command {
    static let configuration = CommandConfiguration(
        "reuse",
        zh: (
            "找出报告与其他报告相同的文字，以及哪份在先。",
            """
            列出与索引中其他报告共有的 20 字以上的文字，允许其中有小的改动。名称、日期、数字、书名号中的标题、
            法规名称、引文和标题行不计，既不算相同，也不计入总字数。先落款的报告算在先；不知日期则看所报告的年份。

            --all 把全部报告互相比较，列出相同文字最多的若干对报告。
            """
        ),
        en: (
            "Show which passages of a report occur in other reports too, and which was first.",
            """
            Lists the passages of at least 20 characters that a report shares with other reports of the
            index; small changes inside them are allowed. Names, dates, numbers, titles in 《》, names of
            laws, quotations and headings are ignored: they count neither as shared text nor in the
            total. The report that was signed first counts as the earlier one; without dates, the one on
            the earlier year.

            --all compares all reports with each other and lists the pairs that share the most.
            """
        ),
        examples: """
            rlsearch reuse report.txt
            rlsearch reuse --agency 望湖区司法局 --year 2023 --csv
            rlsearch reuse --all --min 20
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            zh: "要看哪个机关的报告，写名称的一部分即可。",
            en: "The agency whose report to examine, or a part of its name.", value: .name))
    var agency: String?

    @Option(
        help: ArgumentHelp(zh: "所报告的年份。", en: "The year on which it reports.", value: .year))
    var year: Int?

    @Flag(
        help: ArgumentHelp(
            zh: "把索引中的全部报告互相比较。", en: "Compare all reports of the index with each other."))
    var all = false

    @Option(
        name: [.customLong("min"), .customLong("least")],
        help: ArgumentHelp(
            zh: "低于此百分比的不列出（默认：--all 时 10，否则 0）。",
            en:
                "Leave out pairs of reports that share less, in percent of either (default: 10 with --all, else 0).",
            value: .percent))
    var minShare: Double?

    @Option(
        help: ArgumentHelp(
            zh: "与 --all 同用：见于更多报告的文字算通用表述，不据以配对。",
            en:
                "With --all: text in more reports than this is common wording, and is not used to find pairs.",
            value: .reports))
    var common = ReuseNetwork.Options().maxReports

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp(
            zh: "显示的报告数或对数（默认：以文字显示时 10，其他格式为全部）。",
            en: "Other reports, or pairs, to show (default: 10 as text, else all).", value: .count)
    )
    var limit: Int?

    @Option(help: ThreadHelp.help)
    var threads: Int?

    @Option(help: EncodingName.help)
    var encoding: EncodingName?

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(help: ArgumentHelp(zh: "一个文件。", en: "A file.", value: .file), completion: .file())
    var file: String?

    func validate() throws {
        let ways = [file != nil, agency != nil, all].count { $0 }
        if ways != 1 {
            throw ValidationError(
                zh: "请给出一个文件，或 --agency，或 --all", en: "name a file, or --agency, or --all")
        }
        if year != nil && agency == nil {
            throw ValidationError(zh: "--year 须与 --agency 同用", en: "--year goes with --agency")
        }
        if let limit, limit < 1 {
            throw ValidationError(zh: "-n 至少为 1", en: "-n must be at least 1")
        }
        if let threads, threads < 1 {
            throw ValidationError(zh: "--threads 至少为 1", en: "--threads must be at least 1")
        }
        if common < 2 {
            throw ValidationError(zh: "--common 至少为 2", en: "--common must be at least 2")
        }
        if let minShare, !(0...100).contains(minShare) {
            throw ValidationError(
                zh: "--min 须在 0 与 100 之间", en: "--min must be between 0 and 100")
        }
    }

    private var shown: Int { limit ?? (table.isText ? 10 : Int.max) }

    func run(_ output: Output) throws {
        let reports = try IndexedReports(index.reading)
        if reports.rowFileCount > 0 { output.note(.rowFiles(reports.rowFileCount)) }
        try all ? runAll(reports, output) : runOne(reports, output)
    }

    private func runAll(_ reports: IndexedReports, _ output: Output) throws {
        var options = ReuseNetwork.Options()
        options.maxReports = common
        if let minShare { options.minShare = minShare / 100 }
        if let threads { options.threadCount = threads }
        let network = try ReuseNetwork(reports, options: options)
        let pairs = ReuseTables.table(network, limit: shown)
        try output.table(pairs, as: table.form)
        output.note(.network(network, shown: pairs.rowCount))
        if network.otherFileCount > 0 { output.note(.otherFilesCompared(network.otherFileCount)) }
        if network.work.commonRuns > 0 { output.note(.commonRuns(network.work.commonRuns)) }
        if network.pairs.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func runOne(_ reports: IndexedReports, _ output: Output) throws {
        let argument = ReportArgument(output: output)
        let report =
            try agency.map { try argument.find($0, year: year, in: reports) }
            ?? argument.read(file ?? "", encoding: encoding)
        let reuse = try ReportReuse(of: report, among: reports, threadCount: threads)
        let overlaps = reuse.overlaps.filter {
            max($0.share, $0.shareOfOther) * 100 >= minShare ?? 0
        }
        let shown = Array(overlaps.prefix(shown))
        if table.isText {
            ReuseText(output).write(reuse, shown)
        } else {
            try output.table(ReuseTables.table(reuse, shown), as: table.form)
        }
        if shown.count < overlaps.count {
            output.note(.moreOverlaps(overlaps.count - shown.count))
        }
        if overlaps.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }
}

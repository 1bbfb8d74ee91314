import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch report`
struct ReportCommand: Command {
    static let configuration = CommandConfiguration(
        "report",
        zh: (
            "把索引概览写成一个网页。",
            """
            机关与年份、各部分篇幅、各部分的特征词、可比较的数字，以及哪些报告有相同文字。网页为单个文件，
            可用邮件发送，也可打印。不是报告的文件只计数，不显示。
            """
        ),
        en: (
            "Write an overview of the index as one HTML page.",
            """
            Agencies and years, lengths of the sections, words of each section, figures that can be
            compared, and reports that share text. The page is a single file, which can be sent by
            e-mail and printed. Files that are not reports are counted, but not shown.
            """
        ),
        examples: """
            rlsearch report --html overview.html
            rlsearch report --html 2023.html --year 2023 --agency 司法局
            rlsearch report --html - | less
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            zh: "写入的网页文件；- 表示标准输出。",
            en: "Where to write the page; - for standard output.", value: .file),
        completion: .file())
    var html: String

    @Option(
        help: ArgumentHelp(
            zh: "每部分显示的词数。", en: "Words to show for each section.", value: .count))
    var terms = 20

    @Option(help: ArgumentHelp(zh: "显示的指标数。", en: "Indicators to show.", value: .count))
    var indicators = 60

    @Flag(
        name: .customLong("join"), inversion: .prefixedNo,
        help: ArgumentHelp(
            zh: "把同一指标的不同写法合为一行，并列出各种写法。",
            en: "Join the spellings of one indicator in a row, and show them."))
    var joins = true

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    func validate() throws {
        if terms < 0 {
            throw ValidationError(zh: "--terms 不能为负", en: "--terms must not be negative")
        }
        if !filters.section.isEmpty {
            throw ValidationError(zh: "网页显示整份报告", en: "the page shows whole reports")
        }
        if indicators < 0 {
            throw ValidationError(
                zh: "--indicators 不能为负", en: "--indicators must not be negative")
        }
    }

    func run(_ output: Output) throws {
        let searcher = try ReportSearcher(index.reading)
        let overview = try CorpusOverview(
            filters.filter, termCount: terms, indicatorCount: indicators, joins: joins,
            in: searcher)
        if overview.reports.isEmpty {
            output.note(.noReportsToShow(otherFiles: overview.otherFiles))
            throw ExitCode(ExitStatus.nothingFound)
        }
        let edges = try ReuseEdge.edges(of: filters.filter, in: searcher)
        let page = OverviewPage(
            overview, reuse: edges, joins: joins, language: output.language
        ).html
        if html == "-" { return output.write(page) }
        try TextFile.write(page, to: html)
        output.note(.wrotePage(html, reports: overview.reports.count))
    }
}

import ArgumentParser
import ReportSearch
import SystemPackage

/// `rlsearch report`
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write an overview of the index as one HTML page.",
        discussion: """
            Agencies and years, lengths of the parts, words of each part, figures that can
            be compared, and who shares text with whom. The page needs nothing else: it
            can be sent by mail and printed. Files that are no reports are counted, not
            shown.

            Examples:
              rlsearch report --html overview.html
              rlsearch report --html 2023.html --year 2023 --agency 司法局
              rlsearch report --html - | less
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp("Where to write the page; - for standard output.", valueName: "file"),
        completion: .file())
    var html: String

    @Option(help: ArgumentHelp("Words to show of each part.", valueName: "count"))
    var terms = 20

    @Option(help: ArgumentHelp("Indicators to show.", valueName: "count"))
    var indicators = 60

    @OptionGroup(title: "Filters") var filters: FilterOptions

    func validate() throws {
        if terms < 0 { throw ValidationError("--terms must not be negative") }
        if !filters.section.isEmpty { throw ValidationError("the page shows whole reports") }
        if indicators < 0 { throw ValidationError("--indicators must not be negative") }
    }

    func run() throws {
        let searcher = try ReportSearcher(index.reading)
        let overview = try searcher.overview(
            filters.filter, termCount: terms, indicatorCount: indicators)
        if overview.reports.isEmpty {
            Diagnostics.note(
                "no reports to show"
                    + (overview.otherFiles > 0
                        ? "; \(overview.otherFiles) other files are no reports" : ""))
            throw ExitCode(ExitStatus.nothingFound)
        }
        let page = OverviewPage(overview: overview, reuse: try reuse()).html
        if html == "-" { return Output.write(page) }
        try FileOutput.write(page, to: html)
        Diagnostics.note("wrote \(html): \(overview.reports.count) reports")
    }

    /// Pairs of the shown reports that share text, the earlier one first.
    private func reuse() throws -> [ReuseEdge] {
        let reports = try IndexedReports(index.reading)
        let network = try ReuseNetwork(reports)
        let shown = Set(
            reports.entries(filters.filter).filter(\.metadata.isReport).map(\.file))
        return network.pairs.compactMap { pair in
            let (left, right) = (network.reports[pair.left], network.reports[pair.right])
            guard shown.contains(left.file), shown.contains(right.file) else { return nil }
            let isLater = ReportOrder(left.metadata, comparedTo: right.metadata) == .later
            let names = [left, right].map(Self.name)
            return ReuseEdge(
                from: names[isLater ? 1 : 0], to: names[isLater ? 0 : 1], share: pair.share)
        }
    }

    private static func name(_ report: IndexedReports.Entry) -> String {
        guard let agency = report.metadata.agency?.value else { return report.file }
        return agency + (report.metadata.year.map { " \($0.value)" } ?? "")
    }
}

import ArgumentParser
import ReportSearch

/// `rlsearch facets`
struct FacetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facets",
        abstract: "Count what matches by agency, region, year or part.",
        discussion: """
            For each group: paragraphs that match and how many there are, reports with one, how
            many there are, and reports without. Groups without any match are shown too. The
            last row is the sum; a report that belongs to several groups counts there once.
            Other names are looked for only with --expand.

            Examples:
              rlsearch facets 行政执法 --by year
              rlsearch facets '"双随机"' --by agency,year --csv
              rlsearch facets 不足 --by section --year 2023
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            "What to count by, with commas between: agency, region, province, year, section.",
            valueName: "keys"))
    var by: GroupKeyList

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Flag(help: "Look for other names too.")
    var expand = false

    @OptionGroup var table: TableOptions

    @Argument(help: "What to look for.")
    var query: [String]

    func run() throws {
        var request = SearchRequest(query.joined(separator: " "))
        request.filter = filters.filter
        request.expands = expand
        let facets = try ReportSearcher(index.reading).facets(request, by: by.keys)
        var rows = facets.rows
        if !table.csv && !table.json { rows.append(facets.total) }
        var columns = TableColumn.groups(by.keys, rows.map(\.values))
        columns += [
            TableColumn("paragraphs", rows.map { .int($0.paragraphs) }),
            TableColumn("all_paragraphs", title: "of", rows.map { .int($0.allParagraphs) }),
            TableColumn("reports", rows.map { .int($0.reports) }),
            TableColumn("all_reports", title: "of", rows.map { .int($0.allReports) }),
            TableColumn("reports_without", title: "without", rows.map { .int($0.reportsWithout) }),
        ]
        table.write(columns)
        if facets.total.paragraphs == 0 { throw ExitCode(ExitStatus.nothingFound) }
    }
}

import ArgumentParser
import ReportSearch

/// `rlsearch freq`
struct FreqCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freq",
        abstract: "Count how often terms stand, by region, year and more.",
        discussion: """
            A term counts wherever it stands literally in the folded text, from the left and
            without overlap: no word cutter takes part. For each group and term: times, per
            10,000 characters (white space not counted), paragraphs and reports that hold it,
            and paragraphs, reports and characters that there are.

            Examples:
              rlsearch freq 营商环境 数字化 --by year
              rlsearch freq -f terms.txt --by region,year --csv > panel.csv
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            "What to count by, with commas between: agency, region, province, year, section.",
            valueName: "keys"))
    var by: GroupKeyList?

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp(
            "Terms of a file too, one a line; - for standard input.", valueName: "file"),
        completion: .file())
    var list: String?

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @OptionGroup var table: TableOptions

    @Argument(help: "What to count.")
    var terms: [String] = []

    func validate() throws {
        if terms.isEmpty && list == nil {
            throw ValidationError("name terms, or a file of them with -f")
        }
    }

    func run() throws {
        var terms = terms
        if let list {
            terms += try QueryFile.queries(list).map(\.text).filter { !$0.hasPrefix("#") }
        }
        let keys = by?.keys ?? []
        let result = try ReportSearcher(index.reading).frequencies(
            of: terms, by: keys, filter: filters.filter)
        var rows = result.rows
        if !table.csv && !table.json && !keys.isEmpty { rows.append(result.total) }
        // One row for each group and term.
        let pairs = rows.flatMap { row in terms.indices.map { (row: row, term: $0) } }
        var columns = TableColumn.groups(keys, pairs.map(\.row.values))
        columns += [
            TableColumn("term", pairs.map { .text(result.terms[$0.term]) }),
            TableColumn("count", pairs.map { .int($0.row.cells[$0.term].count) }),
            TableColumn(
                "per_10k", title: "per 10,000",
                pairs.map { .decimal($0.row.perTenThousand($0.term), digits: 3) }),
            TableColumn("paragraphs", pairs.map { .int($0.row.cells[$0.term].paragraphs) }),
            TableColumn("all_paragraphs", title: "of", pairs.map { .int($0.row.allParagraphs) }),
            TableColumn("reports", pairs.map { .int($0.row.cells[$0.term].reports) }),
            TableColumn("all_reports", title: "of", pairs.map { .int($0.row.allReports) }),
            TableColumn("characters", pairs.map { .int($0.row.characters) }),
        ]
        table.write(columns)
        if result.total.cells.allSatisfy({ $0.count == 0 }) {
            throw ExitCode(ExitStatus.nothingFound)
        }
    }
}

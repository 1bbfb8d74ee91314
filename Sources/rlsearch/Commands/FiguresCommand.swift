import ArgumentParser
import ReportSearch

/// `rlsearch figures`
struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Tabulate the quantities that reports state: 行政检查29次.",
        discussion: """
            Each figure has an indicator (what is counted), a value (the lower end of a
            range), a unit, a qualifier (exact, 约, 余, 以上, 近, 以下) and the bytes of
            the file where it stands. Of money the multiplier belongs to the unit
            (32万元); amount is the value in the base unit (320000 元). With a query, only
            figures whose indicator holds it; --in sentence or --in paragraph looks wider.
            With --by, people get a table with a column for each value of the last key and
            a note for every cell.

            Examples:
              rlsearch figures 行政检查
              rlsearch figures 行政复议 --by agency,year
              rlsearch figures --year 2023 --csv > figures.csv
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            "What to tabulate by, with commas between: agency, region, province, year, section.",
            valueName: "keys"))
    var by: GroupKeyList?

    @Option(
        name: .customLong("in"),
        help: "Where the query must stand: indicator, sentence, paragraph.")
    var scope = FigureScopeName.indicator

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Flag(help: "Look for other names too.")
    var expand = false

    @OptionGroup var table: TableOptions

    @Argument(help: "What to look for (default: all figures).")
    var query: [String] = []

    func run() throws {
        var request = SearchRequest(query.joined(separator: " "))
        request.filter = filters.filter
        request.expands = expand
        let keys = by?.keys ?? []
        var figures = try ReportSearcher(index.reading).figures(request, scope: scope.scope)
        if !keys.isEmpty { figures = FigureGroups.sorted(figures, by: keys) }
        if let last = keys.last, !table.csv, !table.json {
            let others = Array(keys.dropLast())
            FigureGroups(figures, rows: others, columns: last).lines.forEach(Output.line)
        } else if !figures.isEmpty || table.csv {
            table.write(Self.columns(figures, keys))
        }
        if figures.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private static func columns(
        _ figures: [PlacedFigure], _ keys: [GroupKey]
    ) -> [TableColumn] {
        let fixed: [GroupKey] = [.agency, .year]
        let shown = keys + fixed.filter { !keys.contains($0) }
        let groups = TableColumn.groups(shown, figures.map { $0.values(of: shown) })
        return groups.prefix(keys.count) + [
            TableColumn("indicator", figures.map { .text($0.figure.indicator) }),
            TableColumn("value", figures.map { .number($0.figure.value) }),
            TableColumn("upper", figures.map { .number($0.figure.upper) }),
            TableColumn("unit", figures.map { .text($0.figure.unit) }),
            TableColumn("qualifier", figures.map { .text($0.figure.qualifier.rawValue) }),
            TableColumn("amount", figures.map { .number($0.figure.amount) }),
            TableColumn("base_unit", figures.map { .text($0.figure.baseUnit) }),
        ] + groups.dropFirst(keys.count) + [
            TableColumn("file", figures.map { .text($0.file) }),
            TableColumn("paragraph", figures.map { .int($0.paragraph) }),
            TableColumn("bytes", figures.map { .range($0.bytes) }),
            TableColumn("text", figures.map { .text($0.text) }),
        ]
    }
}

/// How near to a figure a query must stand, by name.
enum FigureScopeName: String, CaseIterable, ExpressibleByArgument {
    case indicator, sentence, paragraph

    var scope: FigureScope { FigureScope(rawValue: rawValue) ?? .indicator }
}

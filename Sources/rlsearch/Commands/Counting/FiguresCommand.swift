import ArgumentParser
import ReportOutput

/// `rlsearch figures`
struct FiguresCommand: Command {
    static let configuration = CommandConfiguration(
        "figures",
        zh: (
            "汇总报告中的数字：行政检查29次。",
            """
            每个数字列出指标（统计什么）、数值（区间取下限）、单位、限定（exact、约、余、以上、近、以下）
            和所在文件的字节。金额的倍数属于单位（32万元）；amount 为折合基本单位的数值（320000 元）。给出查询时，
            只列指标含有它的数字；--in sentence 或 --in paragraph 可放宽范围。用 --by 则列成表，最后一个
            分组项的每个值占一列，每个数字注明出处。
            """
        ),
        en: (
            "Tabulate the quantities that reports state: 行政检查29次.",
            """
            Each figure has an indicator (what is counted), a value (the lower end of a range), a unit,
            a qualifier (exact, 约, 余, 以上, 近, 以下) and the bytes of the file that state it. For money, the
            multiplier belongs to the unit (32万元); amount is the value in the base unit (320000 元). A
            query selects the figures whose indicator contains it; --in sentence or --in paragraph
            searches more widely. With --by, the output is a table with a column for each value of the
            last key and a citation for every number.
            """
        ),
        examples: """
            rlsearch figures 行政检查
            rlsearch figures 行政复议 --by agency,year --chart
            rlsearch figures --role target --section plan
            rlsearch figures --check --agency 司法局
            rlsearch figures --year 2023 --csv > figures.csv
            """)

    @OptionGroup var index: SearchedIndex

    @Option(help: GroupKeyList.help)
    var by: GroupKeyList?

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            zh: "查询须出现在：indicator（指标）、sentence（同句）、paragraph（同段）。",
            en: "Where the query must occur: indicator, sentence, paragraph.", value: .scope))
    var scope = FigureScopeName.indicator

    @Option(
        help: ArgumentHelp(
            zh: "只列：result（结果）、start（起点）、target（目标）。表格默认只列结果。",
            en: "Only this role: result, start, target. By default, tables show only results.",
            value: .role))
    var role: FigureRoleName?

    @Flag(
        help: ArgumentHelp(
            zh: "起点和目标也列出（JSON 默认如此）。", en: "Include starts and targets, as JSON does by default."))
    var all = false

    @Flag(
        help: ArgumentHelp(
            zh: "列出疑点：分项与总数不符，一指标两值，增速与上年报告不符，与上年数字相同；两处原文并列，不下结论。",
            en:
                "List contradictions: parts and total that do not agree, two values of one indicator, a growth that does not follow from last year's report, a number copied from it; with both passages and no verdict."
        ))
    var check = false

    @Flag(
        name: .customLong("join"), inversion: .prefixedNo,
        help: ArgumentHelp(
            zh: "用 --by 时，把同一指标的不同写法合为一行，并说明合并了哪些。",
            en: "With --by: join the spellings of one indicator in one row, and list them."))
    var joins = true

    @Flag(
        help: ArgumentHelp(zh: "用 --by 时，画出每行的走势图。", en: "With --by: draw the trend of each row."))
    var chart = false

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var expansion: CountExpansion

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(
        help: ArgumentHelp(
            zh: "查询内容（默认：全部数字）。", en: "What to search for (default: all figures).", value: .query))
    var query: [String] = []

    func run(_ output: Output) throws {
        var request = SearchRequest(query.joined(separator: " "))
        request.filter = filters.filter
        request.expands = expansion.expand
        let keys = by?.keys ?? []
        let searcher = try index.searcher()
        if check { return try showContradictions(request, searcher, output) }
        let wanted = role?.role ?? (all || table.form == .json ? nil : .result)
        let stream = try FigureList.stream(
            of: request, scope: scope.scope, role: wanted, in: searcher)
        let count =
            keys.isEmpty
            ? try output.stream(stream, as: table.form) { FigureTable.table($0, by: []) }
            : try showGroups(try stream.items(), by: keys, output)
        if count == 0 {
            if table.isText { try output.noteNothing(.noFigures, request.filter, in: searcher) }
            throw ExitCode(ExitStatus.nothingFound)
        }
    }
}

extension FiguresCommand {
    /// Writes figures in the order of their groups; returns their number.
    private func showGroups(
        _ figures: [PlacedFigure], by keys: [GroupKey], _ output: Output
    ) throws -> Int {
        let figures = FigureGroups.sorted(figures, by: keys, joins: joins)
        guard let last = keys.last, table.isText else {
            try output.table(FigureTable.table(figures, by: keys), as: table.form)
            return figures.count
        }
        let groups = FigureGroups(
            figures, rows: Array(keys.dropLast()), columns: last, joins: joins,
            language: output.language)
        groups.lines(width: output.width).forEach(output.line)
        if chart { groups.chart(width: output.width).forEach(output.line) }
        if joins { output.note(joined: FigureSeries.spellings(of: figures)) }
        return figures.count
    }

    private func showContradictions(
        _ request: SearchRequest, _ searcher: ReportSearcher, _ output: Output
    ) throws {
        let result = try FigureCheck(of: request, in: searcher)
        if result.reportCount == 0 {
            output.note(.nothingChecked)
            throw ExitCode(ExitStatus.failed)
        }
        let found = result.contradictions
        try output.table(
            ContradictionTable.table(found, language: output.language), as: table.form)
        if found.isEmpty {
            if table.isText { output.note(.noContradictions) }
            throw ExitCode(ExitStatus.nothingFound)
        }
        if table.isText { output.note(.contradictionsAreNoVerdict) }
    }
}

/// The role of figures, by name.
enum FigureRoleName: String, CaseIterable, ExpressibleByArgument {
    case result, start, target

    var role: Figure.Role { Figure.Role(rawValue: rawValue) ?? .result }
}

/// The scope of figures, by name.
enum FigureScopeName: String, CaseIterable, ExpressibleByArgument {
    case indicator, sentence, paragraph

    var scope: FigureScope { FigureScope(rawValue: rawValue) ?? .indicator }
}

import ArgumentParser
import ReportOutput

/// `rlsearch kwic`
struct KwicCommand: Command {
    static let configuration = CommandConfiguration(
        "kwic",
        zh: (
            "逐条列出查询出现之处，上下对齐。",
            """
            列出查询文字的前后文：在匹配的段落中，查询各部分按原文出现的每一处，连同前后文，汉字按两格对齐。
            加 --expand 才同时查找简称和同义词。
            """
        ),
        en: (
            "Show every place where a query occurs, one below the other.",
            """
            A concordance: all literal occurrences of the parts of the query in the paragraphs that
            match it, with the text before and after, aligned; a Han character takes two cells. Other
            names (synonyms, abbreviations) are searched only with --expand.
            """
        ),
        examples: """
            rlsearch kwic 行政执法 --sort right
            rlsearch kwic '/检查\\d+次/' --width 30
            rlsearch kwic 营商环境 --csv > places.csv
            """)

    @OptionGroup var index: SearchedIndex

    @Option(
        name: .customLong("width"),
        help: ArgumentHelp(
            zh: "前后文各占的格数（默认：按行宽）。",
            en: "Cells of text on each side (default: as many as fit the line).",
            value: .cells))
    var side: Int?

    @Option(
        help: ArgumentHelp(
            zh: "排列次序：file（文件）、left（前文，由近及远）、right（后文）。",
            en: "Sort by: file, left (the text before, backwards), right.", value: .order))
    var sort = ConcordanceSort.file

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp(
            zh: "显示的条数（默认：全部）。", en: "Places to show (default: all).", value: .count))
    var limit: Int?

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var expansion: CountExpansion

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(help: ArgumentHelp(zh: "查询内容。", en: "What to search for.", value: .query))
    var query: [String]

    /// The width of the text on each side in tables for programs, in cells.
    private static let defaultSide = 40

    func validate() throws {
        if let side, side < 1 {
            throw ValidationError(zh: "--width 至少为 1", en: "--width must be at least 1")
        }
        if let limit, limit < 1 {
            throw ValidationError(zh: "-n 至少为 1", en: "-n must be at least 1")
        }
    }

    func run(_ output: Output) throws {
        var request = SearchRequest(query.joined(separator: " "))
        request.filter = filters.filter
        request.expands = expansion.expand
        let searcher = try index.searcher()
        let (side, width, style) = (side, output.width, output.style)
        let tableSide = side ?? Self.defaultSide
        let stream =
            sort.order == .file
            ? try Concordance.stream(of: request, in: searcher)
            : try Concordance(of: request, order: sort.order, in: searcher).stream
        let count = try output.stream(
            stream, limit: limit, as: table.form,
            table: { ConcordanceTable.table($0, width: tableSide) },
            text: { head in
                let layout = ConcordanceText(head, side: side, width: width, style: style)
                return { layout.text($0) }
            })
        if count == 0 {
            if table.isText {
                try output.noteNothing(.nothingMatches, request.filter, in: searcher)
            }
            throw ExitCode(ExitStatus.nothingFound)
        }
    }
}

/// The order of a concordance, by name.
enum ConcordanceSort: String, CaseIterable, ExpressibleByArgument {
    case file, left, right

    var order: ConcordanceOrder { ConcordanceOrder(rawValue: rawValue) ?? .file }
}

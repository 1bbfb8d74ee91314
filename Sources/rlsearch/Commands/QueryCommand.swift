import ArgumentParser
import ReportOutput

/// `rlsearch query`
struct QueryCommand: Command {
    static let configuration = CommandConfiguration(
        "query",
        zh: (
            "查找段落。",
            """
            以空格分开的各部分须全部满足，每部分按原文匹配，或含有其全部词语。原文匹配的段落在前；
            同类之中，命中的词语越多、越少见、位置越靠前，段落排列越靠前（--rank）。"引号"中的短语须按原文出现。
            如果没有段落满足一个纯词语查询的全部条件，就显示含有其中任一词语的段落，并加以说明。
            查简称也能找到全称，查全称也能找到简称，并注明实际查找了哪些名称。
            """
        ),
        en: (
            "Find paragraphs.",
            """
            All pieces of the query, separated by spaces, must match, each literally or by all of its
            words. Paragraphs that contain them literally come first; within each group, paragraphs come
            first that contain more of its words, rarer ones, and nearer their beginning (--rank). A "phrase" in quotation marks must
            occur literally. If no paragraph matches all of a query that has only words, paragraphs that
            contain any of them are shown, and a note says so. An abbreviation also finds its full name,
            and a full name its abbreviation; a note lists what was searched.
            """
        ),
        examples: """
            rlsearch query 行政执法
            rlsearch query 裁量基准 公示 --year 2022..2023 -n 5
            rlsearch query '"服务型行政执法"' -c
            rlsearch query '(执法 OR 检查) -培训 heading:不足'
            rlsearch query --any 人防工程由谁检查
            rlsearch query 法律顾问 --json | head -1
            """,
        language: HelpText.text(
            zh: "查询语法（在命令行中请加引号）：\n" + QueryHelp.chineseText,
            en: "The query language (quote it for the shell):\n" + QueryHelp.text))

    @OptionGroup var index: SearchedIndex

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp(zh: "显示的结果数。", en: "Hits to show.", value: .count))
    var limit = QueryRun.defaultLimit

    @Flag(
        help: ArgumentHelp(
            zh: "含任一词语即可，适用于自然语言的问题。",
            en: "Find paragraphs with any of the words: for questions in plain language."))
    var any = false

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @Option(
        help: ArgumentHelp(
            zh: "同时显示前后各若干段。", en: "Paragraphs to show before and after each hit.",
            value: .count))
    var context = 0

    @Flag(
        help: ArgumentHelp(
            zh: "文字几乎相同的段落只显示一次，并注明其他出处。",
            en: "Show near-identical paragraphs once, and list their other places."))
    var distinct = false

    @Flag(
        help: ArgumentHelp(
            zh: "说明查询如何理解，得分如何构成。",
            en: "Explain how the query was understood and how each score is made up."))
    var explain = false

    @OptionGroup var table: TableOptions

    @Flag(
        name: [.customShort("l"), .customLong("files")],
        help: ArgumentHelp(
            zh: "只列出含有原文的文件名。", en: "Only names of files that contain the text literally."))
    var files = false

    @Flag(
        name: [.customShort("c"), .customLong("count")],
        help: ArgumentHelp(
            zh: "只显示含有原文的段落数。", en: "Only the number of paragraphs that contain the text literally."
        ))
    var count = false

    @Flag(
        help: ArgumentHelp(
            zh: "-c 和 -l 也计含有全部词语的段落；默认只计含有原文的段落。",
            en:
                "With -c and -l: count paragraphs with all of the words too, not only with the literal text."
        ))
    var words = false

    @Flag(
        name: .shortAndLong,
        help: ArgumentHelp(zh: "不显示内容，只看退出状态。", en: "Show nothing; only set the exit status."))
    var quiet = false

    @OptionGroup var ranking: RankingOptions

    @OptionGroup var expansion: ExpansionOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(help: ArgumentHelp(zh: "查询内容。", en: "What to search for.", value: .query))
    var query: [String]

    func validate() throws {
        if limit < 1 { throw ValidationError(zh: "-n 至少为 1", en: "-n must be at least 1") }
        if context < 0 {
            throw ValidationError(zh: "--context 不能为负", en: "--context must not be negative")
        }
        if distinct && (files || count || quiet) {
            throw ValidationError(
                zh: "--distinct 用于显示结果，不能与 -l、-c、-q 同用",
                en: "--distinct goes with hits, not with -l, -c or -q")
        }
        let forms = [!table.isText, files, count, quiet].count { $0 }
        if forms > 1 {
            throw ValidationError(
                zh: "--json、--csv、--excel、-l、-c、-q 只能选一个",
                en: "choose one of --json, --csv, --excel, -l, -c and -q")
        }
    }

    private var form: QueryRun.Form {
        switch table.form {
        case .json: .json
        case .csv: .csv
        case .excel(let path): .excel(path: path)
        case .text: files ? .files : count ? .count : quiet ? .nothing : .text
        }
    }

    func run(_ output: Output) throws {
        var request = SearchRequest(query.joined(separator: " "), limit: limit)
        request.matchesAny = any
        request.filter = filters.filter
        request.contextCount = context
        request.explains = explain
        ranking.apply(to: &request)
        expansion.apply(to: &request)
        if (count || files) && !words && !any {
            // Only literal matches count, as in a scan of the folded text. Synonyms count only if the user gave a list.
            request.onlyLiteral = true
            request.expands = expansion.expand && !expansion.synonyms.isEmpty
        }
        try QueryRun(
            place: try index.place(), request: request, form: form, isDistinct: distinct,
            synonyms: expansion.synonyms
        ).run(output)
    }
}

import ArgumentParser
import ReportOutput

/// `rlsearch keywords`
struct KeywordsCommand: Command {
    static let configuration = CommandConfiguration(
        "keywords",
        zh: (
            "列出一组段落的特征词。",
            """
            --of 和 --against 各是一个查询，通常是字段：agency:司法局、year:2023、section:plan。逐词比较两组
            段落的频率：ll（对数似然，可靠程度，附 p 值）和 log_ratio（效应量，1 为两倍）。--against all 为其余全部段落；
            两组都有的段落只计入前一组。词语按 ICU 分词，词表中的词不拆开。
            """
        ),
        en: (
            "Show the words by which some paragraphs differ from others.",
            """
            --of and --against are queries, usually fields: agency:司法局, year:2023, section:plan. The
            frequencies of each word are compared: ll (log-likelihood, how reliable, with p) and
            log_ratio (the effect size; 1 means twice as frequent). --against all means all other
            paragraphs; paragraphs in both count only for --of. Words are segmented by ICU; words of the
            dictionaries are not split.
            """
        ),
        examples: """
            rlsearch keywords --of agency:司法局 --against all
            rlsearch keywords --of year:2023 --against year:2022 --stop usual -n 50 --csv
            """)

    @OptionGroup var index: SearchedIndex

    @Option(
        help: ArgumentHelp(
            zh: "要分析的段落，用查询表示。", en: "The paragraphs to examine, as a query.", value: .query))
    var of: String

    @Option(
        help: ArgumentHelp(
            zh: "对照的段落，用查询表示；all 为其余全部。",
            en: "The paragraphs to compare with, as a query; all for all others.",
            value: .query))
    var against = "all"

    @Option(
        name: [.customLong("min"), .customLong("least")],
        help: ArgumentHelp(
            zh: "两组合计少于此次数的词不列出。",
            en: "Leave out words that occur less often in both together.", value: .count))
    var minCount = 5

    @Option(help: StopList.help, completion: .file())
    var stop: String?

    @Flag(
        help: ArgumentHelp(
            zh: "改为列出前一组较少使用的词。", en: "Show the words that are rarer in --of instead."))
    var under = false

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp(zh: "显示的词数。", en: "Words to show.", value: .count))
    var limit = 30

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    func validate() throws {
        if limit < 1 { throw ValidationError(zh: "-n 至少为 1", en: "-n must be at least 1") }
    }

    private func request(_ query: String) -> SearchRequest {
        var request = SearchRequest(query, limit: nil)
        request.onlyLiteral = true
        request.expands = false
        return request
    }

    func run(_ output: Output) throws {
        let result = try KeywordTable(
            of: request(of), against: against == "all" ? nil : request(against), minCount: minCount,
            in: try index.searcher(),
            found: { if table.isText { output.note(.countingWords(of: $0 + $1)) } })
        let stops = try StopList.words(stop)
        // The sort is stable, so equal values stay in the order of words.
        let words = result.keywords.filter {
            ($0.logRatio < 0) == under && $0.logRatio != 0 && !(stops?.contains($0.word) ?? false)
        }.sorted { $0.logLikelihood > $1.logLikelihood }.prefix(limit)
        try output.table(CountTables.table(Array(words)), as: table.form)
        if words.isEmpty {
            if table.isText || result.paragraphCount == 0 || result.referenceParagraphCount == 0 {
                output.note(
                    .nothingCompared(
                        result, of: of, against: against == "all" ? nil : against))
            }
            throw ExitCode(ExitStatus.nothingFound)
        }
        output.note(.compared(result))
    }
}

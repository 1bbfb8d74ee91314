import ArgumentParser
import ReportOutput

/// `rlsearch collocates`
struct CollocatesCommand: Command {
    static let configuration = CommandConfiguration(
        "collocates",
        zh: (
            "列出经常与某词搭配出现的词语。",
            """
            在该词按原文出现的每一处，统计前后窗口内的词语；词语按 ICU 分词，内置和自己的词表（索引文件夹中的
            dictionary.txt）中的词不拆开。指标：ll（对数似然，可靠程度，附随机时的预期次数和 p 值）、mi（互信息，
            关联强度，单位比特）、logdice（典型程度，至多 14，可跨文集比较）。
            """
        ),
        en: (
            "Show the words near a term that occur there more often than by chance.",
            """
            Counts the words in a window on both sides of every literal occurrence of the term. Words
            are segmented by ICU; words of the shipped list and of dictionary.txt in the index's folder are
            not split. Measures: ll (log-likelihood, how reliable, with the expected count and p), mi
            (mutual information, how strong, in bits), logdice (how typical; at most 14, comparable
            between collections).
            """
        ),
        examples: """
            rlsearch collocates 行政执法
            rlsearch collocates 营商环境 --window 3 --sort logdice -n 50 --csv
            """)

    @OptionGroup var index: SearchedIndex

    @Option(
        help: ArgumentHelp(
            zh: "左右各计多少个词。", en: "How many words on each side are counted.", value: .words))
    var window = 5

    @Option(
        name: [.customLong("min"), .customLong("least")],
        help: ArgumentHelp(
            zh: "少于此次数的词不列出。", en: "Leave out words that occur there less often.",
            value: .count))
    var minCount = 3

    @Option(
        help: ArgumentHelp(
            zh: "按此指标从高到低排列：ll、mi、logdice、count。",
            en: "Sort by this measure, highest first: ll, mi, logdice, count.", value: .measure))
    var sort = CollocateMeasure.ll

    @Option(help: StopList.help, completion: .file())
    var stop: String?

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp(zh: "显示的词数。", en: "Words to show.", value: .count))
    var limit = 30

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(help: ArgumentHelp(zh: "要考察的词。", en: "The term to examine.", value: .term))
    var term: String

    func validate() throws {
        if window < 1 {
            throw ValidationError(zh: "--window 至少为 1", en: "--window must be at least 1")
        }
        if limit < 1 { throw ValidationError(zh: "-n 至少为 1", en: "-n must be at least 1") }
    }

    func run(_ output: Output) throws {
        let collocation = try Collocation(
            of: term, window: window, minCount: minCount, filter: filters.filter,
            in: try index.searcher(),
            found: { if table.isText, $0 > 0 { output.note(.countingWords(of: $0)) } })
        let stops = try StopList.words(stop)
        let words = sort.sorted(
            collocation.collocates.filter { !(stops?.contains($0.word) ?? false) }
        ).prefix(limit)
        try output.table(CountTables.table(Array(words)), as: table.form)
        if collocation.nodeCount == 0 {
            if table.isText {
                try output.noteNothing(.nothingMatches, filters.filter, in: try index.searcher())
            }
            throw ExitCode(ExitStatus.nothingFound)
        }
        output.note(.collocation(collocation))
    }
}

extension CollocateMeasure: ExpressibleByArgument {}

import ArgumentParser
import ReportOutput

/// `rlsearch freq`
struct FreqCommand: Command {
    static let configuration = CommandConfiguration(
        "freq",
        zh: (
            "统计词语出现的次数，可按地区、年份等分组。",
            """
            按字形归并后的原文从左到右不重叠地计数，不经分词。每组每词列出：次数，每万字次数（不计空白），
            含有它的段落数和报告数，以及全部段落、报告和字数。
            """
        ),
        en: (
            "Count how often terms occur, by region, year and more.",
            """
            Counts every literal occurrence of a term in the folded text, from left to right and without
            overlap; no tokenizer is involved. For each group and term: occurrences, occurrences per
            10,000 characters (white space not counted), paragraphs and reports that contain the term,
            and all paragraphs, reports and characters.
            """
        ),
        examples: """
            rlsearch freq 营商环境 数字化 --by year
            rlsearch freq -f terms.txt --by region,year --csv > panel.csv
            """)

    @OptionGroup var index: SearchedIndex

    @Option(help: GroupKeyList.help)
    var by: GroupKeyList?

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp(
            zh: "同时统计文件中的词语，每行一个；- 表示标准输入。",
            en: "Also count the terms of a file, one per line; - for standard input.", value: .file),
        completion: .file())
    var list: String?

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(help: ArgumentHelp(zh: "要统计的词语。", en: "What to count.", value: .terms))
    var terms: [String] = []

    func validate() throws {
        if terms.isEmpty && list == nil {
            throw ValidationError(
                zh: "请给出词语，或用 -f 指定词语文件", en: "name terms, or a file of them with -f")
        }
    }

    func run(_ output: Output) throws {
        var terms = terms
        if let list {
            terms += try QueryFile.queries(list).map(\.text).filter { !$0.hasPrefix("#") }
        }
        let keys = by?.keys ?? []
        let result = try FrequencyTable(
            of: terms, by: keys, filter: filters.filter, in: try index.searcher())
        try output.table(
            CountTables.table(result, by: keys, language: output.language), as: table.form)
        if result.total.cells.allSatisfy({ $0.count == 0 }) {
            if table.isText {
                try output.noteNothing(.nothingMatches, filters.filter, in: try index.searcher())
            }
            throw ExitCode(ExitStatus.nothingFound)
        }
    }
}

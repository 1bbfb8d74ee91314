import ArgumentParser
import ReportOutput

/// `rlsearch facets`
struct FacetsCommand: Command {
    static let configuration = CommandConfiguration(
        "facets",
        zh: (
            "按机关、地区、年份或部分统计匹配情况。",
            """
            每组列出：匹配的段落数和全部段落数，有匹配的报告数和全部报告数，未提及的报告数。没有匹配的组也列出。
            末行为合计；分属几组的报告在合计中只计一次。只计含有查询原文的段落，与逐字扫描字形归并后的全文相同；
            加 --words 也计含有其全部词语的段落，加 --expand 才同时查找简称和同义词。
            """
        ),
        en: (
            "Count matching paragraphs and reports by agency, region, year or section.",
            """
            For each group: matching paragraphs and all paragraphs, reports with a match and all
            reports, and reports without a match. Groups without a match are shown too. The last row is
            the total; a report that belongs to several groups counts there only once. Only paragraphs
            with the literal text count, as a scan of the folded text would find them; --words also
            counts paragraphs with all of the words. Other names (synonyms, abbreviations) are searched
            only with --expand.
            """
        ),
        examples: """
            rlsearch facets 行政执法 --by year
            rlsearch facets '"双随机"' --by agency,year --csv
            rlsearch facets 不足 --by section --year 2023
            """)

    @OptionGroup var index: SearchedIndex

    @Option(help: GroupKeyList.help)
    var by: GroupKeyList

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var counting: CountOptions

    @OptionGroup var table: TableOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(help: ArgumentHelp(zh: "查询内容。", en: "What to search for.", value: .query))
    var query: [String]

    func run(_ output: Output) throws {
        var request = SearchRequest(query.joined(separator: " "))
        request.filter = filters.filter
        counting.apply(to: &request)
        let facets = try FacetTable(
            of: request, by: by.keys, in: try index.searcher())
        try output.table(
            CountTables.table(facets, by: by.keys, language: output.language), as: table.form)
        if table.isText { output.note(.counted(literally: !counting.words)) }
        if facets.total.paragraphs == 0 {
            if table.isText {
                try output.noteNothing(.nothingMatches, filters.filter, in: try index.searcher())
            }
            throw ExitCode(ExitStatus.nothingFound)
        }
    }
}

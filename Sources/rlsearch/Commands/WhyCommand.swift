import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch why`
struct WhyCommand: Command {
    static let configuration = CommandConfiguration(
        "why",
        zh: (
            "说明一段为何匹配或不匹配某个查询。",
            """
            把查询的各部分与该段逐一对照。原因分为：未入索引、编码、字形归并、分词、运算符、筛选条件、原文没有；
            并给出建议。不写段号时，取该文件中得分最高的一段；都不匹配时，取最接近的一段。匹配时退出状态为 0，不匹配为 1。
            """
        ),
        en: (
            "Explain why a paragraph matches a query, or why it does not.",
            """
            Compares each part of the query with the paragraph. The cause is one of not indexed,
            encoding, folding, segmentation, operator, filter, or not in the text; a line of advice says
            what to do. Without a paragraph number, the best paragraph of the file is
            explained, or else the one that matches the most parts. The exit status is 0 if it matches,
            1 if not.
            """
        ),
        examples: """
            rlsearch why 行政执法 --in report.txt
            rlsearch why '"服务型执法"' --in report.txt:12
            rlsearch why 裁量基准 --in report.txt:12 --year 2022
            """)

    @OptionGroup var index: SearchedIndex

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            zh: "文件，或 文件:段号 表示一段，或 TSV 行的标识。",
            en: "The file, or file:number for one paragraph, or the id of a row.", value: .place),
        completion: .file())
    var place: String

    @Flag(help: ArgumentHelp(zh: "同 query --any。", en: "As with query --any."))
    var any = false

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var expansion: ExpansionOptions

    @Flag(help: ArgumentHelp(zh: "一个 JSON 对象。", en: "One JSON object."))
    var json = false

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(help: ArgumentHelp(zh: "查询内容。", en: "The query to explain.", value: .query))
    var query: [String]

    func run(_ output: Output) throws {
        var request = SearchRequest(query.joined(separator: " "), limit: nil)
        request.matchesAny = any
        request.filter = filters.filter
        expansion.apply(to: &request)
        let (file, number) = ParagraphArgument.parse(place)
        let diagnosis = try expansion.searcher(index).diagnose(
            request, file: file, paragraph: number)
        if json {
            output.record(DiagnosisRecord.record(diagnosis))
        } else {
            DiagnosisLayout.write(diagnosis, query: request.query, to: output)
        }
        if diagnosis.match == nil { throw ExitCode(ExitStatus.nothingFound) }
    }
}

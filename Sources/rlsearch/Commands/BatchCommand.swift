import ArgumentParser
import ReportOutput

/// `rlsearch batch`
struct BatchCommand: Command {
    static let configuration = CommandConfiguration(
        "batch",
        zh: (
            "逐条检索一个文件中的查询。",
            """
            每行一条查询，或标识、制表符、查询；没有标识的以行号为标识。查询的写法与 `rlsearch query` 相同。
            查询为空或有误的行会注明并跳过，其余照常检索，退出状态为 2。

            --trec 写出 TREC 格式的行：标识、Q0、文档号、名次、得分、rlsearch。文档号为 文件:段落，TSV 文件为行的标识；
            标识和文档号中的空白写作 %20 之类。评测工具按得分排序，得分不随名次下降时（原文匹配在前，副本得分相同）
            改为略低于前一条。
            """
        ),
        en: (
            "Search for every query of a file.",
            """
            Each line is a query, or an id, a tab and a query; a query without an id has the number of
            its line. Queries are written as for `rlsearch query`. A line whose query is empty or cannot
            be understood is reported, and the others are searched; the exit status is then 2.

            --trec writes lines of a TREC run: id, Q0, docno, rank, score, rlsearch. The docno is
            file:paragraph, or the id of a row of a TSV file. White space in ids and docnos is written
            as %20 and the like, because tools split the lines at white space. Tools order hits by
            score. A score that is not lower than the one before it (literal hits come first, whatever
            their score; copies have equal scores) is replaced by one that is just below.
            """
        ),
        examples: """
            rlsearch batch questions.tsv
            rlsearch batch questions.tsv --any --trec > run.txt
            head -20 questions.tsv | rlsearch batch - --year 2023 -n 5
            """)

    @OptionGroup var index: SearchedIndex

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp(zh: "每条查询的结果数。", en: "Hits per query.", value: .count))
    var limit = 100

    @Flag(
        help: ArgumentHelp(
            zh: "含任一词语即可，适用于自然语言的问题。",
            en: "Find paragraphs with any of the words: for questions in plain language."))
    var any = false

    @Flag(
        help: ArgumentHelp(
            zh: "写 TREC 格式的行，而不是每行一个 JSON 对象。",
            en: "Write lines of a TREC run instead of one JSON object per line."))
    var trec = false

    @Flag(
        help: ArgumentHelp(
            zh: "每行一个 JSON 对象（默认）。", en: "Write one JSON object per line (the default)."))
    var json = false

    @OptionGroup(title: FilterOptions.title) var filters: FilterOptions

    @OptionGroup var ranking: RankingOptions

    @OptionGroup var expansion: ExpansionOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(
        help: ArgumentHelp(
            zh: "查询文件，或 - 表示标准输入。", en: "A file of queries, or - for standard input.", value: .file),
        completion: .file())
    var file: String

    func validate() throws {
        if limit < 1 { throw ValidationError(zh: "-n 至少为 1", en: "-n must be at least 1") }
        if trec && json {
            throw ValidationError(
                zh: "--trec 与 --json 只能选一个", en: "choose one of --trec and --json")
        }
    }

    func run(_ output: Output) throws {
        let queries = try QueryFile.queries(file)
        let searcher = try expansion.searcher(index)
        var (found, relaxed, failed) = (0, 0, 0)
        try searcher.search(queries.map { request($0.text) }) { number, answer in
            let query = queries[number]
            switch answer {
            case .success(let result):
                show(result, of: query, output)
                if !result.hits.isEmpty { found += 1 }
                if result.isRelaxed { relaxed += 1 }
            case .failure(let reason):
                let place = QueryFile.name(file) + Message(verbatim: ":\(query.number)")
                output.error(ErrorMessage(reason, skipping: place))
                failed += 1
            }
        }
        if relaxed > 0 { output.note(.relaxed(relaxed, of: queries.count)) }
        if failed > 0 { throw ExitCode(ExitStatus.failed) }
        if found == 0 { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func request(_ query: String) -> SearchRequest {
        var request = SearchRequest(query, limit: limit)
        request.matchesAny = any
        request.marksMatches = !trec
        request.filter = filters.filter
        ranking.apply(to: &request)
        expansion.apply(to: &request)
        return request
    }

    private func show(_ result: SearchResult, of query: QueryList.Line, _ output: Output) {
        if trec {
            TRECRun.lines(result.hits, queryID: query.id).forEach(output.line)
        } else {
            for hit in result.hits {
                output.record(HitRecord.record(hit, query: (query.id, query.text)))
            }
        }
    }
}

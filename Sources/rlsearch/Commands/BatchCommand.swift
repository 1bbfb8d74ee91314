import ArgumentParser
import ReportSearch

/// `rlsearch batch`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Answer every query of a file.",
        discussion: """
            Each line is a query, or an id, a tab and a query; a query without an id
            has the number of its line. Queries mean what they mean to `rlsearch query`.
            A line whose query is empty or cannot be understood is named, and the
            others are answered; the exit status is then 2.

            --trec writes lines of a TREC run: id, Q0, docno, rank, score, rlsearch. The
            docno is file:paragraph, or the id of a row of a TSV file. White space in
            ids and docnos is written as %20 and the like, for such lines are split at
            white space. Tools order hits by score: one that does not fall from rank
            to rank (literal hits come first, whatever they score; copies score alike)
            is set just below the one before it.

            Examples:
              rlsearch batch questions.tsv
              rlsearch batch questions.tsv --any --trec > run.txt
              head -20 questions.tsv | rlsearch batch - --year 2023 -n 5
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp("Hits a query.", valueName: "count"))
    var limit = 100

    @Flag(help: "Rank paragraphs that hold any of the words: for questions in plain language.")
    var any = false

    @Flag(help: "Lines of a TREC run, instead of one JSON object a line.")
    var trec = false

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @OptionGroup var ranking: RankingOptions

    @OptionGroup var expansion: ExpansionOptions

    @Argument(help: "A file of queries, or - for standard input.", completion: .file())
    var file: String

    func validate() throws {
        if limit < 1 { throw ValidationError("-n must be at least 1") }
    }

    func run() throws {
        let queries = try QueryFile.queries(file)
        let searcher = try expansion.searcher(index.reading)
        var (found, relaxed, failed) = (0, 0, 0)
        for query in queries {
            let result: SearchResult
            do throws(ReportSearchError) {
                result = try searcher.search(request(query.text))
            } catch {
                guard case .query(let reason) = error else { throw error }
                let place = "\(QueryFile.name(file)):\(query.number)"
                Diagnostics.error(ErrorMessage(reason, skipping: place))
                failed += 1
                continue
            }
            show(result, of: query)
            if !result.hits.isEmpty { found += 1 }
            if result.isRelaxed { relaxed += 1 }
        }
        if relaxed > 0 {
            Diagnostics.note(
                "no paragraph matches all of the query for \(relaxed) of \(queries.count) queries; "
                    + "showing those with any word")
        }
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

    private func show(_ result: SearchResult, of query: QueryFile.Line) {
        if trec {
            TRECRun.lines(result.hits, queryID: query.id).forEach(Output.line)
        } else {
            for hit in result.hits {
                Output.line(
                    HitRecord.json(
                        hit, leading: [("qid", .string(query.id)), ("query", .string(query.text))]))
            }
        }
    }
}

import ArgumentParser
import ReportSearch

/// `rlsearch query`
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        // Parsed alone, as Main does, it is still a part of rlsearch: no script for shell completion is asked of it.
        _superCommandName: "rlsearch",
        abstract: "Find paragraphs.",
        discussion: """
            Pieces between spaces must all match, each literally or with all its words.
            Paragraphs in which they stand literally come first; within both, those with
            more, rarer and earlier evidence (--rank). A "phrase" in quotation marks must
            stand literally. If nothing matches all pieces of a query that is nothing but
            words, paragraphs that hold any of them are shown, and a note says so.
            Abbreviations are looked for under their full names too, and the other way
            round; a note says which.

            Examples:
              rlsearch query 行政执法
              rlsearch query 裁量基准 公示 --year 2022..2023 -n 5
              rlsearch query '"服务型行政执法"' -c
              rlsearch query '(执法 OR 检查) -培训 heading:不足'
              rlsearch query --any 人防工程由谁检查
              rlsearch query 法律顾问 --json | head -1

            The query language (quote it for the shell):
            \(QueryHelp.text)
            """)

    @OptionGroup var index: IndexOptions

    @Option(name: .customShort("n"), help: ArgumentHelp("Hits to show.", valueName: "count"))
    var limit = QueryRun.usualLimit

    @Flag(help: "Rank paragraphs that hold any of the words: for questions in plain language.")
    var any = false

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Option(help: ArgumentHelp("Show so many paragraphs around each hit.", valueName: "count"))
    var context = 0

    @Flag(help: "Show near-identical paragraphs once, and say where else they stand.")
    var distinct = false

    @Flag(help: "Say how the query was understood and what each score is made of.")
    var explain = false

    @Flag(help: "One JSON object a line.")
    var json = false

    @Flag(help: "Comma-separated values with a header.")
    var csv = false

    @Flag(name: [.customShort("l"), .customLong("files")], help: "Only names of files that match.")
    var files = false

    @Flag(name: [.customShort("c"), .customLong("count")], help: "Only how many paragraphs match.")
    var count = false

    @Flag(name: .shortAndLong, help: "Show nothing; the exit status tells.")
    var quiet = false

    @Option(help: "When to use colours: auto, always, never.")
    var color = ColorChoice.auto

    @OptionGroup var ranking: RankingOptions

    @OptionGroup var expansion: ExpansionOptions

    @Argument(help: "What to look for.")
    var query: [String]

    func validate() throws {
        if limit < 1 { throw ValidationError("-n must be at least 1") }
        if context < 0 { throw ValidationError("--context must not be negative") }
        if distinct && (files || count || quiet) {
            throw ValidationError("--distinct goes with hits, not with -l, -c or -q")
        }
        let forms = [json, csv, files, count, quiet].count { $0 }
        if forms > 1 { throw ValidationError("choose one of --json, --csv, -l, -c and -q") }
    }

    private var form: QueryRun.Form {
        if json { return .json }
        if csv { return .csv }
        if files { return .files }
        if count { return .count }
        return quiet ? .nothing : .text
    }

    func run() throws {
        var request = SearchRequest(query.joined(separator: " "), limit: limit)
        request.matchesAny = any
        request.filter = filters.filter
        request.contextCount = context
        request.isDistinct = distinct
        request.explains = explain
        ranking.apply(to: &request)
        expansion.apply(to: &request)
        try QueryRun(
            location: index.reading, request: request, form: form, color: color,
            synonyms: expansion.synonyms
        ).run()
    }
}

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
    var limit = 10

    @Flag(help: "Rank paragraphs that hold any of the words: for questions in plain language.")
    var any = false

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Option(help: ArgumentHelp("Show so many paragraphs around each hit.", valueName: "count"))
    var context = 0

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
        let forms = [json, csv, files, count, quiet].count { $0 }
        if forms > 1 { throw ValidationError("choose one of --json, --csv, -l, -c and -q") }
    }

    private var request: SearchRequest {
        var request = SearchRequest(query.joined(separator: " "), limit: limit)
        request.matchesAny = any
        request.filter = filters.filter
        request.contextCount = context
        request.explains = explain
        ranking.apply(to: &request)
        expansion.apply(to: &request)
        return request
    }

    func run() throws {
        let searcher = try expansion.searcher(index.reading)
        if count || files {
            let matches = try searcher.files(request)
            noteRelaxed(matches.isRelaxed)
            return count ? try printCount(matches) : try printFiles(matches)
        }
        var request = request
        if quiet { request.limit = 1 }
        let result = try searcher.search(request)
        if !quiet { show(result) }
        if result.hits.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func show(_ result: SearchResult) {
        if explain { result.understanding.forEach(describe) }
        noteRelaxed(result.isRelaxed)
        note(result.expansions)
        if csv { Output.line(CSVText.row(HitRecord.csvHeader)) }
        let text = HitText(style: Style(isColored: color.isOn), width: Terminal.width)
        for (index, hit) in result.hits.enumerated() {
            if json {
                Output.line(HitRecord.json(hit))
            } else if csv {
                Output.line(CSVText.row(HitRecord.csv(hit)))
            } else {
                Output.write((index > 0 ? "\n" : "") + text.render(hit))
            }
        }
    }

    private func describe(_ part: UnderstoodPart) {
        Diagnostics.note(String(repeating: "  ", count: part.depth) + part.text)
    }

    private func printCount(_ matches: FileMatches) throws {
        Output.line(String(matches.paragraphCount))
        if matches.files.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func printFiles(_ matches: FileMatches) throws {
        for file in matches.files { Output.line(Terminal.printable(file.file)) }
        if matches.files.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func note(_ expansions: [UsedExpansion]) {
        func names(_ origins: [UsedExpansion.Origin]) -> String {
            expansions.filter { origins.contains($0.origin) }.map { expansion in
                let place = expansion.origin == .reports ? " in reports that define it" : ""
                return "\(expansion.name) (\(expansion.expression)\(place))"
            }.joined(separator: ", ")
        }
        let read = Terminal.printable(names([.pinyin]))
        if !read.isEmpty { Diagnostics.note("read as pinyin: \(read)") }
        let others = Terminal.printable(names([.list, .reports]))
        if !others.isEmpty {
            Diagnostics.note("also looking for \(others); not so with --no-expand")
        }
    }

    private func noteRelaxed(_ isRelaxed: Bool) {
        guard isRelaxed else { return }
        Diagnostics.note("no paragraph matches all of the query; showing those with any word")
    }
}

import ArgumentParser
import ReportSearch
import SystemPackage

/// `rlsearch why`
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say why a paragraph matches a query, or why it does not.",
        discussion: """
            Holds each part of the query against the paragraph. What stands in the way is one of:
            not indexed, encoding, fold, cut, operator, filter, or that the text does not hold
            it; a line of advice says what to do. Without a number the best paragraph of the
            file is meant, or the one that comes nearest. Exit status 0 if it matches, 1 if not.

            Examples:
              rlsearch why 行政执法 --in report.txt
              rlsearch why '"服务型执法"' --in report.txt:12
              rlsearch why 裁量基准 --in report.txt:12 --year 2022
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "The file, or file:number for one paragraph, or the id of a row.", valueName: "place"),
        completion: .file())
    var place: String

    @Flag(help: "As with query --any.")
    var any = false

    @OptionGroup(title: "Filters") var filters: FilterOptions

    @OptionGroup var expansion: ExpansionOptions

    @Flag(help: "One JSON object.")
    var json = false

    @Argument(help: "What was looked for.")
    var query: [String]

    func run() throws {
        var request = SearchRequest(query.joined(separator: " "), limit: nil)
        request.matchesAny = any
        request.filter = filters.filter
        expansion.apply(to: &request)
        let (file, number) = ParagraphArgument.parse(place)
        let diagnosis = try expansion.searcher(index.reading).diagnose(
            request, file: file, paragraph: number)
        if json { Output.line(Self.object(diagnosis).text) } else { Self.write(diagnosis, request) }
        if diagnosis.match == nil { throw ExitCode(ExitStatus.nothingFound) }
    }

    private static func write(_ diagnosis: MatchDiagnosis, _ request: SearchRequest) {
        let number = diagnosis.paragraph.map { ":\($0)" } ?? ""
        let verdict =
            diagnosis.match.map { "matches (\($0.rawValue))" } ?? "does not match"
        Output.line(
            "\(Terminal.printable(diagnosis.file + number)) \(verdict): "
                + Terminal.printable(request.query))
        if let rank = diagnosis.rank { Output.line("hit \(rank) of \(diagnosis.hitCount)") }
        for part in diagnosis.parts {
            let answer = part.match.map { "yes, \($0.rawValue)" } ?? "no"
            Output.line("  \(answer): \(Terminal.printable(part.text))")
            if let reason = part.reason { Output.line("      \(Terminal.printable(reason))") }
        }
        if !diagnosis.parts.isEmpty {
            Output.line("words of the query:     " + words(diagnosis.queryWords))
            Output.line("words of the paragraph: " + words(diagnosis.paragraphWords))
        }
        if let cause = diagnosis.cause { Output.line("why: \(cause.rawValue)") }
        if let advice = diagnosis.advice { Output.line("advice: \(Terminal.printable(advice))") }
    }

    private static func words(_ words: [String]) -> String {
        Terminal.printable(words.joined(separator: "/"))
    }

    private static func object(_ diagnosis: MatchDiagnosis) -> JSONText {
        .object([
            ("schema", .int(HitRecord.schema)), ("file", .string(diagnosis.file)),
            ("paragraph", JSONText(diagnosis.paragraph)),
            ("match", JSONText(diagnosis.match?.rawValue)), ("rank", JSONText(diagnosis.rank)),
            ("hits", .int(diagnosis.hitCount)), ("why", JSONText(diagnosis.cause?.rawValue)),
            (
                "parts",
                .array(
                    diagnosis.parts.map {
                        .object([
                            ("text", .string($0.text)), ("match", JSONText($0.match?.rawValue)),
                            ("why", JSONText($0.cause?.rawValue)),
                            ("reason", JSONText($0.reason)), ("advice", JSONText($0.advice)),
                        ])
                    })
            ),
            ("query_words", .array(diagnosis.queryWords.map(JSONText.string))),
            ("paragraph_words", .array(diagnosis.paragraphWords.map(JSONText.string))),
            ("advice", JSONText(diagnosis.advice)),
        ])
    }
}

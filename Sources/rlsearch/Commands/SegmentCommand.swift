import ArgumentParser
import ReportSearch

/// `rlsearch segment`
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Cut text into words as the index does.",
        discussion: """
            Prints the words of each line, folded and divided by slashes. Without an argument, or
            for -, reads standard input.

            Examples:
              rlsearch segment 严格规范公正文明执法
              rlsearch segment --overlay 区国动办推进放管服改革
              rlsearch segment - < report.txt
              rlsearch segment --boundaries --engine icu 法治政府
            """)

    @Flag(
        help: """
            For each line, the word boundaries before any fold, as offsets of UTF-8 bytes: the end \
            of the line is one, its beginning is not.
            """)
    var boundaries = false

    @Flag(help: "Words of the overlay dictionary whole, instead of their parts.")
    var overlay = false

    @Flag(help: "For each line, one JSON object with every token: term, bytes, kind, source.")
    var json = false

    @Option(help: "Which way to cut: fast, or icu itself. Both give the same words.")
    var engine = EngineName.fast

    @OptionGroup var index: IndexOptions
    @OptionGroup var analysis: AnalysisOptions

    @Argument(help: "Text, or - for standard input.")
    var text: [String] = []

    func validate() throws {
        if [boundaries, json, overlay].count(where: { $0 }) > 1 {
            throw ValidationError("choose one of --boundaries, --json and --overlay")
        }
    }

    func run() throws {
        let segmenter = try TextSegmenter(
            index.reading, engine: engine.engine, dictionaries: analysis.dictionaries,
            foldsLeftOut: analysis.foldsLeftOut)
        if text.isEmpty || text == ["-"] {
            if Terminal.isInputTerminal && text.isEmpty {
                throw ValidationError("give the text to cut, or - to read standard input")
            }
            var input = InputLines()
            while let line = try input.next() { try show(line, segmenter) }
        } else {
            for line in text { try show(line, segmenter) }
        }
    }

    private func show(_ line: String, _ segmenter: TextSegmenter) throws {
        if boundaries {
            let ends = try segmenter.boundaries(of: line)
            Output.line(ends.map(String.init).joined(separator: " "))
        } else if json {
            let tokens = try segmenter.tokens(of: line)
            Output.line(
                JSONText.object([
                    ("schema", .int(HitRecord.schema)), ("text", .string(line)),
                    ("tokens", .array(tokens.map(Self.token))),
                ]).text)
        } else {
            let words = try segmenter.words(of: line, overlaid: overlay)
            Output.line(Terminal.printable(words.joined(separator: "/")))
        }
    }

    private static func token(_ token: TextSegmenter.TokenPlace) -> JSONText {
        .object([
            ("term", .string(token.term)), ("bytes", JSONText(token.bytes)),
            ("kind", .string(token.kind)), ("source", .string(token.source)),
        ])
    }
}

/// An engine by its name.
enum EngineName: String, ExpressibleByArgument, CaseIterable {
    case fast, icu

    var engine: TextSegmenter.Engine { self == .fast ? .fast : .icu }
}

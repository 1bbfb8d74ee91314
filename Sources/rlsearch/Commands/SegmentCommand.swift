import ArgumentParser
import ReportOutput

/// `rlsearch segment`
struct SegmentCommand: Command {
    static let configuration = CommandConfiguration(
        "segment",
        zh: (
            "按索引的方式给文字分词。",
            """
            输出每行的词语，经字形归并，以斜线分开。没有参数或参数为 - 时，读标准输入。
            """
        ),
        en: (
            "Cut text into words as the index does.",
            """
            Prints the words of each line, folded and separated by slashes. Without an argument, or for
            -, reads standard input.
            """
        ),
        examples: """
            rlsearch segment 严格规范公正文明执法
            rlsearch segment --overlay 区国动办推进放管服改革
            rlsearch segment - < report.txt
            rlsearch segment --boundaries --engine icu 法治政府
            """)

    @Flag(
        help: ArgumentHelp(
            zh: "输出每行字形归并之前的词界，以 UTF-8 字节计：行末算词界，行首不算。",
            en:
                "Print the word boundaries of each line before folding, as UTF-8 byte offsets. The end of the line is a boundary, its beginning is not."
        ))
    var boundaries = false

    @Flag(
        help: ArgumentHelp(
            zh: "词表中的词不拆开。",
            en: "Print words of the overlay dictionary whole, instead of their parts."))
    var overlay = false

    @Flag(
        help: ArgumentHelp(
            zh: "每行一个 JSON 对象，含全部词项：词、字节、类别、来源。",
            en: "For each line, one JSON object with every token: term, bytes, kind, source."))
    var json = false

    @Option(
        help: ArgumentHelp(
            zh: "分词方式：fast，或 icu 本身；结果相同。",
            en: "How to cut: fast, or icu itself. Both return the same words.", value: .engine)
    )
    var engine = EngineName.fast

    @OptionGroup var index: IndexOptions
    @OptionGroup var analysis: AnalysisOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(
        help: ArgumentHelp(zh: "文字，或 - 表示标准输入。", en: "Text, or - for standard input.", value: .text)
    )
    var text: [String] = []

    func validate() throws {
        if [boundaries, json, overlay].count(where: { $0 }) > 1 {
            throw ValidationError(
                zh: "--boundaries、--json、--overlay 只能选一个",
                en: "choose one of --boundaries, --json and --overlay")
        }
    }

    func run(_ output: Output) throws {
        let segmenter = try TextSegmenter(
            index.reading, engine: engine.engine, dictionaries: analysis.dictionaries,
            foldsLeftOut: analysis.foldsLeftOut)
        if text.isEmpty || text == ["-"] {
            if Terminal.isInputTerminal && text.isEmpty {
                throw ValidationError(
                    zh: "请给出要分词的文字，或用 - 读标准输入",
                    en: "give the text to cut, or - to read standard input")
            }
            var input = InputLines()
            while let line = try input.next() { try show(line, segmenter, output) }
        } else {
            for line in text { try show(line, segmenter, output) }
        }
    }

    private func show(_ line: String, _ segmenter: TextSegmenter, _ output: Output) throws {
        if boundaries {
            let ends = try segmenter.boundaries(of: line)
            output.line(ends.map(String.init).joined(separator: " "))
        } else if json {
            output.record(IndexRecords.tokens(line, try segmenter.tokens(of: line)))
        } else {
            let words = try segmenter.words(of: line, overlaid: overlay)
            output.line(PrintableText.of(words.joined(separator: "/")))
        }
    }
}

/// An engine by its name.
enum EngineName: String, ExpressibleByArgument, CaseIterable {
    case fast, icu

    var engine: TextSegmenter.Engine { self == .fast ? .fast : .icu }
}

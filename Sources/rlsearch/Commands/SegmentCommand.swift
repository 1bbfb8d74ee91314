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
              rlsearch segment - < report.txt
            """)

    @Argument(help: "Text, or - for standard input.")
    var text: [String] = []

    func run() throws {
        let segmenter = try TextSegmenter()
        if text.isEmpty || text == ["-"] {
            if Terminal.isInputTerminal && text.isEmpty {
                throw ValidationError("give the text to cut, or - to read standard input")
            }
            while let line = readLine() { try show(line, segmenter) }
        } else {
            for line in text { try show(line, segmenter) }
        }
    }

    private func show(_ line: String, _ segmenter: TextSegmenter) throws {
        Output.line(Terminal.printable(try segmenter.words(of: line).joined(separator: "/")))
    }
}

import ReportOutput

/// Wraps and translates the help and errors of the argument parser. A Han character takes two cells.
enum UsageText {
    /// A width for which the parser breaks no lines.
    static let unwrapped = 1_000_000
    /// The column where the parser's descriptions of options begin.
    private static let labelWidth = 26

    /// The lines of a message that the parser made for `unwrapped` columns.
    static func lines(_ message: String, width: Int, language: Language) -> [String] {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        let isHelp = lines.contains { $0.hasPrefix("USAGE: ") }
        // Completion scripts and the like are not changed.
        guard isHelp || lines.contains(where: { $0.hasPrefix("Usage: ") }) else {
            return lines.map { ParserPhrases.line($0, language) }
        }
        var result: [String] = []
        var paragraph = ""
        func close() {
            if !paragraph.isEmpty { result += LineBreaks.lines(paragraph, cells: width) }
            paragraph = ""
        }
        var isInElements = false
        for line in lines {
            let line = ParserPhrases.line(line, language)
            let indent = line.prefix { $0 == " " }.count
            if line.isEmpty {
                close()
                result.append("")
            } else if isHeading(line) {
                close()
                isInElements = true
                result.append(line)
            } else if isInElements, indent > 0 {
                close()
                result += element(line, indent: indent, width: width)
            } else if Self.labels.contains(where: line.hasPrefix) {
                // An error, its help and the usage are separate paragraphs.
                close()
                result += hanging(line, indent: 7, width: width)
            } else if indent > 0 {
                close()
                result.append(line)
            } else {
                paragraph = joined(paragraph, line)
                // A line that introduces examples ends its paragraph.
                if line.hasSuffix(":") || line.hasSuffix("：") { close() }
            }
        }
        close()
        return result
    }

    /// Labels at the beginning of lines.
    private static let labels = [
        "USAGE: ", "Usage: ", "用法：", "Error: ", "错误：", "Help:  ", "说明：",
    ]

    /// Whether a line is the heading of a list of options.
    private static func isHeading(_ line: String) -> Bool {
        guard line.hasSuffix(":"), !line.hasPrefix(" ") else {
            return ParserPhrases.headings.contains(line)
        }
        return line == line.uppercased()
    }

    /// An option with its description, which begins on a new line if the option is long.
    private static func element(_ line: String, indent: Int, width: Int) -> [String] {
        let pad = String(repeating: " ", count: labelWidth)
        let room = max(20, width - labelWidth)
        if indent >= labelWidth {
            return LineBreaks.lines(String(line.dropFirst(indent)), cells: room).map { pad + $0 }
        }
        // The parser pads by characters.
        var label = String(line.prefix(labelWidth))
        guard line.count > labelWidth, label.last == " " else { return [line] }
        let texts = LineBreaks.lines(String(line.dropFirst(labelWidth)), cells: room)
        guard let first = texts.first else { return [line] }
        while label.last == " " { label.removeLast() }
        let rest = texts.dropFirst().map { pad + $0 }
        return DisplayWidth.cells(label) < labelWidth
            ? [Cells.padded(label, to: labelWidth) + first] + rest : [label, pad + first] + rest
    }

    private static func hanging(_ line: String, indent: Int, width: Int) -> [String] {
        let lines = LineBreaks.lines(line, cells: width - indent)
        return lines.enumerated().map {
            $0.offset == 0 ? $0.element : String(repeating: " ", count: indent) + $0.element
        }
    }

    /// Joins two lines of a paragraph, without a space between Chinese characters.
    private static func joined(_ left: String, _ right: String) -> String {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return left + right
        }
        let isWide = DisplayWidth.cells(last) == 2 || DisplayWidth.cells(first) == 2
        return left + (isWide ? "" : " ") + right
    }
}

internal import ReportCorpus

/// Takes the text of an answer: standard output, a response, a buffer of a test.
package protocol TextSink: AnyObject {
    /// Appends text.
    func write(_ text: String)
}

/// Where an answer goes, and for whom it is written.
package struct Output {
    /// What was asked for.
    package let data: any TextSink
    /// Everything else: notes and errors.
    package let notes: any TextSink
    /// The reader's language.
    package let language: Language
    /// Cells of a line.
    package let width: Int
    /// How parts are set off.
    package let style: Style
    /// Whether data goes to a terminal, which control characters of a report could command.
    package let isTerminal: Bool

    package init(
        data: any TextSink, notes: any TextSink, language: Language, width: Int,
        style: Style, isTerminal: Bool
    ) {
        self.data = data
        self.notes = notes
        self.language = language
        self.width = width
        self.style = style
        self.isTerminal = isTerminal
    }

    /// Writes text.
    package func write(_ text: String) { data.write(text) }

    /// Writes a line.
    package func line(_ text: String) { data.write(text + "\n") }

    /// Writes a line in the reader's language.
    package func line(_ message: Message) { line(PrintableText.of(message[language])) }

    /// Writes a line for programs: as it is, but for what could command a terminal if one is there.
    package func dataLine(_ text: String) { line(isTerminal ? PrintableText.of(text) : text) }

    /// Writes a record.
    package func record(_ record: Record) { line(record.json) }

    /// A remark that does not change the outcome.
    package func note(_ message: Message) {
        notes.write("rlsearch: \(PrintableText.of(message[language]))\n")
    }

    /// What failed, where, and how to mend it.
    package func error(_ error: ErrorMessage) {
        var text = "rlsearch: \(PrintableText.of(error.what[language]))\n"
        for line in error.details { text += "  \(PrintableText.of(line[language]))\n" }
        notes.write(text)
    }
}

/// How parts of the output are set off.
package struct Style: Sendable {
    package let isColored: Bool

    package init(isColored: Bool) { self.isColored = isColored }

    private func wrap(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    package func bold(_ text: String) -> String { wrap(text, "1") }
    package func dim(_ text: String) -> String { wrap(text, "2") }
    package func path(_ text: String) -> String { wrap(text, "35") }
    package func match(_ text: String) -> String { wrap(text, "1;31") }
    package func number(_ text: String) -> String { wrap(text, "32") }
}

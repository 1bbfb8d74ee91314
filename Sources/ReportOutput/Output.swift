internal import ReportCorpus

/// Receives text: standard output, an HTTP response, or the buffer of a test.
package protocol TextSink: AnyObject {
    /// Appends text.
    func write(_ text: String)
    /// Sends on what was written so far. The default does nothing.
    func flush()
}

extension TextSink {
    package func flush() {}
}

/// The destination of a command's output, and the properties of its reader.
package struct Output {
    /// Receives the results.
    package let data: any TextSink
    /// Receives notes and errors.
    package let notes: any TextSink
    /// The reader's language.
    package let language: Language
    /// The width of a line in cells.
    package let width: Int
    /// The style of marked text.
    package let style: Style
    /// Whether data goes to a terminal. Control characters must then be made harmless.
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

    package func write(_ text: String) { data.write(text) }

    /// Passes on what was written so far, before a long wait.
    package func flush() { data.flush() }

    /// Writes a line.
    package func line(_ text: String) { data.write(text + "\n") }

    /// Writes a line in the reader's language.
    package func line(_ message: Message) { line(PrintableText.of(message[language])) }

    /// Writes a line for programs, unchanged unless it goes to a terminal.
    package func dataLine(_ text: String) { line(isTerminal ? PrintableText.of(text) : text) }

    package func record(_ record: Record) { line(record.json) }

    /// Writes a note, which does not change the exit status.
    package func note(_ message: Message) {
        notes.write("rlsearch: \(PrintableText.of(message[language]))\n")
    }

    /// Writes an error: what failed, where, and what to do about it.
    package func error(_ error: ErrorMessage) {
        var text = "rlsearch: \(PrintableText.of(error.what[language]))\n"
        for line in error.details { text += "  \(PrintableText.of(line[language]))\n" }
        notes.write(text)
    }
}

/// The style of marked text, with or without colours.
package struct Style: Sendable {
    package let isColored: Bool
    /// If file names are links: the absolute folder that relative paths refer to. Nil if file names are not links.
    private let linkFolder: String?

    package init(isColored: Bool, linkFolder: String? = nil) {
        self.isColored = isColored
        self.linkFolder = linkFolder
    }

    /// A link that opens a file from a terminal (OSC 8).
    ///
    /// - Parameters:
    ///   - file: the path of the file.
    ///   - page: the page to open it at.
    package func link(_ text: String, to file: String, page: Int?) -> String {
        guard let linkFolder else { return text }
        let path = file.hasPrefix("/") ? file : linkFolder + "/" + file
        var address = "file://"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(Int(byte) + 256, radix: 16, uppercase: true).dropFirst()
                address += "%" + hex
            }
        }
        if let page { address += "#page=\(page)" }
        return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    package func bold(_ text: String) -> String { wrap(text, "1") }
    package func dim(_ text: String) -> String { wrap(text, "2") }
    package func path(_ text: String) -> String { wrap(text, "35") }
    package func match(_ text: String) -> String { wrap(text, "1;31") }
    package func number(_ text: String) -> String { wrap(text, "32") }
}

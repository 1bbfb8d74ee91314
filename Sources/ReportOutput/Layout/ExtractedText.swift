internal import DocumentModel
package import ReportCorpus

/// Writes the extracted text of documents.
package struct ExtractedText {
    private let output: Output
    private let json: Bool
    private let places: Bool

    package init(_ output: Output, json: Bool, places: Bool) {
        self.output = output
        self.json = json
        self.places = places
    }

    /// Writes the lines of a document.
    package func write(_ document: SourceDocument) {
        for line in document.lines.lines {
            if json {
                output.line(record(line, of: document).json)
            } else if places {
                let place = Message.place(line.place)?[output.language] ?? ""
                output.line("\(place)\t\(PrintableText.of(line.text))")
            } else {
                output.line(PrintableText.of(line.text))
            }
        }
        for remark in document.lines.extraction?.remarks ?? [] {
            output.note(Message(verbatim: document.name + ": ") + .remark(remark))
        }
    }

    private func record(_ line: DocumentLine, of document: SourceDocument) -> Record {
        Record(
            .extractedLine,
            [
                (.file, .text(document.name)), (.format, .text(document.format)),
                (.bytes, .range(line.bytes)), (.place, .place(line.place, inner: document.inner)),
                (.generated, .int(line.generatedByteCount)),
                (
                    .recognised,
                    .bool(document.lines.extraction?.remarks.contains(.recognised) ?? false)
                ), (.text, .text(line.text)),
            ])
    }
}

internal import DocumentModel
internal import ReportCorpus

/// Writes the metadata, the outline and single paragraphs of a file for people.
package struct OutlineText {
    private let output: Output
    private var language: Language { output.language }

    package init(_ output: Output) { self.output = output }

    /// Writes the metadata of a report.
    ///
    /// - Parameter isWhole: whether `report` has all paragraphs of the file.
    package func writeMetadata(_ report: Report, isWhole: Bool) {
        let metadata = report.metadata
        let rows: [(Field, String?, Origin?)] = [
            (.title, metadata.title?.value, metadata.title?.origin),
            (.agency, metadata.agency?.value, metadata.agency?.origin),
            (.region, metadata.region?.value.joined(separator: "/"), metadata.region?.origin),
            (.year, metadata.year.map { String($0.value) }, metadata.year?.origin),
            (.date, metadata.date?.value, metadata.date?.origin),
        ]
        for (field, value, origin) in rows {
            let name = Cells.padded(field.title[language], to: 6)
            guard let value, let origin else {
                let reason = Message.unknownBecause(field)[language]
                output.line("\(name)  \(Message.unknown[language])\(reason)")
                continue
            }
            let source = Message.readFrom(origin)[language]
            output.line("\(name)  \(PrintableText.of(value))  \(source)")
            if field == .region, !report.regionCandidates.isEmpty {
                output.line(.ambiguousRegion(report.regionCandidates))
            }
        }
        if !metadata.isReport { output.line(.noReport) }
        for remark in report.extraction?.remarks ?? [] { output.line(.remark(remark)) }
        output.line(
            .encoding(
                report.encoding.rawValue, paragraphs: isWhole ? report.paragraphs.count : nil))
        output.line("")
    }

    /// The page, cell or table row of a paragraph, so that a person can find it; empty for other places.
    private func place(_ paragraph: Paragraph) -> String {
        switch paragraph.place {
        case .page, .cell, .tableRow:
            let text = Message.place(paragraph.place)?[language] ?? ""
            return output.style.dim(Cells.padded(PrintableText.of(text), to: 8)) + "  "
        default: return ""
        }
    }

    /// Writes a list of the documents in an archive, and how to name one of them.
    package func writeDocuments(_ documents: [ContainedReport], in file: String) {
        for document in documents {
            let report = document.report
            let path = document.path(in: file)
            output.line(PrintableText.of(path))
            let metadata = report.metadata
            let parts = [
                metadata.agency?.value ?? metadata.title?.value,
                metadata.year.map { "\($0.value)" },
                Message.paragraphCount(report.paragraphs.count)[language],
            ]
            output.line("  " + PrintableText.of(parts.compactMap(\.self).joined(separator: " · ")))
        }
        if let first = documents.first {
            output.note(.nameOneDocument(PrintableText.of(first.path(in: file))))
        }
    }

    /// Writes a line of the outline.
    package func writeLine(_ paragraph: Paragraph) {
        let depth = paragraph.headings.count - (paragraph.isHeading ? 0 : 1)
        let number = Cells.padded(String(paragraph.ordinal), to: 4, isRight: true)
        let indent = String(repeating: "  ", count: max(0, depth))
        let section =
            paragraph.isHeading ? "  [\(Message.section(paragraph.section)[language])]" : ""
        let head = "\(number)  \(place(paragraph))\(indent)"
        let room = output.width - DisplayWidth.cells(head + section) - 1
        let limit = paragraph.isHeading ? 60 : 30
        let text = PrintableText.of(String(paragraph.text.prefix(limit)))
        let start = Cells.first(max(10, room), of: text)
        let more = start.count < paragraph.text.count ? "…" : ""
        output.line("\(head)\(start)\(more)\(section)")
    }

    /// Writes a paragraph with its place.
    package func writeParagraph(_ paragraph: Paragraph) {
        output.line(PrintableText.of(paragraph.headings.joined(separator: " › ")))
        output.line(
            Message.section(paragraph.section) + Message(zh: "，", en: ", ")
                + .bytes(paragraph.bytes))
        output.line("")
        let text = PrintableText.of(paragraph.text)
        guard output.isTerminal else { return output.line(text) }
        LineBreaks.lines(text, cells: output.width).forEach(output.line)
    }
}

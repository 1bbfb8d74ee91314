import ArgumentParser
import ReportSearch
import SystemPackage

/// `rlsearch show`
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show how a file is understood: its outline, or one paragraph.",
        discussion: """
            Reads the file itself, not the index.

            Examples:
              rlsearch show report.txt           what the report says of itself, and its outline
              rlsearch show report.txt:12        paragraph 12 with its place
              rlsearch show report.txt --json
            """)

    @Flag(help: "One JSON object.")
    var json = false

    @Option(
        help: ArgumentHelp("The encoding of the file (default: detected).", valueName: "name"))
    var encoding: EncodingName?

    @Option(
        help: ArgumentHelp(
            "What is said of files, as for index.", valueName: "file"), completion: .file())
    var meta: String?

    @Argument(help: "A file, or file:number for one paragraph.", completion: .file())
    var file: String

    func run() throws {
        let (path, number) = ParagraphArgument.parse(file)
        let given = try MetadataOption.table(meta)?.values(for: path) ?? GivenMetadata()
        do {
            var parts = try ReportParts(
                path, encoding: encoding?.encoding, given: given, allowsPipes: true)
            if let number {
                try showParagraph(number, of: path, &parts)
            } else if json {
                try showObject(path, &parts)
            } else {
                try showOutline(&parts)
            }
        } catch let error as CorpusError {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
    }

    private func showOutline(_ parts: inout ReportParts) throws {
        var isFirst = true
        while let part = try parts.next() {
            if isFirst { showMetadata(part, isWhole: parts.isWhole) }
            isFirst = false
            part.paragraphs.forEach(showLine)
        }
    }

    private func showObject(_ path: FilePath, _ parts: inout ReportParts) throws {
        var record: ReportRecord?
        while let part = try parts.next() {
            if record == nil {
                record = ReportRecord(path, part.metadata)
                Output.write(record?.opening ?? "")
            }
            for paragraph in part.paragraphs { Output.write(record?.next(paragraph) ?? "") }
        }
        Output.line(ReportRecord.closing)
    }

    private func showParagraph(_ number: Int, of path: FilePath, _ parts: inout ReportParts) throws
    {
        var count = 0
        while let part = try parts.next() {
            count += part.paragraphs.count
            guard let found = part.paragraphs.first(where: { $0.ordinal == number }) else {
                continue
            }
            if json {
                var record = ReportRecord(path, part.metadata)
                Output.line(record.opening + record.next(found) + ReportRecord.closing)
            } else {
                showWhole(found)
            }
            return
        }
        throw ErrorMessageError(
            message: ErrorMessage(
                "\(path.string) has no paragraph \(number)", "its paragraphs are 1 to \(count)"))
    }

    private func showMetadata(_ report: Report, isWhole: Bool) {
        let metadata = report.metadata
        func row(_ name: String, _ value: String?, _ origin: Origin?) {
            guard let value, let origin else { return Output.line("\(name)  unknown") }
            Output.line("\(name)  \(Terminal.printable(value))  (from the \(origin.name))")
        }
        row("title ", metadata.title?.value, metadata.title?.origin)
        row("agency", metadata.agency?.value, metadata.agency?.origin)
        let region = metadata.region?.value.joined(separator: "/")
        row("region", region, metadata.region?.origin)
        row("year  ", metadata.year.map { String($0.value) }, metadata.year?.origin)
        row("date  ", metadata.date?.value, metadata.date?.origin)
        if !metadata.isReport { Output.line("kind    no report, by its title") }
        let size = isWhole ? "\(report.paragraphs.count) paragraphs" : "a large file, read in parts"
        Output.line("encoding \(report.encoding.rawValue), \(size)\n")
    }

    private func showLine(_ paragraph: Paragraph) {
        let depth = paragraph.headings.count - (paragraph.isHeading ? 0 : 1)
        let number = String(paragraph.ordinal)
        let indent = String(repeating: "  ", count: max(0, depth))
        let start = String(paragraph.text.prefix(paragraph.isHeading ? 60 : 30))
        let more = paragraph.text.count > start.count ? "…" : ""
        let pad = String(repeating: " ", count: max(0, 4 - number.count))
        let section = paragraph.isHeading ? "  [\(paragraph.section.rawValue)]" : ""
        Output.line("\(pad)\(number)  \(indent)\(Terminal.printable(start))\(more)\(section)")
    }

    private func showWhole(_ paragraph: Paragraph) {
        Output.line(Terminal.printable(paragraph.headings.joined(separator: " › ")))
        let (start, end) = (paragraph.bytes.lowerBound, paragraph.bytes.upperBound)
        Output.line("\(paragraph.section.rawValue), bytes \(start)..<\(end)\n")
        Output.line(Terminal.printable(paragraph.text))
    }
}

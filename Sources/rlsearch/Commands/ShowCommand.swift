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
        let table = try MetadataOption.table(meta)
        let report: Report
        do throws(CorpusError) {
            let bytes = try ReportReader.bytes(of: path)
            report = try ReportReader(encoding: encoding?.encoding).report(
                bytes, path: path, given: table?.values(for: path) ?? GivenMetadata())
        } catch {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
        var paragraphs = report.paragraphs
        if let number {
            guard let found = paragraphs.first(where: { $0.ordinal == number }) else {
                throw ErrorMessageError(
                    message: ErrorMessage(
                        "\(path.string) has no paragraph \(number)",
                        "its paragraphs are 1 to \(paragraphs.count)"))
            }
            paragraphs = [found]
        }
        if json {
            Output.line(Self.object(path, report.metadata, paragraphs).text)
        } else if number != nil {
            paragraphs.forEach(showWhole)
        } else {
            showOutline(report)
        }
    }

    private func showOutline(_ report: Report) {
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
        Output.line("encoding \(report.encoding.rawValue), \(report.paragraphs.count) paragraphs\n")
        for paragraph in report.paragraphs {
            let depth = paragraph.headings.count - (paragraph.isHeading ? 0 : 1)
            let number = String(paragraph.ordinal)
            let indent = String(repeating: "  ", count: max(0, depth))
            let start = String(paragraph.text.prefix(paragraph.isHeading ? 60 : 30))
            let more = paragraph.text.count > start.count ? "…" : ""
            let pad = String(repeating: " ", count: max(0, 4 - number.count))
            let section = paragraph.isHeading ? "  [\(paragraph.section.rawValue)]" : ""
            Output.line("\(pad)\(number)  \(indent)\(Terminal.printable(start))\(more)\(section)")
        }
    }

    private func showWhole(_ paragraph: Paragraph) {
        Output.line(Terminal.printable(paragraph.headings.joined(separator: " › ")))
        let (start, end) = (paragraph.bytes.lowerBound, paragraph.bytes.upperBound)
        Output.line("\(paragraph.section.rawValue), bytes \(start)..<\(end)\n")
        Output.line(Terminal.printable(paragraph.text))
    }

    private static func object(
        _ path: FilePath, _ metadata: Metadata, _ paragraphs: [Paragraph]
    ) -> JSONText {
        .object([
            ("schema", .int(HitRecord.schema)), ("file", .string(path.string)),
            ("title", JSONText(metadata.title?.value)),
            ("agency", JSONText(metadata.agency?.value)),
            ("region", .array((metadata.region?.value ?? []).map(JSONText.string))),
            ("year", JSONText(metadata.year?.value)), ("date", JSONText(metadata.date?.value)),
            (
                "read_from",
                .object([
                    ("title", JSONText(metadata.title?.origin.name)),
                    ("agency", JSONText(metadata.agency?.origin.name)),
                    ("region", JSONText(metadata.region?.origin.name)),
                    ("year", JSONText(metadata.year?.origin.name)),
                    ("date", JSONText(metadata.date?.origin.name)),
                ])
            ),
            (
                "paragraphs",
                .array(
                    paragraphs.map {
                        .object([
                            ("paragraph", .int($0.ordinal)), ("bytes", JSONText($0.bytes)),
                            ("heading", .array($0.headings.map(JSONText.string))),
                            ("section", .string($0.section.rawValue)),
                            ("text", .string($0.text)),
                        ])
                    })
            ),
        ])
    }
}

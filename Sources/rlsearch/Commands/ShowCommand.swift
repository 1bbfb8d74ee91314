import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch show`
struct ShowCommand: Command {
    static let configuration = CommandConfiguration(
        "show",
        zh: ("显示文件如何理解：提纲，或其中一段。", "直接读文件，不读索引。"),
        en: (
            "Show how a file is understood: its outline, or one paragraph.",
            "Reads the file itself, not the index."
        ),
        examples: """
            rlsearch show report.txt
            rlsearch show report.txt:12
            rlsearch show report.txt --json
            """)

    @Flag(help: ArgumentHelp(zh: "一个 JSON 对象。", en: "One JSON object."))
    var json = false

    @Option(help: EncodingName.help)
    var encoding: EncodingName?

    @Option(help: MetadataHelp.asForIndex, completion: .file())
    var meta: String?

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(
        help: ArgumentHelp(
            zh: "文件，或 文件:段号 表示一段。", en: "A file, or file:number for one paragraph."),
        completion: .file())
    var file: String

    func run(_ output: Output) throws {
        let (path, number) = ParagraphArgument.parse(file)
        let given = try meta.map { try MetadataTable(FilePath($0)) }?.values(for: path)
        var parts = try ReportParts(
            path, encoding: encoding?.encoding, given: given ?? GivenMetadata(), allowsPipes: true)
        if let number {
            try showParagraph(number, of: path, &parts, output)
        } else if json {
            try showObject(path, &parts, output)
        } else {
            try showOutline(&parts, output)
        }
    }

    private func showOutline(_ parts: inout ReportParts, _ output: Output) throws {
        let text = OutlineText(output)
        var isFirst = true
        while let part = try parts.next() {
            if isFirst { text.writeMetadata(part, isWhole: parts.isWhole) }
            isFirst = false
            part.paragraphs.forEach(text.writeLine)
        }
    }

    private func showObject(
        _ path: FilePath, _ parts: inout ReportParts, _ output: Output
    ) throws {
        var record: ReportRecord?
        while let part = try parts.next() {
            if record == nil {
                record = ReportRecord(path.string, part.metadata)
                output.write(record?.opening ?? "")
            }
            for paragraph in part.paragraphs { output.write(record?.next(paragraph) ?? "") }
        }
        output.line(ReportRecord.closing)
    }

    private func showParagraph(
        _ number: Int, of path: FilePath, _ parts: inout ReportParts, _ output: Output
    ) throws {
        var count = 0
        while let part = try parts.next() {
            count += part.paragraphs.count
            guard let found = part.paragraphs.first(where: { $0.ordinal == number }) else {
                continue
            }
            if json {
                var record = ReportRecord(path.string, part.metadata)
                output.line(record.opening + record.next(found) + ReportRecord.closing)
            } else {
                OutlineText(output).writeParagraph(found)
            }
            return
        }
        throw ErrorMessageError(
            .noSuchParagraph(number, in: path.string), .paragraphNumbers(upTo: count))
    }
}

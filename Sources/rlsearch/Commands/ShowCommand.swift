import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch show`
struct ShowCommand: Command {
    static let configuration = CommandConfiguration(
        "show",
        zh: ("显示程序对文件的识别结果：提纲，或其中一段。", "直接读文件，不读索引；加 --remote 则读集群中的索引。"),
        en: (
            "Show how a file is understood: its outline, or one paragraph.",
            "Reads the file itself, not the index; with --remote, reads the index in a cluster."
        ),
        examples: """
            rlsearch show report.txt
            rlsearch show report.txt:12
            rlsearch show report.txt --json
            rlsearch show reports.zip
            rlsearch show report.pdf:12 --open
            """)

    @OptionGroup var remote: RemoteOption

    @Flag(help: ArgumentHelp(zh: "一个 JSON 对象。", en: "One JSON object."))
    var json = false

    @Flag(
        name: .customLong("open"),
        help: ArgumentHelp(
            zh: "用桌面程序打开文件，能翻到该段所在页的就翻到该页。",
            en:
                "Open the file with a desktop program, if possible at the page of the paragraph."
        ))
    var opens = false

    @Flag(help: ScanHelp.help)
    var ocr = false

    @Option(help: EncodingName.help)
    var encoding: EncodingName?

    @Option(help: MetadataHelp.help, completion: .file())
    var meta: String?

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @OptionGroup(title: DisplayOptions.title) var size: WidthOptions

    var lineWidth: Int? { size.width }

    @Argument(
        help: ArgumentHelp(
            zh: "文件，或 文件:段号 表示一段。", en: "A file, or file:number for one paragraph.", value: .file),
        completion: .file())
    var file: String

    func run(_ output: Output) throws {
        let (path, number) = ParagraphArgument.parse(file)
        if ocr { ProgressBar.showScannedPages(in: output.language) }
        if number == nil, !opens, try showDocuments(inside: path, output) { return }
        var parts = try parts(of: path)
        if opens {
            try open(path, paragraph: number, &parts, output)
        } else if let number {
            try showParagraph(number, of: path, &parts, output)
        } else if json {
            try showObject(path, &parts, output)
        } else {
            try showOutline(&parts, output)
        }
    }

    private func parts(of path: FilePath) throws -> ShownReport {
        if let place = try remote.place() {
            guard let report = try place.searcher().report(ofFile: path) else {
                throw ErrorMessageError(.notInIndex(path.string), .queryNamesFiles)
            }
            return ShownReport(report)
        }
        let given = try meta.map { try MetadataTable(FilePath($0)) }?.values(for: path)
        return ShownReport(
            try ReportParts(
                path, encoding: encoding?.encoding, recognisesScans: ocr,
                given: given ?? GivenMetadata(), allowsPipes: true))
    }

    /// Shows what an archive, an e-mail or a folder inside it holds: one document in full, several as a list. Returns
    /// whether the path leads to such a place.
    private func showDocuments(inside path: FilePath, _ output: Output) throws -> Bool {
        if remote.remote != nil { return false }
        let place = ContainedPath(path)
        let reader = ReportReader(encoding: encoding?.encoding, recognisesScans: ocr)
        let given = try meta.map { try MetadataTable(FilePath($0)).given(for: place.file) }
        guard let found = try place.reports(reader, given: given ?? GivenValues()) else {
            return false
        }
        for problem in found.problems { output.error(ErrorMessage(problem)) }
        let file = place.file.string
        if json {
            for document in found.reports {
                var record = ReportRecord(document.path(in: file), document.report.metadata)
                output.write(record.opening)
                document.report.paragraphs.forEach { output.write(record.next($0)) }
                output.line(ReportRecord.closing)
            }
        } else if found.reports.count == 1, let document = found.reports.first {
            var shown = ShownReport(document.report)
            let name = document.path(in: file)
            if name != path.string { output.line(PrintableText.of(name)) }
            try showOutline(&shown, output)
        } else {
            OutlineText(output).writeDocuments(found.reports, in: file)
        }
        if !found.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
        return true
    }

    private func open(
        _ path: FilePath, paragraph number: Int?, _ parts: inout ShownReport, _ output: Output
    ) throws {
        var page: Int?
        if let number { page = try paragraph(number, of: path, &parts).paragraph.page }
        // A document in an archive has no file of its own: the archive is opened.
        let file = ContainedPath(path).file
        guard let viewer = try? DesktopViewer.open(file, page: page) else {
            throw ErrorMessageError(.cannotOpen(file.string, page: page), .installViewer)
        }
        output.note(
            .opened(file.string, by: viewer.program, page: page, showsPage: viewer.showsPage))
    }

    private func showOutline(_ parts: inout ShownReport, _ output: Output) throws {
        let text = OutlineText(output)
        var isFirst = true
        while let part = try parts.next() {
            if isFirst { text.writeMetadata(part, isWhole: parts.isWhole) }
            isFirst = false
            part.paragraphs.forEach(text.writeLine)
        }
    }

    private func showObject(
        _ path: FilePath, _ parts: inout ShownReport, _ output: Output
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
        _ number: Int, of path: FilePath, _ parts: inout ShownReport, _ output: Output
    ) throws {
        let found = try paragraph(number, of: path, &parts)
        if json {
            var record = ReportRecord(path.string, found.metadata)
            output.line(record.opening + record.next(found.paragraph) + ReportRecord.closing)
        } else {
            OutlineText(output).writeParagraph(found.paragraph)
        }
    }

    private func paragraph(
        _ number: Int, of path: FilePath, _ parts: inout ShownReport
    ) throws -> (paragraph: Paragraph, metadata: Metadata) {
        var count = 0
        while let part = try parts.next() {
            count += part.paragraphs.count
            if let found = part.paragraphs.first(where: { $0.ordinal == number }) {
                return (found, part.metadata)
            }
        }
        throw ErrorMessageError(
            .noSuchParagraph(number, in: path.string), .paragraphNumbers(upTo: count))
    }
}

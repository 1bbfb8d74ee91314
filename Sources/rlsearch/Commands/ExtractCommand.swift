import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch extract`
struct ExtractCommand: Command {
    static let configuration = CommandConfiguration(
        "extract",
        zh: (
            "显示从文件中提取的文字：Word、WPS、PDF、OFD、网页、表格、邮件。",
            "每段一行。文档的引文按此文本计字节，纯文本文件按文件本身计。格式由内容判断，与文件名无关。"
        ),
        en: (
            "Print the text of a document: Word, WPS, PDF, OFD, web pages, spreadsheets, mail.",
            """
            Each line is a paragraph. Citations of documents count the bytes of this text, those of plain text the bytes
            of the file. The format is detected from the content, not from the name.
            """
        ),
        examples: """
            rlsearch extract report.docx
            rlsearch extract report.pdf --places
            rlsearch extract reports.zip/county.docx --json
            rlsearch extract scan.pdf --ocr
            """)

    @Flag(
        help: ArgumentHelp(
            zh: "每行一个 JSON 对象，含位置。", en: "Print one JSON object per line, with places."))
    var json = false

    @Flag(help: ArgumentHelp(zh: "每行前注明位置。", en: "Begin each line with its place."))
    var places = false

    @Flag(help: ScanHelp.help)
    var ocr = false

    @Option(help: EncodingName.help)
    var encoding: EncodingName?

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(
        help: ArgumentHelp(
            zh: "文件；压缩包内的文件写作 包.zip/文件。", en: "A file; one in an archive as archive.zip/file.",
            value: .file),
        completion: .file())
    var file: String

    func run(_ output: Output) throws {
        if ocr { ProgressBar.showScannedPages(in: output.language) }
        let path = FilePath(file)
        let documents = try ReportReader(encoding: encoding?.encoding, recognisesScans: ocr)
            .documents(at: path)
        for problem in documents.problems { output.error(ErrorMessage(problem)) }
        for document in documents.documents {
            ExtractedText(output, json: json, places: places).write(document)
        }
        if !documents.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
    }
}

import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch index`
struct IndexCommand: Command {
    static let configuration = CommandConfiguration(
        "index",
        zh: (
            "为文件和文件夹建立索引，或更新已有的索引。",
            """
            再次运行时只读新增和有变化的文件；所给路径中已不存在的文件从索引移除，其他路径的文件保留。
            索引记住所用的词表和字形归并设置，查询时照用：每次都给 --dict，或把词写进索引文件夹的 dictionary.txt。
            """
        ),
        en: (
            "Index files and folders, or update their index.",
            """
            A later run reads only new and changed files; files that no longer exist below the given
            paths are removed from the index. Files of other paths stay in the index. An index keeps its
            word lists and folds, and queries use them: give --dict in every run, or write the words into
            dictionary.txt in the index's folder.
            """
        ),
        examples: """
            rlsearch index reports/
            rlsearch index 2022/ 2023/ notice.txt
            rlsearch index old/ --encoding gb18030
            rlsearch index reports/ --full
            rlsearch index reports/ --meta agencies.csv
            rlsearch index scans/ --ocr
            rlsearch index downloads/ --watch
            rlsearch index --format tsv paragraphs.tsv
            rlsearch index reports/ --dict words.txt --no-fold traditional
            """)

    @OptionGroup var index: IndexOptions

    @Flag(
        help: ArgumentHelp(
            zh: "重读全部文件，不论有无变化。", en: "Read every file again, changed or not."))
    var full = false

    @Option(
        help: ArgumentHelp(
            zh: "全部文件的编码（默认：逐个识别）。",
            en: "The encoding of all files (default: detected for each).", value: .name))
    var encoding: EncodingName?

    @Flag(help: ScanHelp.help)
    var ocr = false

    @Option(
        help: ArgumentHelp(
            zh:
                "元数据表：CSV，须有 file 列，以及 title、agency、region、year、date、url、published 中的若干列；优先于正文，并由索引保存。",
            en:
                "A table of metadata: CSV with the column file and any of title, agency, region, year, date, url, published; it overrides the text, and the index keeps it.",
            value: .file), completion: .file())
    var meta: String?

    @Option(
        help: ArgumentHelp(
            zh: "收集倒排项所用的内存，以 MB 计。", en: "Memory for collecting postings, in MB.", value: .mb))
    var memory = 256

    @Option(help: ThreadHelp.help)
    var threads: Int?

    @Flag(
        help: ArgumentHelp(
            zh: "合并成一个索引段：现在较慢，检索较快。",
            en: "Merge everything into one segment: slower now, faster to search."))
    var optimize = false

    @Flag(
        help: ArgumentHelp(
            zh: "索引后持续监视，文件一有变化就更新索引；按 Ctrl-C 结束。",
            en:
                "Keep watching, and update the index whenever files change; Ctrl-C ends it."
        ))
    var watch = false

    @OptionGroup var analysis: AnalysisOptions

    @Option(
        help: ArgumentHelp(
            zh: "文件格式：reports，或 tsv（每行依次为标识、制表符、文本）。",
            en: "The format of the files: reports, or tsv (each line is an id, a tab and a text).",
            value: .format))
    var format = FormatName.reports

    @Option(
        help: ArgumentHelp(
            zh: "chinese；或 whitespace，以空格分开的即为词。",
            en: "chinese, or whitespace if words are separated by spaces.", value: .name))
    var analyzer = AnalyzerName.chinese

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            zh: "用于 tsv：保留文本以供显示。", en: "With tsv: store the text for display."))
    var text = true

    @Flag(
        name: .shortAndLong,
        help: ArgumentHelp(zh: "只显示出错之处。", en: "Report only what went wrong."))
    var quiet = false

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(
        help: ArgumentHelp(zh: "文件和文件夹。", en: "Files and folders.", value: .paths),
        completion: .file())
    var paths: [String]

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError(zh: "--threads 至少为 1", en: "--threads must be at least 1")
        }
        if memory < 8 {
            throw ValidationError(zh: "--memory 至少为 8", en: "--memory must be at least 8")
        }
    }

    func run(_ output: Output) throws {
        var options = IndexingOptions()
        options.encoding = encoding?.encoding
        options.rebuilds = full
        options.recognisesScans = ocr
        options.metadata = try meta.map { try MetadataTable(FilePath($0)) }
        options.dictionaries = analysis.dictionaries
        options.foldsLeftOut = analysis.foldsLeftOut
        options.format = format.format
        options.isTokenized = analyzer == .whitespace
        options.keepsText = text
        options.memoryBudget = memory << 20
        options.threadCount = threads
        options.optimizes = optimize
        if ocr { ProgressBar.showScannedPages(isQuiet: quiet, in: output.language) }
        let indexer = ReportIndexer(index.writing, options: options)
        if watch { try follow(indexer, output) }
        let summary = try update(by: indexer, output)
        IndexText.writeSummary(summary, paths: paths, isQuiet: quiet, to: output)
        if !summary.problems.isEmpty || summary.foundNothing { throw ExitCode(ExitStatus.failed) }
    }

    private func update(by indexer: ReportIndexer, _ output: Output) throws -> IndexingSummary {
        var bar = ProgressBar(isQuiet: quiet)
        defer { bar.clear() }
        return try indexer.index(paths.map { FilePath($0) }) { bar.show($0) }
    }

    /// Updates the index whenever files change. A file that cannot be read is reported once, not in every run.
    private func follow(_ indexer: ReportIndexer, _ output: Output) throws -> Never {
        var watch = FolderWatch()
        var named: Set<String> = []
        var isFirst = true
        while true {
            watch.watch(paths.map { FilePath($0) })
            do {
                let summary = try update(by: indexer, output)
                let problems = Set(summary.problems.map { "\($0)" })
                if isFirst || summary.didCommit || !problems.isSubset(of: named) {
                    IndexText.writeSummary(summary, paths: paths, isQuiet: quiet, to: output)
                    output.flush()
                }
                let count = summary.addedFiles + summary.changedFiles + summary.unchangedFiles
                // Waiting for a mistyped path would never end. An empty folder may get files later.
                if isFirst, count == 0, summary.lacksGivenPath {
                    throw ExitCode(ExitStatus.failed)
                }
                named = problems
                if isFirst {
                    output.note(.watching(reportsChanges: watch.reportsChanges))
                    isFirst = false
                }
            } catch let error as ReportSearchError {
                // Another process may be writing the index.
                if let message = ErrorMessage(error, width: output.width) { output.error(message) }
            }
            watch.wait()
        }
    }
}

extension IndexingSummary {
    /// Whether any given path does not exist.
    fileprivate var lacksGivenPath: Bool {
        problems.contains {
            if case .system(_, .open, Errno.noSuchFileOrDirectory.rawValue) = $0 {
                true
            } else {
                false
            }
        }
    }
}

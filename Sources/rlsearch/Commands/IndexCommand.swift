import ArgumentParser
import ReportSearch
import SystemPackage

/// `rlsearch index`
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index files and folders, or bring their index up to date.",
        discussion: """
            Only what is new or has changed since the last time is read again; what is gone from
            the given paths is dropped. Files of other paths stay in the index. An index keeps its
            words and folds, and queries use them: give --dict again each time, or write the words
            into dictionary.txt in the index's folder.

            Examples:
              rlsearch index reports/
              rlsearch index 2022/ 2023/ notice.txt
              rlsearch index old/ --encoding gb18030
              rlsearch index reports/ --full
              rlsearch index reports/ --meta agencies.csv
              rlsearch index --format tsv paragraphs.tsv
              rlsearch index reports/ --dict words.txt --no-fold traditional
            """)

    @OptionGroup var index: IndexOptions

    @Flag(help: "Read every file again, changed or not.")
    var full = false

    @Option(
        help: ArgumentHelp(
            "The encoding of all files (default: detected for each).", valueName: "name"))
    var encoding: EncodingName?

    @Option(
        help: ArgumentHelp(
            "What is said of files: CSV with columns file and any of title, agency, region, year, "
                + "date; it overrules their text and stays known.", valueName: "file"),
        completion: .file())
    var meta: String?

    @Option(
        help: ArgumentHelp("Memory for gathering postings, in MB.", valueName: "mb"))
    var memory = 256

    @Option(
        help: ArgumentHelp(
            "Threads to read and cut with (default: one a core).", valueName: "count"))
    var threads: Int?

    @Flag(help: "Merge everything into one segment: slower now, faster to search.")
    var optimize = false

    @OptionGroup var analysis: AnalysisOptions

    @Option(help: "What the files are: reports, or tsv, with an id, a tab and a text in each line.")
    var format = FormatName.reports

    @Option(
        help: ArgumentHelp(
            "chinese, or whitespace to take words as they stand between spaces.",
            valueName: "name"))
    var analyzer = AnalyzerName.chinese

    @Flag(inversion: .prefixedNo, help: "With tsv: keep the text for showing.")
    var text = true

    @Flag(name: .shortAndLong, help: "Say only what went wrong.")
    var quiet = false

    @Argument(help: "Files and folders.", completion: .file())
    var paths: [String]

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
        if memory < 8 { throw ValidationError("--memory must be at least 8") }
    }

    func run() throws {
        var options = IndexingOptions()
        options.encoding = encoding?.encoding
        options.rebuilds = full
        options.metadata = try MetadataOption.table(meta)
        options.dictionaries = analysis.dictionaries
        options.foldsLeftOut = analysis.foldsLeftOut
        options.format = format.format
        options.hasReadyWords = analyzer == .whitespace
        options.keepsText = text
        options.memoryBudget = memory << 20
        options.threadCount = threads
        options.optimizes = optimize
        var bar = ProgressBar(isQuiet: quiet)
        let location = index.writing
        let summary = try ReportIndexer(location, options: options).index(
            paths.map { FilePath($0) }
        ) { bar.show($0) }
        bar.clear()
        report(summary)
        if !summary.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
    }

    private func report(_ summary: IndexingSummary) {
        for problem in summary.problems { Diagnostics.error(ErrorMessage(problem)) }
        for name in summary.unknownInTable {
            Diagnostics.note("\(name): named by the table of metadata, but no file of these paths")
        }
        for path in summary.loops {
            Diagnostics.note("\(path.string): already visited through another path; skipped")
        }
        for path in summary.emptyFiles { Diagnostics.note("\(path): no text in it") }
        if let recut = summary.recutFiles {
            Diagnostics.note(
                "words or folds have changed; of the unchanged files, "
                    + "\(count(recut, "file")) held what they touch and \(recut == 1 ? "was" : "were")"
                    + " cut again")
        }
        if quiet { return }
        let changed = summary.addedFiles + summary.changedFiles
        let found = changed + summary.unchangedFiles
        if found == 0 && summary.removedFiles == 0 {
            let paths = paths.joined(separator: ", ")
            Diagnostics.note("no files to index in \(paths): give a folder that holds reports")
        } else if changed == 0 && summary.removedFiles == 0 {
            Output.line("nothing changed: \(count(summary.unchangedFiles, "file")) as before")
        } else {
            var parts = [
                "indexed \(count(changed, "file")), \(count(summary.paragraphs, "paragraph"))"
            ]
            if summary.changedFiles > 0 { parts.append("\(summary.changedFiles) of them changed") }
            if summary.unchangedFiles > 0 { parts.append("\(summary.unchangedFiles) unchanged") }
            if summary.removedFiles > 0 { parts.append("\(summary.removedFiles) removed") }
            Output.line(parts.joined(separator: "; "))
        }
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}

import ArgumentParser
import ReportSearch

/// `rlsearch bench`
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how fast searches and parts of the program are.",
        discussion: """
            Answers each query of a file in one thread, warm, and shows how long the core of the
            search takes: percentiles over the queries of each query's median.

            Examples:
              rlsearch bench --queries questions.txt --mode any
              rlsearch bench segment reports/
            """,
        subcommands: [SegmentBenchCommand.self, AccuracyBenchCommand.self])

    @Option(help: ArgumentHelp("One query a line, or an id, a tab and a query.", valueName: "file"))
    var queries: String?

    @Option(help: "any of the words, all of them, or the whole query as a phrase.")
    var mode = ModeName.any

    @Option(name: .customShort("n"), help: ArgumentHelp("Hits a query.", valueName: "count"))
    var limit = 10

    @Option(
        name: .customLong("repeat"),
        help: ArgumentHelp("How often all queries are answered.", valueName: "count"))
    var rounds = 5

    @Flag(help: "One JSON object.")
    var json = false

    @OptionGroup var index: IndexOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("-n must be at least 1") }
        if rounds < 1 { throw ValidationError("--repeat must be at least 1") }
    }

    func run() throws {
        guard let queries else {
            throw ValidationError("give --queries FILE, or a subcommand: segment, accuracy")
        }
        try QueryBench(
            location: index.reading, file: queries, mode: mode.mode, limit: limit, rounds: rounds
        ).run(json: json)
    }
}

/// `rlsearch bench segment`
struct SegmentBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Measure how fast the text of files is cut, beside ICU's own word break.",
        discussion: """
            The engines take turns on the same lines in one run; medians count. Folders are walked.

            Example:
              rlsearch bench segment reports/ --json
            """)

    @Flag(help: "One JSON object.")
    var json = false

    @Option(help: ArgumentHelp("How often each engine cuts the whole text.", valueName: "count"))
    var rounds = 5

    @Argument(help: "Files and folders.", completion: .file())
    var paths: [String]

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds must be at least 1") }
    }

    func run() throws {
        show(try SegmentationSpeed(lines: try BenchText.lines(of: paths), rounds: rounds))
    }

    private func show(_ speed: SegmentationSpeed) {
        let megabytes = Double(speed.byteCount) / 1e6
        let ratio = speed.icuSeconds / speed.seconds
        if json {
            Output.line(
                JSONText.object([
                    ("bytes", .int(speed.byteCount)), ("seconds", .double(speed.seconds)),
                    ("mb_per_s", .double(megabytes / speed.seconds)),
                    ("icu_mb_per_s", .double(megabytes / speed.icuSeconds)),
                    ("ratio", .double(ratio)),
                    ("analyzer_mb_per_s", .double(megabytes / speed.analyzerSeconds)),
                    ("analyzer_ratio", .double(speed.icuSeconds / speed.analyzerSeconds)),
                    ("table_bytes", .int(speed.tableByteCount)),
                ]).text)
            return
        }
        func row(_ name: String, _ seconds: Double) {
            let rate = DecimalFormat.fixed(megabytes / seconds, digits: 1)
            let times = DecimalFormat.fixed(speed.icuSeconds / seconds, digits: 2)
            Output.line("\(name)  \(rate) MB/s, \(times) x ICU")
        }
        Output.line("\(speed.byteCount) bytes")
        row("fast engine   ", speed.seconds)
        row("ICU           ", speed.icuSeconds)
        row("whole analyzer", speed.analyzerSeconds)
    }
}

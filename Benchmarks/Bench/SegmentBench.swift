import ArgumentParser
import ReportOutput

/// `rlsearch-bench segment`
struct SegmentBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract:
            "Measure how fast the text of files is cut into words, compared with ICU's own word break.",
        discussion: """
            The engines take turns on the same lines in one run; the medians are printed.

            Example:
              rlsearch-bench segment reports/ --json
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
            print(
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
            print("\(name)  \(rate) MB/s, \(times) x ICU")
        }
        print("\(speed.byteCount) bytes")
        row("fast engine   ", speed.seconds)
        row("ICU           ", speed.icuSeconds)
        row("whole analyzer", speed.analyzerSeconds)
    }
}

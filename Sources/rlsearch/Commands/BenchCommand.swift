import ArgumentParser
import ReportSearch
import SystemPackage

/// `rlsearch bench`
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how fast parts of the program are.",
        subcommands: [SegmentBenchCommand.self])
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
        let walk = FileWalk(paths.map { FilePath($0) })
        for problem in walk.problems { Diagnostics.error(ErrorMessage(problem)) }
        var lines: [String] = []
        for file in walk.files {
            let bytes: [UInt8]
            do throws(CorpusError) {
                bytes = try ReportReader.bytes(of: file.path)
            } catch {
                Diagnostics.error(ErrorMessage(error))
                continue
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                Diagnostics.note("\(file.path.string): not UTF-8; left out of the measurement")
                continue
            }
            lines += text.split(separator: "\n").map(String.init)
        }
        guard !lines.isEmpty else {
            throw ErrorMessageError(
                message: ErrorMessage(
                    "there is no UTF-8 text to cut", "give a file or folder with text"))
        }
        show(try SegmentationSpeed(lines: lines, rounds: rounds))
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

import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch-bench queries`
struct QueryBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries", abstract: "Measure how fast queries are answered.",
        discussion: """
            Answers each query of a file in one thread, warm, and shows how long the core of the
            search takes: percentiles over the queries of each query's median.

            Example:
              rlsearch-bench queries questions.txt --mode any
            """)

    @Option(
        name: .customLong("queries"),
        help: ArgumentHelp("One query per line, or an id, a tab and a query.", valueName: "file"))
    var list: String?

    @Option(help: "any of the words, all of them, or the whole query as a phrase.")
    var mode = ModeName.any

    @Option(name: .customShort("n"), help: ArgumentHelp("Hits per query.", valueName: "count"))
    var limit = 10

    @Option(
        name: .customLong("repeat"),
        help: ArgumentHelp("How often all queries are answered.", valueName: "count"))
    var rounds = 5

    @Option(
        help: ArgumentHelp(
            "The index's folder (default: .rlsearch here or above).", valueName: "folder"))
    var index: String?

    @Flag(help: "One JSON object.")
    var json = false

    @Argument(help: "The file of queries, as --queries.", completion: .file())
    var file: String?

    func validate() throws {
        if (list == nil) == (file == nil) { throw ValidationError("name one file of queries") }
        if limit < 1 { throw ValidationError("-n must be at least 1") }
        if rounds < 1 { throw ValidationError("--repeat must be at least 1") }
    }

    func run() throws {
        let path = list ?? file ?? ""
        let bytes = try ReportReader.bytes(of: FilePath(path))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ValidationError("\(path): not UTF-8")
        }
        let location =
            index.map { IndexLocation(FilePath($0)) } ?? .nearest() ?? .inWorkingFolder
        let speed = try QuerySpeed(
            location, queries: QueryList(text: text).lines.map(\.text).filter { !$0.isEmpty },
            mode: mode.mode, limit: limit, rounds: rounds)
        json ? showJSON(speed, location) : showText(speed)
    }
    private func microseconds(_ seconds: Double) -> Double { (seconds * 1e8).rounded() / 100 }

    private func showJSON(_ speed: QuerySpeed, _ location: IndexLocation) {
        print(
            JSONText.object([
                ("index", .string(location.folder.string)), ("docs", .int(speed.docCount)),
                ("queries", .int(speed.queryCount)), ("mode", .string(mode.rawValue)),
                ("n", .int(limit)), ("p50_us", .double(microseconds(speed.percentile(0.5)))),
                ("p90_us", .double(microseconds(speed.percentile(0.9)))),
                ("p99_us", .double(microseconds(speed.percentile(0.99)))),
                ("mean_us", .double(microseconds(speed.mean))),
                ("qps", .double(speed.mean > 0 ? (1 / speed.mean).rounded() : 0)),
                ("postings_decoded", .int(speed.statistics.postingsDecoded)),
                ("docs_scored", .int(speed.statistics.docsScored)),
                ("hits", .int(speed.hitCount)),
                ("checksum", .string(String(speed.checksum, radix: 16))),
            ]).text)
    }

    private func showText(_ speed: QuerySpeed) {
        func figure(_ seconds: Double) -> String {
            DecimalFormat.fixed(seconds * 1e6, digits: 1) + " µs"
        }
        print(
            "\(speed.queryCount) queries on \(speed.docCount) paragraphs, \(mode.rawValue), "
                + "top \(limit)")
        let times = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)].map {
            "\($0) \(figure(speed.percentile($1)))"
        }
        print((times + ["mean \(figure(speed.mean))"]).joined(separator: ", "))
        print(
            "\(speed.statistics.postingsDecoded) postings decoded, "
                + "\(speed.statistics.docsScored) paragraphs scored")
    }
}

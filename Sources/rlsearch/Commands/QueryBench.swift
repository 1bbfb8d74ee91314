import ReportSearch

/// What `rlsearch bench --queries` does.
struct QueryBench {
    let location: IndexLocation
    let file: String
    let mode: QuerySpeed.Mode
    let limit: Int
    let rounds: Int

    func run(json: Bool) throws {
        let speed = try QuerySpeed(
            location, queries: try QueryFile.queries(file).map(\.text).filter { !$0.isEmpty },
            mode: mode, limit: limit, rounds: rounds)
        json ? showJSON(speed) : showText(speed)
    }

    private func microseconds(_ seconds: Double) -> Double { (seconds * 1e8).rounded() / 100 }

    private func showJSON(_ speed: QuerySpeed) {
        Output.line(
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
        Output.line(
            "\(speed.queryCount) queries on \(speed.docCount) paragraphs, \(mode.rawValue), "
                + "top \(limit)")
        let times = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)].map {
            "\($0) \(figure(speed.percentile($1)))"
        }
        Output.line((times + ["mean \(figure(speed.mean))"]).joined(separator: ", "))
        Output.line(
            "\(speed.statistics.postingsDecoded) postings decoded, "
                + "\(speed.statistics.docsScored) paragraphs scored")
    }
}

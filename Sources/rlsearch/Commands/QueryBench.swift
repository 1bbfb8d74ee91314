import ReportSearch
import SystemPackage

/// What `rlsearch bench --queries` does.
struct QueryBench {
    let location: IndexLocation
    let file: String
    let mode: QuerySpeed.Mode
    let limit: Int
    let rounds: Int

    func run(json: Bool) throws {
        let speed = try QuerySpeed(
            location, queries: try QueryFile.queries(file).map(\.text), mode: mode, limit: limit,
            rounds: rounds)
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

/// Files of queries: one a line, perhaps with an id and a tab before it.
enum QueryFile {
    static func queries(_ path: String) throws -> [(id: String, text: String)] {
        let bytes: [UInt8]
        do throws(CorpusError) {
            bytes = try ReportReader.bytes(of: FilePath(path))
        } catch {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ErrorMessageError(message: ErrorMessage("\(path): not UTF-8"))
        }
        var queries: [(id: String, text: String)] = []
        for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            // The last column is the query: other tools put a kind between.
            let columns = line.split(separator: "\t")
            guard let query = columns.last else { continue }
            let id = columns.count > 1 ? String(columns[0]) : String(number + 1)
            queries.append((id, String(query)))
        }
        guard !queries.isEmpty else {
            throw ErrorMessageError(
                message: ErrorMessage(
                    "\(path): no queries in it", "write one a line, or an id, a tab and a query"))
        }
        return queries
    }
}

import ArgumentParser
import ReportSearch
import SystemPackage

/// `rlsearch stats`
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Say what the index holds and how large it is.")

    @OptionGroup var index: IndexOptions

    @Flag(help: "One JSON object.")
    var json = false

    func run() throws {
        let location = index.reading
        let info = try ReportIndexInfo(location)
        let sums = info.statistics
        let reports = try info.reports()
        let skipped = try info.skippedFiles()
        let bytes: [(String, Int)] = [
            ("postings", sums.postingsByteCount), ("dictionary", sums.dictionaryByteCount),
            ("lengths", sums.lengthsByteCount), ("text", sums.storedByteCount),
            ("sources", sums.sourcesByteCount), ("total", sums.fileByteCount),
        ]
        let counts: [(String, Int)] = [
            ("files", reports.files), ("reports", reports.reports),
            ("files_skipped", skipped.count),
            ("files_with_agency", reports.withAgency),
            ("files_with_region", reports.withRegion), ("files_with_year", reports.withYear),
            ("paragraphs", sums.docCount), ("deleted_paragraphs", sums.deletedDocCount),
            ("words", sums.wordCount), ("terms", sums.termCount),
            ("postings", sums.postingCount), ("segments", sums.segmentCount),
        ]
        if json {
            var members: [(String, JSONText)] = [
                ("schema", .int(HitRecord.schema)), ("index", .string(location.folder.string)),
                ("analyzer", .string(info.analyzer)),
            ]
            members += counts.map { ($0.0, .int($0.1)) }
            members.append(("bytes", .object(bytes.map { ($0.0, .int($0.1)) })))
            members.append(
                (
                    "years",
                    .object(
                        reports.years.sorted { $0.key < $1.key }.map {
                            (String($0.key), .int($0.value))
                        })
                ))
            members.append(("skipped", .array(skipped.map(Self.json))))
            Output.line(JSONText.object(members).text)
            return
        }
        Output.line("index     \(Terminal.printable(location.folder.string))")
        Output.line("analyzer  \(Terminal.printable(info.analyzer))")
        for (name, count) in counts {
            Output.line(row(name.split(separator: "_").joined(separator: " "), String(count)))
        }
        for (name, count) in bytes {
            Output.line(row("bytes of \(name)", DecimalFormat.bytes(count)))
        }
        for (year, count) in reports.years.sorted(by: { $0.key < $1.key }) {
            Output.line(row("reports on \(year)", String(count)))
        }
        for skipped in skipped {
            Output.line("skipped   \(Terminal.printable(ErrorMessage(skipped.reason).what))")
        }
    }

    private static func json(_ skipped: SkippedFile) -> JSONText {
        let reason = CorpusErrorText(skipped.reason).reason
        return .object([("file", .string(skipped.file)), ("reason", .string(reason))])
    }

    private func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(1, 22 - name.count))
            + String(repeating: " ", count: max(0, 12 - value.count)) + value
    }
}

import ArgumentParser
import ReportSearch

/// `rlsearch audit`
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Hold reports against what the law asks of them.",
        discussion: """
            Of each report: the statutory parts, present, thin or missing, with the
            paragraph that proves it; whether it was dated before 1 April; names of places
            that it has nothing to do with, as a copied report has them; indicators with
            two values. The rules are a list: --rules FILE replaces those of the same
            name. Files that are no yearly reports on building a rule-of-law government
            (statutes, work reports) are named and passed over.

            Exit status: 0 nothing to mend, 1 something found, 2 error.

            Examples:
              rlsearch audit report.txt
              rlsearch audit --all --faults          every report of the index, only what is wrong
              rlsearch audit --all --year 2023 --csv > audit.csv
            """)

    @OptionGroup var index: IndexOptions

    @Flag(help: "Every report of the index.")
    var all = false

    @OptionGroup(title: "Filters for the reports of the index") var filters: FilterOptions

    @Flag(help: "Only what is to be mended.")
    var faults = false

    @Option(
        help: ArgumentHelp("A list of rules of your own.", valueName: "file"), completion: .file())
    var rules: String?

    @Option(
        help: ArgumentHelp(
            "What is said of files, as for index.", valueName: "file"), completion: .file())
    var meta: String?

    @OptionGroup var table: TableOptions

    @Argument(help: "Files and folders to audit.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if files.isEmpty && !all { throw ValidationError("name files to audit, or --all") }
        if !files.isEmpty && all { throw ValidationError("choose one of files and --all") }
        if !all && !filters.filter.isEmpty {
            throw ValidationError("--year, --agency and --region go with --all")
        }
        if all && meta != nil { throw ValidationError("--meta goes with files; give it to index") }
        if !filters.section.isEmpty { throw ValidationError("reports are audited whole") }
    }

    /// A finding with the report that it is about.
    private struct Row {
        let file: String
        let metadata: Metadata
        let finding: AuditFinding
    }

    func run() throws {
        let audit = ReportAudit(try Self.rules(rules))
        var rows: [Row] = []
        var others: [String] = []
        var (reports, faulty, failed) = (0, 0, false)
        func look(at report: ReportText) {
            guard report.isYearlyReport else { return others.append(report.file) }
            let findings = audit.findings(in: report)
            reports += 1
            if findings.contains(where: \.verdict.isFault) { faulty += 1 }
            rows += findings.filter { !faults || $0.verdict.isFault }.map {
                Row(file: report.file, metadata: report.metadata, finding: $0)
            }
        }
        if all {
            let reports = try IndexedReports(index.reading)
            for entry in reports.entries(filters.filter) { look(at: try reports.text(entry)) }
        } else {
            let metadata = try MetadataOption.table(meta)
            let walk = FileWalk(files.map { FilePath($0) })
            for problem in walk.problems { Diagnostics.error(ErrorMessage(problem)) }
            failed = !walk.problems.isEmpty
            for file in walk.files {
                do throws(CorpusError) {
                    look(
                        at: try ReportText(
                            file: file.path, given: metadata?.values(for: file.path) ?? .init()))
                } catch {
                    // One bad file does not stop the others.
                    Diagnostics.error(ErrorMessage(error))
                    failed = true
                }
            }
        }
        write(rows)
        if !others.isEmpty { Diagnostics.note(Self.note(others)) }
        if !table.csv && !table.json {
            Diagnostics.note("\(reports) reports audited, \(faulty) with something to mend")
        }
        if failed { throw ExitCode(ExitStatus.failed) }
        if faulty > 0 { throw ExitCode(ExitStatus.nothingFound) }
    }

    private static func rules(_ path: String?) throws -> AuditRules {
        var rules = AuditRules.shipped
        guard let path else { return rules }
        let text: String
        do throws(CorpusError) {
            let file = FilePath(path)
            text = try ReportReader().text(try ReportReader.bytes(of: file), path: file)
        } catch {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
        if let (line, reason) = rules.add(text) {
            throw ErrorMessageError(
                message: ErrorMessage(
                    "\(path):\(line): \(reason)",
                    "a rule is a line with tabs between its fields; a line that begins with # is a "
                        + "comment"))
        }
        return rules
    }

    private static func note(_ others: [String]) -> String {
        let names = others.prefix(3).joined(separator: ", ")
        return others.count > 3
            ? "\(others.count) files are no yearly reports and were not audited: \(names), …"
            : "no yearly report, not audited: \(names)"
    }

    private func write(_ rows: [Row]) {
        if table.csv || table.json {
            table.write([
                TableColumn("file", rows.map { .text($0.file) }),
                TableColumn("agency", rows.map { .text($0.metadata.agency?.value) }),
                TableColumn(
                    "year", rows.map { .digits($0.metadata.year.map { String($0.value) }) }),
                TableColumn("rule", rows.map { .text($0.finding.rule.rawValue) }),
                TableColumn("subject", rows.map { .text($0.finding.subject) }),
                TableColumn("verdict", rows.map { .text($0.finding.verdict.rawValue) }),
                TableColumn("detail", rows.map { .text($0.finding.detail) }),
                TableColumn(
                    "paragraph",
                    rows.map { .digits($0.finding.paragraph.map { String($0) }) }),
                TableColumn("bytes", rows.map { .range($0.finding.bytes) }),
            ])
            return
        }
        var last = ""
        for row in rows {
            if row.file != last {
                if !last.isEmpty { Output.line("") }
                Output.line(Terminal.printable(Self.title(row)))
                last = row.file
            }
            let finding = row.finding
            let mark = finding.verdict.isFault ? "✗" : finding.verdict == .fine ? "✓" : "·"
            let place = finding.paragraph.map { "  :\($0)" } ?? ""
            Output.line(
                Terminal.printable(
                    "  \(mark) \(finding.subject): \(finding.verdict.rawValue) (\(finding.detail))\(place)"
                ))
        }
    }

    private static func title(_ row: Row) -> String {
        let parts = [
            row.file, row.metadata.agency?.value, row.metadata.year.map { String($0.value) },
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}

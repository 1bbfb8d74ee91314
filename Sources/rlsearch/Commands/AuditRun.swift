import ReportOutput
import SystemPackage

/// Audits the reports of an index or of files.
struct AuditRun {
    private let audit: ReportAudit
    /// The audited reports.
    private(set) var reports: [AuditedReport] = []
    /// The files that are not yearly reports.
    private(set) var others: [String] = []
    /// Whether a file could not be read.
    private(set) var hasFailed = false

    init(_ audit: ReportAudit) { self.audit = audit }

    private mutating func look(at report: ReportText) {
        guard report.isYearlyReport else { return others.append(report.file) }
        reports.append(
            AuditedReport(
                file: report.file, metadata: report.metadata,
                findings: audit.findings(in: report)))
    }

    /// Audits the reports of an index.
    mutating func audit(_ location: IndexLocation, _ filter: ReportFilter) throws {
        let indexed = try IndexedReports(location)
        for entry in indexed.entries(filter) { look(at: try indexed.text(entry)) }
    }

    /// Audits files, folders and documents in archives. Files that cannot be read are reported, and the others are
    /// audited.
    mutating func audit(
        _ paths: [FilePath], _ filter: ReportFilter, _ metadata: MetadataTable?, _ output: Output
    ) {
        let contained = paths.filter { ContainedPath($0).inner != nil }
        let walk = FileWalk(paths.filter { !contained.contains($0) })
        for problem in walk.problems { note(problem, output) }
        for file in contained + walk.files.map(\.path) {
            do throws(CorpusError) {
                let found = try ReportText.reports(
                    in: file, given: metadata?.given(for: ContainedPath(file).file) ?? .init())
                for problem in found.problems { note(problem, output) }
                for report in found.reports where isWanted(report, filter) { look(at: report) }
            } catch {
                note(error, output)
            }
        }
    }

    private mutating func note(_ problem: CorpusError, _ output: Output) {
        output.error(ErrorMessage(problem))
        hasFailed = true
    }

    private func isWanted(_ report: ReportText, _ filter: ReportFilter) -> Bool {
        let year = report.metadata.year?.value
        return filter.years.isEmpty
            || filter.years.contains { years in year.map(years.contains) ?? false }
    }
}

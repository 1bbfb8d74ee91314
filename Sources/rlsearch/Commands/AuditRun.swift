import ReportOutput
import SystemPackage

/// Audits the reports of an index or of files.
struct AuditRun {
    private let audit: ReportAudit
    /// The audited reports.
    private(set) var reports: [AuditedReport] = []
    /// The files that are no yearly reports.
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

    /// Audits files and folders. Files that cannot be read are reported, and the others are audited.
    mutating func audit(
        _ paths: [FilePath], _ filter: ReportFilter, _ metadata: MetadataTable?, _ output: Output
    ) {
        let walk = FileWalk(paths)
        for problem in walk.problems { output.error(ErrorMessage(problem)) }
        hasFailed = !walk.problems.isEmpty
        for file in walk.files {
            do throws(CorpusError) {
                let report = try ReportText(
                    file: file.path, given: metadata?.values(for: file.path) ?? .init())
                let year = report.metadata.year?.value
                if filter.years.isEmpty
                    || filter.years.contains(where: { year.map($0.contains) ?? false })
                {
                    look(at: report)
                }
            } catch {
                output.error(ErrorMessage(error))
                hasFailed = true
            }
        }
    }
}

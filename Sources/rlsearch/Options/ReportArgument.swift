import ArgumentParser
import ReportOutput
import SystemPackage

/// Finds the reports that a command's arguments name: by file, or in the index by agency and year.
struct ReportArgument {
    let output: Output

    /// Reads a file as a report.
    func read(_ path: String, encoding: EncodingName?) throws -> ReportText {
        let report = try ReportText(file: FilePath(path), encoding: encoding?.encoding)
        noteOtherFile(report)
        return report
    }

    /// Finds the report of an agency on a year.
    func find(
        _ agency: String, year: Int?, in reports: IndexedReports
    ) throws -> ReportText {
        let found = reports.entries(agency: agency, year: year)
        guard let entry = found.first else {
            output.note(.noReport(of: agency, year: year))
            output.note(.howToFindAgencies)
            throw ExitCode(ExitStatus.nothingFound)
        }
        guard found.count == 1 else {
            let lines = found.prefix(10).map {
                Message(verbatim: ReportName.text($0.file, $0.metadata))
            }
            throw ErrorMessageError(
                .manyReports(found.count, of: agency, year: year),
                lines: lines + [.nameOneReport])
        }
        let report = try reports.text(entry)
        noteOtherFile(report)
        return report
    }

    /// Notes that a file is not a yearly report.
    private func noteOtherFile(_ report: ReportText) {
        if !report.metadata.isReport { output.note(.comparedAsText(report.file)) }
    }
}

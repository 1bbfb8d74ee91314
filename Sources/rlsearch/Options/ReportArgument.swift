import ArgumentParser
import ReportSearch
import SystemPackage

/// Reports that commands on whole reports are given: files, or reports of the index by agency and year.
enum ReportArgument {
    /// Reads a file as a report.
    static func read(_ path: String, encoding: EncodingName?) throws -> ReportText {
        do throws(CorpusError) {
            let report = try ReportText(file: FilePath(path), encoding: encoding?.encoding)
            noteOtherFile(report)
            return report
        } catch {
            throw ErrorMessageError(message: ErrorMessage(error))
        }
    }

    /// The report of an agency on a year.
    static func find(
        _ agency: String, year: Int?, in reports: IndexedReports
    ) throws -> ReportText {
        let found = reports.entries(agency: agency, year: year)
        let name = year.map { "\(agency), \($0)" } ?? agency
        guard let entry = found.first else {
            Diagnostics.note("no report of \(name) in the index")
            throw ExitCode(ExitStatus.nothingFound)
        }
        guard found.count == 1 else {
            let lines = found.prefix(10).map {
                "\($0.metadata.agency?.value ?? ""), \($0.metadata.year?.value ?? 0): \($0.file)"
            }
            throw ErrorMessageError(
                message: ErrorMessage(
                    "\(found.count) reports are of \(name)",
                    lines: lines.map { Terminal.printable($0) } + [
                        "name the agency in full, and the year, or name the file"
                    ]))
        }
        let report = try reports.text(entry)
        noteOtherFile(report)
        return report
    }

    /// Says of a file that is no yearly report what it is not.
    private static func noteOtherFile(_ report: ReportText) {
        if report.metadata.isReport { return }
        Diagnostics.note(
            "\(report.file) does not look like a yearly report (no statutory part, no 报告 in its title); "
                + "it is compared as any text")
    }

    /// How a report is called in a line of text.
    static func name(_ file: String, _ metadata: Metadata) -> String {
        let parts = [
            metadata.agency?.value ?? metadata.title?.value, metadata.year.map { "\($0.value)" },
        ]
        let name = parts.compactMap { $0 }.joined(separator: " · ")
        return Terminal.printable(name.isEmpty ? file : "\(name)  \(file)")
    }
}

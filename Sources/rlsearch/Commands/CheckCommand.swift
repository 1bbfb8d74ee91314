import ArgumentParser
import ReportSearch

/// `rlsearch check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read the whole index and say whether it is sound.",
        discussion: "Compares every checksum and unpacks every posting. Exit status 2 on damage.")

    @OptionGroup var index: IndexOptions

    func run() throws {
        let report = try ReportIndexInfo(index.reading).check()
        for problem in report.problems {
            if let message = ErrorMessage(ReportSearchError.index(problem)) {
                Diagnostics.error(message)
            }
        }
        if !report.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
        Output.line(
            "sound: \(report.segmentCount) segments, \(report.docCount) paragraphs, "
                + "\(report.termCount) terms, \(report.postingCount) postings")
    }
}

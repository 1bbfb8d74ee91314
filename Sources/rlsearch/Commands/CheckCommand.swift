import ArgumentParser
import ReportSearch

/// `rlsearch check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read the whole index and say whether it is sound.",
        discussion: """
            Compares every checksum and unpacks every posting. Exit status 2 on damage.

            --repair leaves out what is damaged, and prints the files whose text is gone with it, one a
            line; `rlsearch index` then reads them again, though they have not changed.
            """)

    @OptionGroup var index: IndexOptions

    @Flag(help: "Leave out what is damaged, and say which files to index again.")
    var repair = false

    func run() throws {
        if repair, try mend() { return }
        let report = try ReportIndexInfo.check(index.reading)
        show(report.problems)
        if !report.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
        Output.line(
            "sound: \(report.segmentCount) segments, \(report.docCount) paragraphs, "
                + "\(report.termCount) terms, \(report.postingCount) postings")
    }

    private func show(_ problems: [IndexError]) {
        for problem in problems {
            if let message = ErrorMessage(ReportSearchError.index(problem)) {
                Diagnostics.error(message)
            }
        }
    }

    /// Repairs; false if there is nothing to repair.
    private func mend() throws -> Bool {
        let report = try ReportIndexInfo.repair(index.reading)
        if report.problems.isEmpty { return false }
        show(report.problems)
        for segment in report.droppedSegments { Diagnostics.note("left out \(segment)") }
        guard let files = report.files else {
            Diagnostics.note(
                "the index is empty now, since the names of its files cannot be read: run `rlsearch index` on all "
                    + "of them")
            return true
        }
        Diagnostics.note(
            "files whose text is gone: \(files.count); run `rlsearch index` on them, or on their folders"
        )
        for file in files { Output.line(Terminal.printable(file)) }
        return true
    }
}

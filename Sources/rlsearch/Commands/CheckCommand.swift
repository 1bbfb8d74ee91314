import ArgumentParser
import ReportOutput

/// `rlsearch check`
struct CheckCommand: Command {
    static let configuration = CommandConfiguration(
        "check",
        zh: (
            "检查整个索引是否完好。",
            """
            核对全部校验和，解开全部倒排项。有损坏时退出状态为 2。

            --repair 剔除损坏的部分，逐行列出因此失去文本的文件；再运行 `rlsearch index` 就会重读它们，
            即使它们没有变化。
            """
        ),
        en: (
            "Read the whole index and check whether it is intact.",
            """
            Compares every checksum and unpacks every posting. The exit status is 2 if anything is
            damaged.

            --repair removes the damaged parts, and prints the files whose text is lost, one per line.
            `rlsearch index` then reads them again, even if they have not changed.
            """
        ))

    @OptionGroup var index: IndexOptions

    @Flag(
        help: ArgumentHelp(
            zh: "剔除损坏的部分，列出要重新索引的文件。",
            en: "Remove the damaged parts, and list the files to index again."))
    var repair = false

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    func run(_ output: Output) throws {
        if repair, try repairIndex(output) { return }
        let report = try ReportIndexInfo.check(index.reading)
        show(report.problems, output)
        if !report.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
        output.line(.sound(report))
    }

    private func show(_ problems: [IndexError], _ output: Output) {
        for problem in problems { output.error(ErrorMessage(problem)) }
    }

    /// Repairs the index; returns false if nothing is damaged.
    private func repairIndex(_ output: Output) throws -> Bool {
        let report = try ReportIndexInfo.repair(index.reading)
        if report.problems.isEmpty { return false }
        show(report.problems, output)
        for segment in report.droppedSegments { output.note(.leftOut(segment)) }
        guard let files = report.files else {
            output.note(.emptyAfterRepair)
            return true
        }
        output.note(.lostFiles(files.count))
        for file in files { output.line(PrintableText.of(file)) }
        return true
    }
}

import ArgumentParser
import ReportOutput

/// `rlsearch stats`
struct StatsCommand: Command {
    static let configuration = CommandConfiguration(
        "stats", zh: ("显示索引的内容和大小。", ""),
        en: ("Show what the index holds and how large it is.", ""))

    @OptionGroup var index: IndexOptions

    @Flag(help: ArgumentHelp(zh: "一个 JSON 对象。", en: "One JSON object."))
    var json = false

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    func run(_ output: Output) throws {
        let info = try ReportIndexInfo(index.reading)
        let record = try IndexRecords.statistics(info, index.reading)
        if json { return output.record(record) }
        IndexText.writeStatistics(record, skipped: try info.skippedFiles(), to: output)
    }
}

import ArgumentParser
import ReportOutput
import SystemPackage

/// `rlsearch merge`
struct MergeCommand: Command {
    static let configuration = CommandConfiguration(
        "merge",
        zh: (
            "把几台机器上分别建立的索引合为一个。",
            """
            不重读原文件，边读边写，占用内存有限。文件仍用原来的路径。几个索引中有同一文件时，逐一列出，不写入
            任何内容；加 --keep-first 则采用最先给出的索引中的。各索引须以同样的词表和设置建立。
            """
        ),
        en: (
            "Join indexes made on several machines into one.",
            """
            No report is read again, and memory use is bounded. Files keep their paths. Files that are
            in several of the indexes are listed, and nothing is written; with --keep-first they are
            taken from the index that is given first. All indexes must have the same dictionary and
            settings.
            """
        ),
        examples: """
            rlsearch merge shard-1/.rlsearch shard-2/.rlsearch --into all/.rlsearch
            """)

    @Option(
        help: ArgumentHelp(
            zh: "新索引的文件夹，其中不能已有索引。",
            en: "The folder of the new index; it must not contain an index.",
            value: .folder), completion: .directory)
    var into: String

    @Flag(
        help: ArgumentHelp(
            zh: "几个索引中都有的文件，采用最先给出的索引中的。",
            en: "Take a file that is in several indexes from the first of them."))
    var keepFirst = false

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    @Argument(
        help: ArgumentHelp(
            zh: "要合并的索引文件夹。", en: "The folders of the indexes to join.", value: .folders),
        completion: .directory)
    var shards: [String]

    func run(_ output: Output) throws {
        let merging = IndexMerging(
            shards.map { IndexLocation(FilePath($0)) }, into: IndexLocation(FilePath(into)))
        if merging.targetExists { throw ErrorMessageError(.indexIsThere(into), .howToMakeRoom) }
        let summary = try merging.run(keepsFirst: keepFirst)
        for clash in summary.clashes { output.note(.clash(clash.file, in: clash.indexes)) }
        if !keepFirst && !summary.clashes.isEmpty {
            throw ErrorMessageError(.clashing(summary.clashes.count), .howToMendClashes)
        }
        output.note(
            .merged(
                indexes: summary.indexes, files: summary.files, paragraphs: summary.paragraphs,
                copies: summary.copies))
    }
}

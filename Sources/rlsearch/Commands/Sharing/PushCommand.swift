import ArgumentParser
import RemoteIndex
import ReportOutput
import SystemPackage

/// `rlsearch push`
struct PushCommand: Command {
    static let configuration = CommandConfiguration(
        "push",
        zh: (
            "把索引推送到 Elasticsearch 或 OpenSearch 集群。",
            """
            写入一个新版本，核对段落数后才把名称（别名）一步换到新版本；中断后再运行即接着推送。
            之后各命令用 --remote 地址/名称 检索，段落、次序和分数与本地索引相同。
            口令取自环境变量或文件，不写在命令行上。
            """
        ),
        en: (
            "Push the index to a cluster of Elasticsearch or OpenSearch.",
            """
            Writes a new version. Once the cluster holds every paragraph, the name (an alias) moves to
            the new version in one step. After an interruption, run it again to continue. Commands then
            search with --remote URL/NAME: same paragraphs, order and scores as the local index.
            Credentials come from the environment or a file, never from arguments.
            """
        ),
        examples: """
            rlsearch push --to https://search:9200 --name reports
            rlsearch push --to https://search:9200 --name reports --since-last
            """)

    @OptionGroup var index: IndexOptions

    @Option(
        help: ArgumentHelp(
            zh: "集群的地址；可列出几个节点，用逗号隔开。",
            en: "The cluster's address; several hosts may be listed, separated by commas.",
            value: .url))
    var to: String

    @Option(
        help: ArgumentHelp(zh: "索引在集群中的名称。", en: "The name of the index there.", value: .name))
    var name: String

    @Flag(
        help: ArgumentHelp(
            zh: "只发送上次推送以来有变化的文件。", en: "Send only files that changed since the last push."))
    var sinceLast = false

    @Option(
        help: ArgumentHelp(zh: "新索引的分片数。", en: "Shards of a new index.", value: .count))
    var shards: Int?

    @Option(
        help: ArgumentHelp(zh: "每个分片的副本数。", en: "Copies of each shard.", value: .count))
    var replicas = 1

    @Flag(
        help: ArgumentHelp(
            zh: "不保留换下的版本。", en: "Do not keep the previous version."))
    var dropOld = false

    @Option(
        help: ArgumentHelp(
            zh: "几台机器一起推送同一索引时，本机发送其中一份，如 2/8；都完成后再不带此项推送一次。",
            en:
                "If several machines push the same index, the share that this one sends, such as 2/8; a last push without this option completes the index.",
            value: .part))
    var share: String?

    @OptionGroup(title: ClusterOptions.title) var cluster: ClusterOptions

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    func validate() throws {
        if (shards ?? 1) < 1 || replicas < 0 {
            throw ValidationError(
                zh: "--shards 至少为 1，--replicas 至少为 0",
                en: "--shards must be at least 1, --replicas at least 0")
        }
        if share != nil, parsedShare == nil {
            throw ValidationError(
                zh: "--share 写作 i/n，i 从 1 到 n", en: "--share is i/n, with i from 1 to n")
        }
    }

    private var parsedShare: (number: Int, count: Int)? {
        let parts = share?.split(separator: "/").compactMap { Int($0) } ?? []
        guard parts.count == 2, parts[1] > 0, (1...parts[1]).contains(parts[0]) else { return nil }
        return (parts[0], parts[1])
    }

    func run(_ output: Output) throws {
        var address = cluster.applied(to: try ClusterAddress(hosts: to, name: name))
        address.timeout = 120
        address.patience = 120
        var options = PushOptions()
        options.sinceLast = sinceLast
        options.shards = shards
        options.replicas = replicas
        options.keepsLast = !dropOld
        options.share = parsedShare
        let summary = try pushed(to: address, options, output)
        if summary.isUnchanged {
            output.note(.nothingToPush(summary.index))
        } else if share != nil {
            output.note(.pushedShare(summary.index, sent: summary.sentCount))
        } else {
            output.note(
                .pushed(
                    summary.index, paragraphs: summary.docCount, sent: summary.sentCount,
                    resumed: summary.resumedCount, files: summary.fileCount,
                    removed: summary.removedCount))
        }
        if !summary.droppedIndexes.isEmpty { output.note(.dropped(summary.droppedIndexes)) }
    }

    /// Pushes the index. The progress bar is removed at the end, also after an error.
    private func pushed(
        to address: ClusterAddress, _ options: PushOptions, _ output: Output
    ) throws -> PushSummary {
        var bar = ProgressBar(isQuiet: false)
        defer { bar.clear() }
        var push = try Push(index.reading, to: ClusterConnection(address), options: options) {
            switch $0 {
            case .paragraphs(let done, let count): bar.show(done: done, of: count)
            case .statistics: bar.show(Message.pushWritesStatistics[output.language])
            case .merging: bar.show(Message.pushMerges[output.language])
            case .copying: bar.show(Message.pushCopies[output.language])
            }
        }
        return try push.run()
    }
}

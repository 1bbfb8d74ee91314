import ArgumentParser
import RemoteIndex
import ReportOutput

/// `rlsearch verify`
struct VerifyCommand: Command {
    static let configuration = CommandConfiguration(
        "verify",
        zh: (
            "核验文件中的文字是否都能检索到。",
            """
            从已索引的文件（以磁盘上的为准）中随机抽取 1 至 12 字的字串，跨越词语、数字、标点和标题；
            逐个检索，又用不经索引的扫描逐个查找，两相对照。如有任何一段不一致，退出状态为 1，并逐段列出，至多一百段。
            加 --remote 则把集群中的索引与本地索引对照：段落、次序和分数；没有本地索引时，与扫描所推送的文字对照。
            """
        ),
        en: (
            "Verify that the text of the files can be found.",
            """
            Draws random strings of 1 to 12 characters from the indexed files as they are on disk,
            across words, digits, punctuation and headings. Each string is searched in the index and
            also by a scan that uses no index, and the results are compared. If any paragraph differs,
            the exit status is 1 and the paragraphs are listed, at most 100. With --remote, the index in
            the cluster is compared with the local one: paragraphs, order and scores; without a local
            index, it is compared with a scan of the text that was pushed.
            """
        ),
        examples: """
            rlsearch verify --sample 20000 --seed 7
            """)

    @OptionGroup var index: SearchedIndex

    @Option(help: ArgumentHelp(zh: "抽取的字串数。", en: "Strings to draw.", value: .count))
    var sample = 2_000

    @Option(
        help: ArgumentHelp(
            zh: "按此种子重复抽取；否则每次不同，并注明种子。",
            en:
                "Draw the same strings again. By default, each run draws others and prints its seed.",
            value: .seed))
    var seed: UInt64?

    @Flag(help: ArgumentHelp(zh: "一个 JSON 对象。", en: "One JSON object."))
    var json = false

    @OptionGroup(title: DisplayOptions.title) var display: DisplayOptions

    func validate() throws {
        if sample < 1 {
            throw ValidationError(zh: "--sample 至少为 1", en: "--sample must be at least 1")
        }
    }

    /// The local index to compare with the one in the cluster; nil if there is none.
    private func localIndex() throws -> ReportSearcher? {
        guard index.isRemote else { return nil }
        do {
            return try ReportSearcher(index.reading)
        } catch ReportSearchError.index(.noIndex) {
            return nil
        }
    }

    func run(_ output: Output) throws {
        let seed = seed ?? UInt64.random(in: 0..<1 << 32)
        let searcher = try index.searcher()
        let local = try localIndex()
        let proof =
            try local.map { try searcher.prove(against: $0, sampleCount: sample, seed: seed) }
            ?? searcher.prove(sampleCount: sample, seed: seed)
        if proof.rowFileCount > 0 { output.note(.rowFiles(proof.rowFileCount)) }
        if proof.textCount > 0 { output.note(.textsInMemory(proof.textCount)) }
        if proof.recognisedCount > 0 { output.note(.recognisedParagraphs(proof.recognisedCount)) }
        for file in proof.changedFiles { output.note(.changedSinceIndexed(file)) }
        if json {
            output.record(IndexRecords.proof(proof, seed: seed))
        } else {
            IndexText.writeProof(proof, seed: seed, to: output)
        }
        if let local {
            let comparison = try RankedComparison(
                searcher, local, queries: Array(proof.strings.prefix(max(1, sample / 10))))
            for difference in comparison.differences { output.note(.differs(difference)) }
            output.note(
                .comparedRemote(
                    queries: comparison.queryCount, differing: comparison.differences.count))
            if !comparison.differences.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
        }
        if !proof.counterexamples.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
        if proof.fileCount == 0 {
            throw ErrorMessageError(.noReadableReport, .indexReportFolders)
        }
    }
}

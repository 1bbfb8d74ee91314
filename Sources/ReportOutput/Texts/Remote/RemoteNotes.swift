extension Message {
    /// The result of a push.
    ///
    /// - Parameters:
    ///   - index: the index in the cluster, not its alias.
    ///   - paragraphs: the number of paragraphs in the index now.
    ///   - sent: the number of paragraphs that were sent.
    ///   - resumed: the number that an interrupted push had already sent.
    ///   - files: the number of files that were sent.
    ///   - removed: the number of paragraphs that were removed.
    package static func pushed(
        _ index: String, paragraphs: Int, sent: Int, resumed: Int, files: Int, removed: Int
    ) -> Message {
        let there = resumed > 0 ? "，已在 \(resumed) 段" : ""
        let thereEnglish = resumed > 0 ? ", \(resumed) were already there" : ""
        let gone = removed > 0 ? "，撤下 \(removed) 段" : ""
        let goneEnglish = removed > 0 ? ", \(removed) removed" : ""
        return Message(
            zh: "已推送到 \(index)：\(files) 个文件，发送 \(sent) 段\(there)\(gone)；索引现有 \(paragraphs) 段",
            en: "pushed to \(index): \(English.count(files, "file")), \(sent) paragraphs sent"
                + "\(thereEnglish)\(goneEnglish); the index has \(paragraphs) now")
    }

    /// The steps of a push after the paragraphs were sent.
    package static let pushWritesStatistics = Message(
        zh: "正在写入统计信息", en: "writing statistics")
    package static let pushMerges = Message(
        zh: "集群正在合并索引段", en: "the cluster is merging segments")
    package static let pushCopies = Message(
        zh: "集群正在生成副本", en: "the cluster is making copies")

    /// Only a share was sent.
    package static func pushedShare(_ index: String, sent: Int) -> Message {
        Message(
            zh: "已把本份的 \(sent) 段发送到 \(index)；各份都发送后，不带 --share 再推送一次即完成",
            en:
                "sent \(sent) paragraphs of this share to \(index); when all shares are sent, a push without --share completes it"
        )
    }

    /// Nothing has changed since the last push.
    package static func nothingToPush(_ index: String) -> Message {
        Message(
            zh: "自上次推送（\(index)）以来没有变化", en: "nothing has changed since the last push (\(index))")
    }

    /// Old versions were removed.
    package static func dropped(_ indexes: [String]) -> Message {
        Message(
            zh: "已删除旧版本：\(indexes.joined(separator: "、"))",
            en: "removed old versions: \(indexes.joined(separator: ", "))")
    }

    /// The engine, and whether its scoring was verified.
    package static func engine(_ name: String, isVerified: Bool) -> Message {
        isVerified
            ? Message(zh: "已在 \(name) 上核实评分", en: "scores verified on \(name)")
            : Message(
                zh: "警告：\(name) 的评分未经核实，结果可能有遗漏",
                en: "warning: the scores of \(name) are not verified; hits may be missing")
    }

    /// A query with different answers in the cluster and in the local index.
    package static func differs(_ query: String) -> Message {
        Message(zh: "结果不同：\(query)", en: "the results differ: \(query)")
    }

    /// An index in a cluster was compared with the local one.
    package static func comparedRemote(queries: Int, differing: Int) -> Message {
        differing == 0
            ? Message(
                zh: "\(queries) 次检索，集群与本地的段落、次序和分数全部相同",
                en:
                    "\(queries) searches: paragraphs, order and scores are the same in the cluster as here"
            )
            : Message(
                zh: "\(queries) 次检索，\(differing) 次不同",
                en: "\(queries) searches, \(differing) of them differ")
    }

    /// A file that is in several indexes.
    package static func clash(_ file: String, in indexes: [String]) -> Message {
        Message(
            zh: "\(file) 同时在 \(indexes.joined(separator: "、")) 中",
            en: "\(file) is in \(indexes.joined(separator: ", "))")
    }

    /// Indexes cannot be joined because of such files.
    package static func clashing(_ count: Int) -> Message {
        Message(
            zh: "\(count) 个文件在不止一个索引中，没有合并",
            en:
                "\(English.count(count, "file")) \(English.verb(count, "is", "are")) in more than one index; nothing was joined"
        )
    }

    /// What to do about such files.
    package static var howToMendClashes: Message {
        Message(
            zh: "让每个文件只在一台机器上索引，或加 --keep-first 取最先给出的索引中的",
            en:
                "index each file on only one machine, or use --keep-first to take it from the first index that has it"
        )
    }

    /// The folder for a new index already contains one.
    package static func indexIsThere(_ folder: String) -> Message {
        Message(zh: "\(folder) 中已有索引", en: "there is an index in \(folder) already")
    }

    /// What to do about such an index.
    package static var howToMakeRoom: Message {
        Message(
            zh: "用 --into 指定别的文件夹，或先删除这个索引",
            en: "name another folder with --into, or remove this index first")
    }

    /// Indexes were joined.
    package static func merged(
        indexes: Int, files: Int, paragraphs: Int, copies: Int
    ) -> Message {
        Message(
            zh: "已合并 \(indexes) 个索引：\(files) 个文件，\(paragraphs) 段"
                + (copies > 0 ? "，其中 \(copies) 个文件与别的文件内容相同" : ""),
            en:
                "joined \(indexes) indexes: \(English.count(files, "file")), \(paragraphs) paragraphs"
                + (copies > 0 ? "; \(copies) hold the same report as another file" : ""))
    }

    /// The index has no report of a file.
    package static func notInIndex(_ path: String) -> Message {
        Message(zh: "索引中没有 \(path)", en: "the index has no \(path)")
    }

    /// How to find the names of files.
    package static var queryNamesFiles: Message {
        Message(
            zh: "文件名须与检索结果中所写的一致；`rlsearch query 词语 -l` 列出文件名",
            en: "write the name of the file as in the hits; `rlsearch query WORD -l` lists files")
    }
}

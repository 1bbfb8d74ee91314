extension Message {
    /// What a push has done.
    ///
    /// - Parameters:
    ///   - index: the concrete index.
    ///   - paragraphs: how many the index has now.
    ///   - sent: how many were sent.
    ///   - resumed: how many were there already.
    ///   - files: how many files were sent.
    ///   - removed: how many paragraphs were taken away.
    package static func pushed(
        _ index: String, paragraphs: Int, sent: Int, resumed: Int, files: Int, removed: Int
    ) -> Message {
        let there = resumed > 0 ? "，已在 \(resumed) 段" : ""
        let thereEnglish = resumed > 0 ? ", \(resumed) were there" : ""
        let gone = removed > 0 ? "，撤下 \(removed) 段" : ""
        let goneEnglish = removed > 0 ? ", \(removed) taken away" : ""
        return Message(
            zh: "已推送到 \(index)：\(files) 个文件，发送 \(sent) 段\(there)\(gone)；索引现有 \(paragraphs) 段",
            en: "pushed to \(index): \(English.count(files, "file")), \(sent) paragraphs sent"
                + "\(thereEnglish)\(goneEnglish); the index has \(paragraphs) now")
    }

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

    /// The engine, and whether its scores are the known ones.
    package static func engine(_ name: String, isVerified: Bool) -> Message {
        isVerified
            ? Message(zh: "已在 \(name) 上核实评分", en: "scores verified on \(name)")
            : Message(
                zh: "警告：\(name) 的评分未经核实，答案可能有遗漏",
                en: "warning: the scores of \(name) are not verified; answers may lack hits")
    }

    /// An index in a cluster was held against the local one.
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
}

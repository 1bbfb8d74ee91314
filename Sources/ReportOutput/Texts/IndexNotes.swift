internal import ReportCorpus

// Notes of indexing, checking, explaining and proving.
extension Message {
    /// A column of the table of metadata has an unknown name.
    static func unknownColumn(_ name: String) -> Message {
        Message(
            zh: "元数据表的“\(name)”列无法识别，已忽略；可用的列：title、agency、region、year、date、url、published",
            en:
                "the column \"\(name)\" of the table is unknown and was ignored; columns are title, agency, region, year, date, url, published"
        )
    }

    /// The table of metadata names a file that is not in the given paths.
    static func unknownInTable(_ name: String) -> Message {
        Message(
            zh: "\(name)：元数据表中有，但不在所给路径中",
            en: "\(name): in the table of metadata, but not in the given paths")
    }

    /// A folder that was already visited through another path.
    static func visitedAlready(_ path: String) -> Message {
        Message(
            zh: "\(path)：已由另一路径读过，跳过",
            en: "\(path): already visited through another path; skipped")
    }

    /// A file without text.
    static func noText(_ path: String) -> Message {
        Message(zh: "\(path)：没有文字", en: "\(path): no text in it")
    }

    /// Files whose stored text was tokenized again.
    static func retokenize(_ count: Int) -> Message {
        Message(
            zh: "词表或字形归并设置有变；未改动的文件中有\(count)个受影响，已重新分词",
            en:
                "the word lists or folding options have changed; \(English.count(count, "unchanged file")) "
                + "\(English.verb(count, "was", "were")) affected and tokenized again")
    }

    /// Paths without files.
    static func nothingToIndex(_ paths: [String]) -> Message {
        Message(
            zh: "\(paths.joined(separator: "、")) 中没有可索引的文件：请给出存放报告的文件夹",
            en: "no files to index in \(paths.joined(separator: ", ")): give a folder that holds "
                + "reports")
    }

    /// All files are unchanged.
    static func nothingChanged(_ count: Int) -> Message {
        Message(
            zh: "没有变化：\(count)个文件与上次相同",
            en: "nothing changed: \(English.count(count, "file")) as before")
    }

    /// What was indexed.
    package static func indexed(_ summary: IndexingSummary) -> Message {
        let changed = summary.addedFiles + summary.changedFiles
        var parts = [
            Message(
                zh: "已索引\(changed)个文件，\(summary.paragraphs)段",
                en: "indexed \(English.count(changed, "file")), "
                    + "\(English.count(summary.paragraphs, "paragraph"))")
        ]
        if summary.changedFiles > 0 {
            parts.append(
                Message(
                    zh: "其中\(summary.changedFiles)个有改动",
                    en: "\(summary.changedFiles) of them changed"))
        }
        if summary.unchangedFiles > 0 {
            parts.append(
                Message(
                    zh: "\(summary.unchangedFiles)个未变", en: "\(summary.unchangedFiles) unchanged"))
        }
        if summary.removedFiles > 0 {
            parts.append(
                Message(
                    zh: "\(summary.removedFiles)个已移除", en: "\(summary.removedFiles) removed"))
        }
        return .clauses(parts)
    }

    // MARK: Check and repair

    /// The index is undamaged.
    package static func sound(_ report: IndexCheckReport) -> Message {
        Message(
            zh:
                "完好：\(report.segmentCount)个索引段，\(report.docCount)段，\(report.termCount)个词项，\(report.postingCount)个倒排项",
            en: "intact: \(English.count(report.segmentCount, "segment")), "
                + "\(English.count(report.docCount, "paragraph")), "
                + "\(English.count(report.termCount, "term")), "
                + "\(English.count(report.postingCount, "posting"))")
    }

    /// A segment that a repair removed.
    package static func leftOut(_ segment: String) -> Message {
        Message(zh: "已移除 \(segment)", en: "removed \(segment)")
    }

    /// A repair emptied the index, because the names of lost files cannot be read.
    package static let emptyAfterRepair = Message(
        zh: "文件名无法读出，索引现为空：请对全部路径重新运行 `rlsearch index`",
        en: "the index is empty now, because the names of its files cannot be read: run "
            + "`rlsearch index` on all of them")

    /// Files to index again.
    package static func lostFiles(_ count: Int) -> Message {
        Message(
            zh: "内容已丢失的文件有\(count)个；请对它们或其文件夹运行 `rlsearch index`",
            en:
                "files whose text is lost: \(count); run `rlsearch index` on them, or on their folders"
        )
    }

    // MARK: Statistics

    /// The size of a part of the index.
    static func size(of part: String) -> Message {
        let zh = [
            "postings": "倒排表", "dictionary": "词典", "lengths": "长度", "text": "文本",
            "sources": "来源", "total": "合计",
        ]
        return Message(zh: "\(zh[part] ?? part)占用", en: "bytes of \(part)")
    }

    /// The number of reports on a year.
    static func reportsOn(year: String) -> Message {
        Message(zh: "\(year)年的报告", en: "reports on \(year)")
    }

    // MARK: Why

    /// Whether a paragraph matches.
    static func diagnosis(place: String, match: MatchKind?, query: String) -> Message {
        let zh = match.map { "匹配（\(Message.match($0)[.zh])）" } ?? "不匹配"
        let en = match.map { "matches (\(Message.match($0)[.en]))" } ?? "does not match"
        return Message(zh: "\(place) \(zh)：\(query)", en: "\(place) \(en): \(query)")
    }

    /// The position among all hits.
    static func rank(_ rank: Int, of count: Int) -> Message {
        Message(zh: "在\(count)条结果中排第\(rank)", en: "hit \(rank) of \(count)")
    }

    /// Whether a part matches; shown before the part.
    static func answer(_ match: MatchKind?) -> Message {
        match.map {
            Message(
                zh: "是（\(Message.match($0)[.zh])）：", en: "yes, \(Message.match($0)[.en]): ")
        } ?? Message(zh: "否：", en: "no: ")
    }

    /// The filter options, shown as a part of the query.
    static let filterOptions = Message(zh: "筛选选项", en: "the filter options")

    static func queryWords(_ words: String) -> Message {
        Message(zh: "查询的词：\(words)", en: "words of the query:     \(words)")
    }

    static func paragraphWords(_ words: String) -> Message {
        Message(zh: "段落的词：\(words)", en: "words of the paragraph: \(words)")
    }

    static func why(_ cause: Message) -> Message { Message(zh: "原因：", en: "why: ") + cause }

    static func whatToDo(_ advice: Message) -> Message {
        Message(zh: "建议：", en: "advice: ") + advice
    }

    // MARK: Verify

    /// The sample of a proof.
    static func proofSize(_ proof: LiteralProof, seed: UInt64) -> Message {
        Message(
            zh:
                "种子 \(seed)：取自\(proof.fileCount)个文件\(proof.paragraphCount)段的\(proof.stringCount)个不同字串",
            en: "seed \(seed): \(proof.stringCount) different strings from "
                + "\(English.count(proof.paragraphCount, "paragraph")) of "
                + "\(English.count(proof.fileCount, "file"))")
    }

    static func recall(_ proof: LiteralProof, share: String) -> Message {
        Message(
            zh: "召回率 \(share)：字串在段落中出现\(proof.relevantPairs)次，找到\(proof.foundRelevantPairs)次",
            en: "recall \(share): \(proof.foundRelevantPairs) of "
                + "\(proof.relevantPairs) pairs of a string and a paragraph that contains it were found"
        )
    }

    static func precision(_ proof: LiteralProof, share: String) -> Message {
        Message(
            zh: "精确率 \(share)：找到\(proof.foundPairs)段，其中\(proof.foundRelevantPairs)段确有该字串",
            en: "precision \(share): \(proof.foundRelevantPairs) of \(proof.foundPairs) found "
                + "paragraphs contain the string")
    }

    /// A paragraph for which search and scan disagree.
    static func counterexample(_ example: LiteralProof.Counterexample) -> Message {
        let place = example.source.citation
        return example.wasFound
            ? Message(
                zh: "“\(example.string)”被找到，但不在 \(place) 中",
                en: "“\(example.string)” was found but does not occur in \(place)")
            : Message(
                zh: "“\(example.string)”在 \(place) 中，但未被找到",
                en: "“\(example.string)” was not found in \(place)")
    }

    /// A file has changed since it was indexed.
    package static func changedSinceIndexed(_ file: String) -> Message {
        Message(
            zh: "\(file) 与索引时不同，未计入；运行 `rlsearch index` 可更新索引",
            en:
                "\(file) has changed since it was indexed and is left out; run `rlsearch index` to bring the "
                + "index up to date")
    }

    /// Files of the index hold the same report as another one.
    package static func copies(_ count: Int) -> Message {
        Message(
            zh: "\(count)个文件与另一文件是同一份报告，只显示和计算一次；用 --all-files 分别查询",
            en:
                "\(English.count(count, "file")) \(English.verb(count, "holds", "hold")) the same report as another "
                + "file: shown and counted once; --all-files keeps them apart")
    }

    /// The index is updated whenever its files change.
    package static func watching(reportsChanges: Bool) -> Message {
        reportsChanges
            ? Message(zh: "正在监视文件变化，按 Ctrl-C 结束", en: "watching for changes; Ctrl-C ends it")
            : Message(
                zh: "系统无法通知文件变化，改为每 5 秒查看一次；按 Ctrl-C 结束",
                en: "the system cannot report changes: checking every 5 seconds; Ctrl-C ends it")
    }

    /// Paragraphs that were recognised from pictures were left out of a proof.
    package static func recognisedParagraphs(_ count: Int) -> Message {
        Message(
            zh: "\(count)段文字由图像识别而来，可能有误，不保证逐字都能查到，未计入",
            en:
                "\(English.count(count, "paragraph")) \(English.verb(count, "was", "were")) recognised from "
                + "pictures and may be wrong; left out")
    }

    package static func textsInMemory(_ count: Int) -> Message {
        Message(
            zh: "\(count)份文本是从内存索引的，不是文件，未计入",
            en:
                "\(English.count(count, "text")) \(English.verb(count, "was", "were")) indexed from "
                + "memory, not from files; left out")
    }

    /// No file could be used for the proof.
    package static let noReadableReport = Message(
        zh: "索引中没有一份报告可以读取", en: "no report of the index could be read")

    /// Advises to index report folders.
    package static let indexReportFolders = Message(
        zh: "对存放报告的文件夹运行 `rlsearch index`",
        en: "run `rlsearch index` on the folders of the reports")
}

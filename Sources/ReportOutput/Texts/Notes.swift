internal import ReportCorpus

// Notes about an answer.
extension Message {
    /// No paragraph matches.
    package static let nothingMatches = Message(
        zh: "没有匹配的段落", en: "no paragraph matches")

    /// No paragraph passes the filter.
    package static let filterExcludesAll = Message(
        zh:
            "没有报告符合筛选条件，请检查机关、地区、年份是否写对；索引中有哪些，可用 `rlsearch facets 词语 --by agency`（或 region、year）查看",
        en: "no report passes the filter: check agency, region and year; "
            + "`rlsearch facets WORD --by agency` lists the agencies of the index; --by region and --by year work likewise"
    )

    /// The progress of recognising a scan, in pages.
    package static func recognising(_ done: Int, of count: Int) -> Message {
        Message(zh: "已识别 \(done)/\(count) 页", en: "recognised \(done) of \(count) pages")
    }

    /// The sizes of two sets of paragraphs whose words were compared.
    package static func compared(_ table: KeywordTable) -> Message {
        Message(
            zh: "所选段落共\(table.wordCount)词，对照段落共\(table.referenceWordCount)词",
            en:
                "\(table.wordCount) words in the selected paragraphs, \(table.referenceWordCount) in the paragraphs for comparison"
        )
    }

    /// Why no words could be compared: one of the two sets of paragraphs is empty, or both are.
    ///
    /// - Parameter reference: the query for the paragraphs to compare with; nil for all others.
    package static func nothingCompared(
        _ table: KeywordTable, of query: String, against reference: String?
    ) -> Message {
        var parts: [Message] = []
        if table.paragraphCount == 0 {
            parts.append(
                Message(
                    zh: "没有段落符合 --of 的“\(query)”", en: "no paragraph matches --of \(query)"))
        }
        if table.referenceParagraphCount == 0 {
            parts.append(
                reference.map {
                    Message(
                        zh: "除前一组外，没有段落符合 --against 的“\($0)”",
                        en: "no paragraph but those of --of matches --against \($0)")
                }
                    ?? Message(
                        zh: "--of 的“\(query)”已包括全部段落，没有可对照的段落",
                        en: "all paragraphs match --of \(query), so none is left to compare with"))
        }
        if parts.isEmpty { return .nothingMatches }
        return Message(
            zh: parts.map { $0[.zh] }.joined(separator: "；"),
            en: parts.map { $0[.en] }.joined(separator: "; "))
    }

    /// No report with figures fits the query and the filter, so nothing was compared.
    package static let nothingChecked = Message(
        zh: "没有核对任何数字：没有符合条件的报告，或其中没有这样的数字",
        en: "nothing was checked: no report matches, or none has such figures")

    /// No figures contradict each other.
    package static let noContradictions = Message(
        zh: "没有发现互相矛盾的数字", en: "no figures contradict each other")

    /// How reliable contradictions are.
    package static let contradictionsAreNoVerdict = Message(
        zh: "以上仅为疑点，请核对两处原文，两处都有可能正确",
        en: "these are not verdicts: read both passages; either may be right")

    /// Spellings of one indicator that were joined.
    package static func joined(_ name: String, _ spellings: [String]) -> Message {
        Message(
            zh: "合为“\(name)”：\(spellings.joined(separator: "、"))",
            en: "joined as \(name): \(spellings.joined(separator: ", "))")
    }

    /// More spellings were joined than are shown.
    package static func joinedMore(_ count: Int) -> Message {
        Message(
            zh: "另有\(count)个指标合并了写法；--no-join 不合并",
            en: "and \(count) more; --no-join keeps them apart")
    }

    /// How reliable the links of promises are.
    package static let promisesAreNoVerdict = Message(
        zh: "对应由文字判断，吻合程度过低的不列；“未再提及”只表示没有找到，请核对原文",
        en:
            "matches are based on the wording, and weak matches are left out; \"not mentioned\" only means that nothing was found: check the reports"
    )

    /// No report has a report of the next year.
    package static let noPromises = Message(
        zh: "没有找到相邻两年的报告：promises 需要同一机关的计划和次年报告",
        en:
            "no two reports of consecutive years: promises needs a plan and the agency's next report"
    )

    /// One of several different reports of an agency and a year was compared.
    package static func comparedOne(of files: [String]) -> Message {
        let rest = files.dropFirst()
        return Message(
            zh: "同一机关同一年有\(files.count)份不同的报告，取段落最多的 \(files[0])；另有 \(rest.joined(separator: "、"))",
            en:
                "\(files.count) different reports of one agency and year; \(files[0]), which has the most "
                + "paragraphs, is compared; the others are \(rest.joined(separator: ", "))")
    }

    /// For how many agencies and years one of several reports was compared.
    package static func comparedOnes(_ count: Int) -> Message {
        Message(
            zh: "有\(count)处同一机关同一年有几份不同的报告，各取段落最多的一份",
            en:
                "\(English.count(count, "agency and year has", plural: "agencies and years have")) several different "
                + "reports; of each, the one with most paragraphs is compared")
    }

    /// Which paragraphs a count includes.
    package static func counted(literally: Bool) -> Message {
        literally
            ? Message(
                zh: "只统计含有查询原文的段落；--words 也统计含有其全部词语的段落",
                en:
                    "counted: paragraphs with the literal text; --words counts those with all of the words too"
            )
            : Message(
                zh: "计含有查询原文或其全部词语的段落",
                en: "counted: paragraphs with the literal text or with all of the words")
    }

    /// No figure has such an indicator.
    package static let noFigures = Message(
        zh: "没有匹配的数字；用 --in sentence 或 --in paragraph 可放宽范围",
        en: "no figure matches; --in sentence or --in paragraph searches more widely")

    /// Nothing matches all of a query.
    package static let relaxed = Message(
        zh: "没有段落满足查询的全部条件，以下各段含有其中部分词语",
        en: "no paragraph matches all of the query; showing those with any word")

    /// Nothing matches all of some queries.
    package static func relaxed(_ count: Int, of all: Int) -> Message {
        Message(
            zh: "\(all)条查询中有\(count)条没有段落满足全部条件，改为显示含有部分词语的段落",
            en: "no paragraph matches all of the query for \(count) of "
                + "\(English.count(all, "query", plural: "queries")); showing those with any word")
    }

    /// The Chinese words for pinyin in the query.
    package static func readAsPinyin(_ expansions: [UsedExpansion]) -> Message {
        let names = expansions.map { "\($0.name) (\($0.expression))" }
        return Message(
            zh: "按拼音读作：\(names.joined(separator: "、"))",
            en: "read as pinyin: \(names.joined(separator: ", "))")
    }

    /// Other names that the search included.
    package static func alsoLookingFor(_ expansions: [UsedExpansion]) -> Message {
        let zh = expansions.map {
            "\($0.name)（\($0.expression)\($0.origin == .reports ? "，限作此说明的报告" : "")）"
        }
        let en = expansions.map {
            "\($0.name) (\($0.expression)\($0.origin == .reports ? " in reports that define it" : ""))"
        }
        return Message(
            zh: "同时查找：\(zh.joined(separator: "、"))；--no-expand 可关闭",
            en: "also searching for \(en.joined(separator: ", ")); --no-expand turns this off")
    }

    /// Introduces the places of near-identical text.
    static func sameText(otherReports count: Int) -> Message {
        count == 0
            ? Message(zh: "本报告另有相同文本：", en: "same text in this report again: ")
            : Message(
                zh: "另有\(count)份报告有相同文本：",
                en: "same text in \(English.count(count, "other report")): ")
    }

    /// Introduces the places of near-identical text with other figures.
    static func otherFigures(otherReports count: Int) -> Message {
        count == 0
            ? Message(zh: "本报告另有文字相同、数字不同的段落：", en: "same text, other figures in this report: ")
            : Message(
                zh: "另有\(count)份报告文字相同、数字不同：",
                en: "same text, other figures in \(English.count(count, "other report")): ")
    }

    /// One part of a score.
    static func scorePart(_ part: ScorePart, format: (Double) -> String) -> Message {
        if let evidence = part.evidence { return Self.evidence(evidence) }
        let zhPlace = part.position.map { "，首次出现在第\($0 + 1)字" } ?? ""
        let enPlace = part.position.map { ", first after \($0) characters" } ?? ""
        return Message(
            zh: "\(part.text)：本段出现\(part.frequency)次\(zhPlace)，共\(part.docFrequency)段含有它"
                + "（权重 \(format(part.weight))）；段长\(part.length)词，平均\(format(part.averageLength))词",
            en: "\(part.text): occurs \(part.frequency)x here\(enPlace), and in "
                + "\(English.count(part.docFrequency, "paragraph")) "
                + "(weight \(format(part.weight))); length \(English.count(part.length, "word")), "
                + "average \(format(part.averageLength))")
    }

    /// Bytes of a file.
    package static func bytes(_ range: Range<Int>) -> Message {
        Message(
            zh: "字节 [\(range.lowerBound), \(range.upperBound))",
            en: "bytes [\(range.lowerBound), \(range.upperBound))")
    }

    /// The end of the title of the column with the start of a byte range.
    static let rangeStart = Message(zh: "起", en: " from")
    /// The end of the title of the column with the end of a byte range, which is exclusive.
    static let rangeEnd = Message(zh: "止（不含）", en: " to (without it)")

    /// A file was written.
    package static func wrote(_ path: String, rows: Int) -> Message {
        Message(
            zh: "已写入 \(path)，共\(rows)行", en: "wrote \(path): \(English.count(rows, "row"))")
    }

    /// The overview was written.
    package static func wrotePage(_ path: String, reports: Int) -> Message {
        Message(
            zh: "已写入 \(path)，共\(reports)份报告",
            en: "wrote \(path): \(English.count(reports, "report"))")
    }

    /// There is nothing for an overview to show.
    package static func noReportsToShow(otherFiles: Int) -> Message {
        otherFiles == 0
            ? Message(zh: "没有可显示的报告", en: "no reports to show")
            : Message(
                zh: "没有可显示的报告；另有\(otherFiles)个文件不是报告",
                en: "no reports to show; \(English.count(otherFiles, "other file")) "
                    + "\(English.verb(otherFiles, "is not a report", "are not reports"))")
    }

    /// The work that a command begins, shown immediately because it may take seconds.
    package static func countingWords(of paragraphs: Int) -> Message {
        Message(
            zh: "统计\(paragraphs)个段落中的词",
            en: "counting the words of \(English.count(paragraphs, "paragraph"))")
    }

    /// The number of words counted for a collocation.
    package static func collocation(_ collocation: Collocation) -> Message {
        Message(
            zh:
                "该词出现\(collocation.nodeCount)次；窗口内\(collocation.windowCount)词，全部\(collocation.wordCount)词",
            en: "the term occurs \(English.count(collocation.nodeCount, "time")); "
                + "\(English.count(collocation.windowCount, "word")) near it, "
                + "\(collocation.wordCount) in all")
    }
}

internal import ReportCorpus

// Notes about whole reports: their metadata, comparison and reuse.
extension Message {
    /// The origin of a value.
    static func readFrom(_ origin: Origin) -> Message {
        Message(
            zh: "（来自\(Message.origin(origin)[.zh])）",
            en: "(from the \(Message.origin(origin)[.en]))")
    }

    /// Why a field is unknown: the places where the program looked for it.
    static func unknownBecause(_ field: Field) -> Message {
        switch field {
        case .agency:
            Message(
                zh: "（标题、落款、页首表格、文件名和开头都没有写明机关）",
                en: " (no title, signature, header, file name or opening names it)")
        case .region:
            Message(zh: "（机关名称、标题、文件名中都没有地名）", en: " (no agency, title or file name states it)")
        case .year:
            Message(
                zh: "（标题、文件名、开头和落款都没有年份）", en: " (no title, file name, opening or date states it)")
        case .date:
            Message(zh: "（没有落款日期；印发、发布日期不算）", en: " (not signed; days of printing do not count)")
        default: Message(verbatim: "")
        }
    }

    /// Several divisions have the name of the region.
    static func ambiguousRegion(_ paths: [[String]]) -> Message {
        let names = paths.map { $0.joined(separator: "/") }
        return Message(
            zh: "        多地同名，正文没有写明是哪一个：\(names.joined(separator: "、"))",
            en:
                "        several regions have this name, and the text does not say which: \(names.joined(separator: ", "))"
        )
    }

    /// A title that is not that of a report.
    static let noReport = Message(
        zh: "类别    从标题看不是报告", en: "kind    not a report, judging by its title")

    /// The encoding of a file and its size; nil for a large file.
    static func encoding(_ name: String, paragraphs: Int?) -> Message {
        paragraphs.map {
            Message(
                zh: "编码 \(name)，共\($0)段", en: "encoding \(name), \(English.count($0, "paragraph"))")
        }
            ?? Message(
                zh: "编码 \(name)，文件较大，分块读取",
                en: "encoding \(name), a large file, read in parts")
    }

    /// No paragraph has this number.
    package static func noSuchParagraph(_ number: Int, in file: String) -> Message {
        Message(zh: "\(file) 没有第\(number)段", en: "\(file) has no paragraph \(number)")
    }

    /// How many paragraphs a report has.
    static func paragraphCount(_ count: Int) -> Message {
        Message(zh: "\(count)段", en: English.count(count, "paragraph"))
    }

    /// How to see one document of an archive.
    static func nameOneDocument(_ path: String) -> Message {
        Message(zh: "查看其中一个：rlsearch show \(path)", en: "to see one: rlsearch show \(path)")
    }

    /// The range of paragraph numbers.
    package static func paragraphNumbers(upTo count: Int) -> Message {
        Message(zh: "段落编号为1至\(count)", en: "its paragraphs are 1 to \(count)")
    }

    /// A file is compared although it is not a report.
    package static func comparedAsText(_ file: String) -> Message {
        Message(
            zh: "\(file) 不像年度报告（没有法定部分，标题中没有“报告”），按一般文本比较",
            en: "\(file) does not look like a yearly report (no statutory section, no 报告 in its "
                + "title); it is compared as plain text")
    }

    /// No report of an agency, or of an agency on a year.
    package static func noReport(of agency: String, year: Int?) -> Message {
        Message(
            zh: "索引中没有“\(agency)”\(year.map { "\($0)年" } ?? "")的报告",
            en: "the index has no report of \(agency)\(year.map { " on \($0)" } ?? "")")
    }

    /// Where the names of agencies and the years are listed.
    package static let howToFindAgencies = Message(
        zh: "索引中有哪些机关和年份，可用 `rlsearch facets 词语 --by agency,year` 查看",
        en: "`rlsearch facets WORD --by agency,year` lists the agencies and years of the index")

    /// Too many reports of an agency.
    package static func manyReports(_ count: Int, of agency: String, year: Int?) -> Message {
        Message(
            zh: "“\(agency)”\(year.map { "\($0)年" } ?? "")有\(count)份报告",
            en: "\(agency) has \(count) reports\(year.map { " on \($0)" } ?? "")")
    }

    /// Asks for one report.
    package static let nameOneReport = Message(
        zh: "请写出机关全称和年份，或直接指定文件",
        en: "name the agency in full, and the year, or name the file")

    /// Neither report has the section.
    package static let nothingToCompare = Message(
        zh: "没有可比较的内容：两份报告都没有这一部分",
        en: "there is nothing to compare: neither report has such a section")

    /// Files of rows, which are not compared.
    package static func rowFiles(_ count: Int) -> Message {
        Message(
            zh: "\(count)个 TSV 文件不含报告，未计入",
            en: "\(English.count(count, "TSV file")) \(English.verb(count, "holds", "hold")) no "
                + "reports; left out")
    }

    /// The share of a report that other reports share.
    package static func reuse(share: String, characters: Int, reports: Int, of all: Int) -> Message
    {
        Message(
            zh: "计入比较的\(characters)字中，\(share)也见于另外\(all)份报告中的\(reports)份",
            en: "\(share) of the \(characters) characters compared occur in \(reports) of "
                + "\(English.count(all, "other report"))")
    }

    /// The text shared with another report.
    static func overlap(characters: Int, _ order: ReportOrder, shareOfOther: String) -> Message {
        let en =
            switch order {
            case .earlier: "this one is earlier"
            case .later: "the other is earlier"
            case .same: "neither is earlier"
            case .unknown: "which is earlier is not known"
            }
        return Message(
            zh: "：\(characters)字，\(Message.order(order)[.zh])，占对方\(shareOfOther)",
            en: ": \(English.count(characters, "character")), \(en), \(shareOfOther) of the other")
    }

    /// Other reports that are not shown.
    package static func moreOverlaps(_ count: Int) -> Message {
        Message(
            zh: "另有\(count)份报告的相同文字较少；用 -n 可多显示",
            en: "\(English.count(count, "more report")) \(English.verb(count, "shares", "share")) "
                + "less; -n shows more")
    }

    /// The work of comparing all reports.
    package static func network(_ network: ReuseNetwork, shown: Int) -> Message {
        let hidden = shown < network.pairs.count
        return Message(
            zh:
                "\(network.reports.count)份报告，比较了\(network.work.pairs)对，\(network.pairs.count)对的相同文字达到列出的比例（--min）"
                + (hidden ? "，显示\(shown)对；用 -n 可多显示" : ""),
            en: "\(English.count(network.reports.count, "report")), "
                + "\(English.count(network.work.pairs, "pair")) compared, "
                + "\(network.pairs.count) \(English.verb(network.pairs.count, "shares", "share")) enough to be listed (--min)"
                + (hidden ? ", \(shown) shown; -n shows more" : ""))
    }

    /// Files that do not look like reports.
    package static func otherFilesCompared(_ count: Int) -> Message {
        Message(
            zh: "\(count)个文件不像年度报告（没有法定部分，标题中没有“报告”），按一般文本比较",
            en:
                "\(English.count(count, "file")) \(English.verb(count, "does", "do")) not look like "
                + "yearly reports (no statutory section, no 报告 in the title); compared as plain text"
        )
    }

    /// Runs that were ignored because too many reports share them.
    package static func commonRuns(_ count: Int) -> Message {
        Message(
            zh: "\(count)处文字见于超过 --common 所限的报告，属于通用表述，不作为比对依据",
            en:
                "\(English.count(count, "run")) of text \(English.verb(count, "occurs", "occur")) in "
                + "more reports than --common allows: common wording, which is not used to find pairs"
        )
    }

    /// A file was opened by a program of the desktop.
    package static func opened(
        _ file: String, by program: String, page: Int?, showsPage: Bool
    ) -> Message {
        let opened = Message(zh: "已用 \(program) 打开 \(file)", en: "opened \(file) with \(program)")
        guard let page else { return opened }
        return opened
            + (showsPage
                ? Message(zh: "第\(page)页", en: " at page \(page)")
                : Message(zh: "，请翻到第\(page)页", en: "; go to page \(page)"))
    }

    /// No program of the desktop opens a file.
    package static func cannotOpen(_ file: String, page: Int?) -> Message {
        Message(zh: "没有可以打开 \(file) 的桌面程序", en: "no desktop program can open \(file)")
            + (page.map { Message(zh: "（第\($0)页）", en: " (page \($0))") }
                ?? Message(verbatim: ""))
    }

    /// What to do about it.
    package static var installViewer: Message {
        Message(
            zh: "请在图形桌面上运行，或安装 evince、okular 或 xdg-utils",
            en: "run it on a graphical desktop, or install evince, okular or xdg-utils")
    }
}

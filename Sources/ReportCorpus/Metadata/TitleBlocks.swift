internal import TextAnalysis

/// The blocks before the running text: title lines and addressee.
struct TitleBlocks {
    let title: ArraySlice<TextBlock>
    let addressee: String?

    /// The maximum number of title lines, and of scalars in each.
    private static let maxLineCount = 5
    private static let maxLineLength = 60
    /// The maximum number of lines of a web page above the title.
    private static let maxFurnitureCount = 30
    private static let maxOpeningCount = 12

    init(_ blocks: [TextBlock]) {
        let start = Self.completeTitle(blocks, from: Self.start(of: blocks))
        var count = 0
        var addressee: String?
        for block in blocks.dropFirst(start).prefix(Self.maxLineCount) {
            let text = block.text
            if Self.isAddressee(text) {
                addressee = text
                break
            }
            guard block.marker == nil || count == 0 && block.marker?.style == .markdown,
                text.unicodeScalars.count <= Self.maxLineLength,
                !text.containsBytes("。"), !text.containsBytes("，"), !text.containsBytes(","),
                // A row of a table below the title.
                count == 0 || !text.containsBytes(" | "),
                !Self.isPageFurniture(text), !PageHeader.isRow(text), !Self.isContents(text),
                !Self.isSession(text), AgencyName.ofSpeaker(text) == nil
            else { break }
            // 2023年工作回顾 without a title above is the first heading.
            if !Self.endsTitle(text), SectionClassifier.section(ofHeading: text) != .other,
                AgencyTitle().agency(in: text) == nil,
                Divisions.shipped.leading(Array(text.unicodeScalars)) == nil
            {
                break
            }
            count += 1
            if Self.endsTitle(text) || block.marker != nil { break }
        }
        // The addressee follows the title, perhaps after a line with a date.
        if addressee == nil {
            addressee = blocks.dropFirst(start + count).prefix(2).map(\.text).first(
                where: Self.isAddressee)
        }
        title = blocks.dropFirst(start).prefix(count)
        self.addressee = addressee
    }

    /// The start of the title: the first line, or a later line that is a complete title by itself if the lines above
    /// are not: 国家三级甲等医院 / 2023年度澄川市中医医院单位决算.
    private static func completeTitle(_ blocks: [TextBlock], from start: Int) -> Int {
        let opening = blocks.dropFirst(start).prefix(maxOpeningCount)
        let lines = opening.prefix {
            $0.text.unicodeScalars.count <= maxLineLength && !$0.text.containsBytes("。")
                && ($0.marker == nil || $0.marker?.style == .markdown) && !isContents($0.text)
        }
        guard
            let index = lines.firstIndex(where: {
                endsTitle($0.text) && YearReader.firstYear(in: $0.text, needsMark: true) != nil
                    && !isPageFurniture($0.text) && !PageHeader.isRow($0.text)
            }),
            index >= start + maxLineCount
                || lines[start..<index].contains(where: {
                    $0.text.unicodeScalars.contains { "0123456789，：:".unicodeScalars.contains($0) }
                })
        else { return start }
        return index
    }

    /// The first block that may be the title: after the page furniture of a web page and the rows of its table with
    /// their values.
    private static func start(of blocks: [TextBlock]) -> Int {
        var index = 0
        var isInTable = false
        while index < min(blocks.count, maxFurnitureCount) {
            let text = blocks[index].text
            if isPageFurniture(text) || isAnnexNumber(text) || isNotice(text) {
                isInTable = false
            } else if PageHeader.isRow(text) {
                // If a label has no value, the value is on the next line.
                isInTable = text.ends(with: "：") || text.ends(with: ":")
            } else if isInTable {
                isInTable = false
            } else {
                break
            }
            index += 1
        }
        // If every block looks like page furniture, none is.
        return index == blocks.count ? 0 : index
    }

    /// Whether a title is complete with a line.
    private static func endsTitle(_ line: String) -> Bool {
        let text = SimplifiedCharacters.shared.text(line)
        return ["报告", "总结", "公报", "汇报", "部门决算", "部门预算", "单位决算", "单位预算"].contains {
            text.ends(with: $0)
        }
    }

    /// Whether a line above the title says how to handle the document: （送审稿）, 内部资料 注意保存.
    private static func isNotice(_ text: String) -> Bool {
        text.utf8.count <= 60
            && [
                "送审稿", "征求意见稿", "讨论稿", "审议稿", "公示稿", "公开版", "内部资料", "内部文件", "注意保存", "会议文件", "特急",
                "加急",
                "机密", "秘密★",
            ]
            .contains { text.containsBytes($0) } && !endsTitle(text) && !text.containsBytes("报告")
    }

    /// Whether a line above the title is the number of an annex: 附件2.
    private static func isAnnexNumber(_ text: String) -> Bool {
        guard text.begins(with: "附件"), text.utf8.count <= 15 else { return false }
        return text.unicodeScalars.dropFirst(2).allSatisfy {
            $0.properties.numericType != nil || "：: 、—-".unicodeScalars.contains($0)
        }
    }

    private static func isContents(_ text: String) -> Bool {
        ["目录", "目次"].contains(text.filter { !$0.isWhitespace })
    }

    /// Whether a line names the session at which a report was given: ——2024年1月18日在…会议上.
    private static func isSession(_ text: String) -> Bool {
        (text.begins(with: "——") || text.begins(with: "--") || text.begins(with: "—"))
            && text.unicodeScalars.contains { "0123456789二".unicodeScalars.contains($0) }
            // The second line of a title may begin with a dash too: ——云汀市2022年法治政府建设情况报告.
            && !(endsTitle(text) && !text.containsBytes("会议"))
    }

    private static func isAddressee(_ text: String) -> Bool {
        (text.ends(with: "：") || text.ends(with: ":")) && text.unicodeScalars.count <= maxLineLength
            && !text.containsBytes("如下") && !PageHeader.isRow(text)
    }

    /// Whether a line is page furniture: one that a web page shows above the text.
    static func isPageFurniture(_ text: String) -> Bool {
        [
            "当前位置", "来源：", "字体：", "发布时间", "http", "www.", "门户网站", "來源", "發布時間", "信息来源", "浏览次数",
            "您的位置",
        ]
        .contains { text.containsBytes($0) }
            // The dateline of a news agency: 新华社北京3月15日电.
            || text.begins(with: "新华社") && text.ends(with: "电")
            || isPath(text) || text.begins(with: "欢迎")
    }

    /// Whether a line is a breadcrumb: 首页 > 政务公开 > 正文.
    private static func isPath(_ text: String) -> Bool {
        text.begins(with: "首页") && text.unicodeScalars.count <= 80
            || text.unicodeScalars.count <= 80
                && text.unicodeScalars.count { $0 == ">" || $0 == "＞" || $0 == "›" || $0 == "»" }
                    >= 2
    }
}

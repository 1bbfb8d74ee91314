/// Reads the date of a report. It tries, in this order: the session at which the report was given, the signature, the
/// table above the text, the lines below the title, and the name of the file.
struct DateReader {
    private let clues: MetadataClues

    /// The number of lines to search for the session. A web page may have many lines before the text.
    private static let maxOpeningLines = 40
    /// The number of lines to search for a date below the title.
    private static let maxTitleLines = 6
    private static let maxLineLength = 80
    /// Words in lines whose date is not that of the report, but of printing, publication or news.
    private static let otherDates = [
        "印发", "发布", "更新", "打印", "浏览", "来源", "有效期", "截至", "截止", "施行", "实施", "统计", "编辑", "公开日期", "抄送",
        "审核", "校对", "复核", "核稿", "拟稿", "签发", "收文",
    ]

    init(_ clues: MetadataClues) { self.clues = clues }

    func read() -> Reading<String>? {
        if let session { return Reading(session.iso, from: .title) }
        for line in clues.signature.reversed() where !TitleBlocks.isPageFurniture(line) {
            if let date = Self.signed(line) { return Reading(date.iso, from: .signature) }
        }
        if let date = clues.header.date { return Reading(date, from: .properties) }
        // 政府工作报告 has its date below the title: （2025年1月14日…）.
        for block in clues.blocks.prefix(Self.maxTitleLines)
        where block.text.unicodeScalars.count <= Self.maxLineLength
            && !TitleBlocks.isPageFurniture(block.text) && !PageHeader.isRow(block.text)
        {
            if let date = Self.belowTitle(block.text) { return Reading(date.iso, from: .title) }
        }
        // The name of a file may contain the date: 政府工作报告（2021年10月17日）.
        if clues.fileName.containsBytes("日"), let date = SignedDate(in: clues.fileName) {
            return Reading(date.iso, from: .fileName)
        }
        return nil
    }

    /// Whether the date in a line belongs to something else: 2024年4月3日印发. An agency's name before the date is ignored:
    /// 云汀市统计局 2024年3月1日.
    private static func isOther(_ line: String, _ date: SignedDate) -> Bool {
        guard otherDates.contains(where: { line.containsBytes($0) }) else { return false }
        let scalars = Array(line.unicodeScalars)
        guard AgencyName.isWhole(letters(scalars[..<date.start])) else { return true }
        let rest = String(String.UnicodeScalarView(scalars[date.end...].filter { !$0.isSpace }))
        return otherDates.contains { rest.containsBytes($0) }
    }

    private static func letters(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars.filter(\.properties.isAlphabetic)))
    }

    /// The date in a signature line. No letter or digit may follow it, and it must not end a period.
    private static func signed(_ line: String) -> SignedDate? {
        guard let date = SignedDate(in: line), !isOther(line, date) else { return nil }
        let scalars = Array(line.unicodeScalars)
        guard
            scalars[date.end...].allSatisfy({
                !$0.properties.isAlphabetic && $0.properties.numericType == nil
            })
        else { return nil }
        let before = String(String.UnicodeScalarView(scalars[..<date.start]))
        return isRange(before) ? nil : date
    }

    /// Whether the text before a date shows that it ends a period: 2022年3月10日至2022年5月30日.
    private static func isRange(_ before: String) -> Bool {
        ["至", "到", "—", "－", "~", "～", "-", "–"].contains { before.ends(with: $0) }
            && before.containsBytes("年")
    }

    /// The date in a line with little other text: （2025年1月14日）, 2025年1月14日在澄川市….
    private static func belowTitle(_ line: String) -> SignedDate? {
        guard let date = SignedDate(in: line), !isOther(line, date) else { return nil }
        let scalars = Array(line.unicodeScalars)
        let before = letters(scalars[..<date.start])
        let isAlone = before.isEmpty || AgencyName.isWhole(before)
        let rest = String(String.UnicodeScalarView(scalars[date.end...]))
        let isOnly = rest.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
        let isSession =
            rest.begins(with: "在") && (rest.containsBytes("会") || rest.ends(with: "届"))
            || rest.containsBytes("通过") || rest.containsBytes("会议")
        return isAlone && (isOnly || isSession && !rest.containsBytes("。")) ? date : nil
    }

    /// The day on which a report was given to an assembly: ——2025年1月14日在某市第十六届人民代表大会第三次会议上.
    private var session: SignedDate? {
        let marks = Set("—-－（( ".unicodeScalars)
        for (index, block) in clues.blocks.prefix(Self.maxOpeningLines).enumerated()
        where block.text.containsBytes("会议") || block.text.containsBytes("大会")
            || block.text.containsBytes("會議")
        {
            // Converters may put spaces between digits.
            let line = block.text.filter { !$0.isWhitespace }
            let scalars = line.unicodeScalars
            guard scalars.count <= Self.maxLineLength, let date = SignedDate(in: line),
                scalars.prefix(date.start).last.map(marks.contains) ?? true
            else { continue }
            // After the first line, a line with a full stop inside, or with a full stop and a comma, is running text.
            if line.containsBytes("。"), index > 0,
                line.containsBytes("，") || line.dropLast().contains("。")
            {
                continue
            }
            if isPeriod(line, date) { continue }
            return date
        }
        return nil
    }

    /// Whether the date begins a sentence or a period in the text: 2022年3月10日至5月30日，省委巡视组….
    private func isPeriod(_ line: String, _ date: SignedDate) -> Bool {
        let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(date.end)))
        return rest.begins(with: "，") || rest.begins(with: ",")
            || rest.begins(with: "至") && rest.containsBytes("，")
    }
}

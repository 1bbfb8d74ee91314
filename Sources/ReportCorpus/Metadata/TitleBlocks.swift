/// The blocks before the running text: title lines and addressee.
struct TitleBlocks {
    let title: ArraySlice<TextBlock>
    let addressee: String?

    /// The maximum number of title lines, and of scalars in each.
    private static let maxLineCount = 5
    private static let maxLineLength = 60

    init(_ blocks: [TextBlock]) {
        // A web page may have lines above the title.
        let start = blocks.prefix(Self.maxLineCount).prefix { Self.isPageFurniture($0.text) }.count
        var count = 0
        var addressee: String?
        for block in blocks.dropFirst(start).prefix(Self.maxLineCount) {
            let text = block.text
            if Self.isAddressee(text) {
                addressee = text
                break
            }
            guard block.marker == nil, text.unicodeScalars.count <= Self.maxLineLength,
                !text.contains("。"), !text.contains("，"), !text.contains(","),
                !Self.isPageFurniture(text)
            else { break }
            count += 1
            if ["报告", "总结", "公报", "汇报"].contains(where: { text.ends(with: $0) }) { break }
        }
        // The addressee follows the title, perhaps after a line with a date.
        if addressee == nil {
            addressee = blocks.dropFirst(start + count).prefix(2).map(\.text).first(
                where: Self.isAddressee)
        }
        title = blocks.dropFirst(start).prefix(count)
        self.addressee = addressee
    }

    private static func isAddressee(_ text: String) -> Bool {
        (text.ends(with: "：") || text.ends(with: ":")) && text.unicodeScalars.count <= maxLineLength
            && !text.holds("如下")
    }

    /// Whether a line is one that a web page shows above the text.
    static func isPageFurniture(_ text: String) -> Bool {
        ["当前位置", "来源：", "字体：", "发布时间", "http", "www.", "门户网站"].contains { text.holds($0) }
            // The dateline of a news agency: 新华社北京3月15日电.
            || text.begins(with: "新华社") && text.ends(with: "电")
    }
}

internal import DocumentModel

/// Joins the lines of titles in large type that are split over several lines.
struct DisplayTitles {
    private let page: WebPage
    /// The minimum font size of a title, in points: the body has 12 to 16.
    private static let minSize = 17.0

    /// - Parameter page: the page that contains the lines.
    init(_ page: WebPage) { self.page = page }

    /// The lines, with the lines of a title joined into one.
    func joined(_ entries: [ArticleLines.Entry]) -> [ArticleLines.Entry] {
        var result: [ArticleLines.Entry] = []
        // The font size of the title that contains the last line.
        var size: Double?
        var count = 0
        for entry in entries {
            let next = entry.block.flatMap(displaySize)
            if let block = entry.block, block.breakCount <= 1, let next, next == size, count < 4,
                let last = result.last, fits(last.line.text, entry.line.text)
            {
                result[result.count - 1].line.text = ArticleTitle.joined([
                    last.line.text, entry.line.text,
                ])
                count += 1
            } else {
                result.append(entry)
                count = 1
            }
            size = next
        }
        return result
    }

    /// Whether two lines may belong to one title: neither is the number of a part, and together they are not too long
    /// for a title.
    private func fits(_ first: String, _ second: String) -> Bool {
        guard WebText.count(first) >= 4, WebText.count(first + second) <= 120 else { return false }
        return !Self.isPart(first) && !Self.isPart(second)
    }

    private static func isPart(_ text: String) -> Bool {
        if text.hasPrefix("附件") || text.hasPrefix("附录") || text.hasPrefix("（") { return true }
        if text.contains(where: { "。；：:".contains($0) }) { return true }
        let first = text.prefix(6)
        if first.hasPrefix("第"), first.contains(where: { "章节条编部篇".contains($0) }) { return true }
        return text.dropFirst().prefix(3).contains("、")
            && "一二三四五六七八九十".contains(text.first ?? " ")
    }

    /// The font size of a centered line, if it is large.
    private func displaySize(_ block: WebBlock) -> Double? {
        var size: Double?
        var isCentered: Bool?
        var index = page.nodes[block.node].parent
        for _ in 0..<12 where index >= 0 {
            guard let element = page.nodes[index].element else { break }
            let style = HTMLElements.style(of: element)
            if size == nil { size = Self.size(of: element, style) }
            if isCentered == nil, page.nodes[index].block == index {
                isCentered = Self.isCentered(element, style)
            }
            index = page.nodes[index].parent
        }
        guard isCentered == true, let size, size >= Self.minSize else { return nil }
        return size
    }

    private static func isCentered(_ element: XMLElement, _ style: String) -> Bool? {
        if style.contains("text-align:") { return style.contains("text-align:center") }
        if let align = element.attribute("align"), !align.isEmpty {
            return align.lowercased() == "center"
        }
        return element.name == "center" ? true : nil
    }

    private static func size(of element: XMLElement, _ style: String) -> Double? {
        if let start = style.split(separator: ";").last(where: { $0.hasPrefix("font-size:") }) {
            let value = start.dropFirst(10)
            guard let number = Double(value.prefix { $0.isNumber || $0 == "." }) else { return nil }
            return value.contains("px") ? number * 0.75 : value.contains("pt") ? number : nil
        }
        guard element.name == "font", let size = element.attribute("size") else { return nil }
        return ["5": 18, "6": 24, "7": 36, "+2": 18, "+3": 24][size]
    }
}

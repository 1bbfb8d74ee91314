/// A line of a web page.
struct WebBlock {
    /// The text, after the number of a list item.
    var text: String
    /// The first node of its text.
    let node: Int
    /// The number of characters, without spaces and without the number of the item.
    let count: Int
    /// The number of these characters that are in links to other pages.
    let linkCount: Int
    /// The number of bytes at the beginning of the text that are the number of a list item.
    let markerByteCount: Int
    /// The level of a heading.
    let headingLevel: Int?
    /// The number of `p` and `br` elements between the previous line and this one. More than one leaves a gap.
    let breakCount: Int
    /// The purpose of the line, by its words.
    let use: WebFurniture.Use

    /// Whether it consists mostly of links.
    var isLink: Bool { linkCount * 2 > count }
}

/// Joins the texts of a page into lines.
struct WebBlocks {
    private let page: WebPage
    /// The lines so far.
    private(set) var blocks: [WebBlock] = []
    private var line = WebText()
    private var block = -1
    private var node = -1
    private var count = 0
    private var linkCount = 0
    /// The paragraphs and line breaks since the last line.
    private var breakCount = 0
    /// The number of the item that begins, and the end of the item.
    private var marker = (text: "", end: 0)

    /// - Parameter page: the page that contains the nodes.
    init(_ page: WebPage) { self.page = page }

    /// Visits the next node in document order; its descendants follow.
    mutating func visit(_ index: Int) {
        let next = page.nodes[index]
        if next.name.isEmpty {
            add(next, index)
        } else if next.block == index || next.name == "br" {
            endLine()
            if next.name == "p" || next.name == "br" { breakCount += 1 }
            if !next.marker.isEmpty {
                // An item may begin with a list: both numbers are shown on its first line.
                let outer = index < marker.end ? marker.text : ""
                marker = (outer + next.marker, next.end)
            }
        }
    }

    private mutating func add(_ next: WebNode, _ index: Int) {
        if next.block != block { endLine() }
        block = next.block
        guard next.isPreformatted else {
            append(next.text, next, index)
            return
        }
        var isFirst = true
        for part in next.text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !isFirst { endLine() }
            isFirst = false
            block = next.block
            append(String(part), next, index)
        }
    }

    private mutating func append(_ text: String, _ next: WebNode, _ index: Int) {
        let added = WebText.count(text)
        if added > 0, node < 0 { node = index }
        line.append(text)
        count += added
        if next.isLink { linkCount += added }
    }

    /// Ends the line, so that the next text begins one.
    mutating func endLine() {
        defer {
            line = WebText()
            (block, node, count, linkCount) = (-1, -1, 0, 0)
        }
        guard node >= 0 else { return }
        let number = node < marker.end ? marker.text : ""
        marker = ("", 0)
        let text = line.string
        blocks.append(
            WebBlock(
                text: number + text, node: node, count: count, linkCount: linkCount,
                markerByteCount: number.utf8.count, headingLevel: headingLevel(of: node),
                breakCount: breakCount, use: WebFurniture.use(of: text)))
        breakCount = 0
    }

    private func headingLevel(of node: Int) -> Int? {
        var index = page.nodes[node].parent
        // The text of a heading is nested in at most a few inline elements.
        for _ in 0..<8 where index >= 0 {
            if let level = HTMLElements.headingLevel(page.nodes[index].name) { return level }
            index = page.nodes[index].parent
        }
        return nil
    }

    /// Returns the finished lines and removes them from the builder.
    mutating func take() -> [WebBlock] {
        endLine()
        defer { blocks = [] }
        return blocks
    }

    /// The lines of a range of nodes.
    static func all(in range: Range<Int>, of page: WebPage, without isLeftOut: [Bool] = [])
        -> [WebBlock]
    {
        var builder = WebBlocks(page)
        var index = range.lowerBound
        while index < range.upperBound {
            if !isLeftOut.isEmpty, isLeftOut[index] {
                builder.endLine()
                index = page.nodes[index].end
            } else {
                builder.visit(index)
                index += 1
            }
        }
        return builder.take()
    }
}

/// A table of a web page.
struct WebTable {
    /// A row: the cells that begin in it.
    struct Row {
        /// The number of the row in the table, from 1.
        let number: Int
        /// The texts of its cells, without tables inside them.
        var cells: [[WebBlock]] = []
    }

    /// The rows.
    private(set) var rows: [Row] = []
    /// The lines of its caption.
    private(set) var caption: [WebBlock] = []
    /// The outermost of the tables inside it, in order.
    private(set) var inner: [Int] = []
    /// Whether it is a data table. Otherwise it is only used for the layout of the page.
    private(set) var isData = false

    /// Reads a table.
    init(_ index: Int, of page: WebPage, without isLeftOut: [Bool]) {
        var builder = WebBlocks(page)
        var hasStrayText = false
        var hasHead = false
        var innerCount = 0
        var open = (caption: 0, cell: 0, row: 0)
        var position = index + 1
        let end = page.nodes[index].end
        /// Ends a caption or cell if the position is after it.
        func close(_ table: inout WebTable) {
            if open.caption > 0, position >= open.caption {
                table.caption += builder.take()
                open.caption = 0
            }
            if open.cell > 0, position >= open.cell {
                table.rows[table.rows.count - 1].cells.append(builder.take())
                open.cell = 0
            }
        }
        while position < end {
            close(&self)
            let node = page.nodes[position]
            if isLeftOut[position] {
                builder.endLine()
                position = node.end
                continue
            }
            switch node.name {
            case "table":
                inner.append(position)
                innerCount += Self.count(position, of: page)
                builder.endLine()
                position = node.end
                continue
            case "tr" where open.cell == 0:
                rows.append(Row(number: rows.count + 1))
                open.row = node.end
            case "td", "th":
                if open.cell == 0 {
                    if position >= open.row { rows.append(Row(number: rows.count + 1)) }
                    if position >= open.row { open.row = node.end }
                    open.cell = node.end
                    if node.name == "th" { hasHead = true }
                }
            case "caption" where open.cell == 0: open.caption = node.end
            case "" where open.cell == 0 && open.caption == 0 && !WebText.isBlank(node.text):
                hasStrayText = true
            default: break
            }
            if open.cell > 0 || open.caption > 0 { builder.visit(position) }
            position += 1
        }
        close(&self)
        let border = page.nodes[index].element?.attribute("border").flatMap { Int($0) } ?? 0
        isData =
            !hasStrayText
            && isData(innerCount: innerCount, isRuled: hasHead || border > 0)
    }

    private static func count(_ index: Int, of page: WebPage) -> Int {
        var count = 0
        for inner in page.range(of: index) where page.nodes[inner].name.isEmpty {
            count += WebText.count(page.nodes[inner].text)
        }
        return count
    }

    /// - Parameters:
    ///   - innerCount: the characters of tables inside it.
    ///   - isRuled: whether the page draws borders around the cells, or marks some as headings.
    private func isData(innerCount: Int, isRuled: Bool) -> Bool {
        let texts = rows.map { $0.cells.filter { !$0.isEmpty } }
        guard texts.contains(where: { $0.count > 1 }) else { return false }
        let counts = texts.joined().map { $0.reduce(0) { $0 + $1.count } }
        let count = counts.reduce(0, +)
        if innerCount > count * 2 { return false }
        if isRuled { return true }
        // If a cell contains an article, beside a menu or under a title, the table is only layout.
        let filled = texts.count { !$0.isEmpty }
        for cell in texts.joined() where filled <= 6 {
            let cellCount = cell.reduce(0) { $0 + $1.count }
            let isArticle = cellCount >= 120 || cell.contains { $0.headingLevel != nil }
            if cell.count >= 3, isArticle, cellCount * 10 > count * 6 { return false }
        }
        return true
    }
}

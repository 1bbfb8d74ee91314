internal import DocumentModel

/// The lines of an article as shown.
struct ArticleLines {
    /// A line, and the block from which it was made; the block is nil for a row of a table.
    struct Entry {
        var line: ExtractedLine
        let block: WebBlock?
    }

    private let page: WebPage
    private let isLeftOut: [Bool]
    private var builder: WebBlocks
    private var tableCount = 0
    /// The lines so far.
    private(set) var entries: [Entry] = []

    /// Reads parts of a page.
    init(_ page: WebPage, regions: [Int], without isLeftOut: [Bool]) {
        self.page = page
        self.isLeftOut = isLeftOut
        builder = WebBlocks(page)
        for region in regions { read(page.range(of: region)) }
    }

    private mutating func read(_ range: Range<Int>) {
        // A stack of the parts still to be read, the next part last. A table inside another table comes after the outer
        // one.
        var parts = [range]
        while let part = parts.popLast() {
            var index = part.lowerBound
            while index < part.upperBound {
                let node = page.nodes[index]
                if isLeftOut[index] {
                    builder.endLine()
                    index = node.end
                    continue
                }
                if node.name == "table" {
                    let table = WebTable(index, of: page, without: isLeftOut)
                    if table.isData {
                        take()
                        add(table)
                        parts.append(node.end..<part.upperBound)
                        for inner in table.inner.reversed() { parts.append(page.range(of: inner)) }
                        break
                    }
                }
                builder.visit(index)
                index += 1
            }
            take()
        }
    }

    private mutating func take() {
        for block in builder.take() { add(block) }
    }

    private mutating func add(_ block: WebBlock) {
        let number = page.numbers[page.nodes[block.node].parent]
        entries.append(
            Entry(
                line: ExtractedLine(
                    block.text, at: .element(number), generatedByteCount: block.markerByteCount,
                    headingLevel: block.headingLevel), block: block))
    }

    private mutating func add(_ table: WebTable) {
        for block in table.caption { add(block) }
        tableCount += 1
        for row in table.rows {
            let cells = row.cells.filter { !$0.isEmpty }
            guard let first = cells.first?.first else { continue }
            let texts = cells.map { $0.map(\.text).joined(separator: " ") }
            entries.append(
                Entry(
                    line: ExtractedLine(
                        texts.joined(separator: " | "),
                        at: .tableRow(table: tableCount, row: row.number, column: nil),
                        generatedByteCount: first.markerByteCount), block: nil))
        }
    }
}

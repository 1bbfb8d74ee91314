/// The blocks of a report, with markers where headings are: without those of tables, and with those of headings that
/// only the table of contents numbers.
struct OutlineBlocks {
    /// The blocks, one for each block of the report.
    private(set) var blocks: [TextBlock]
    /// The table of contents.
    let contents: ContentsTable

    private static let minSentenceLength = 30

    init(_ all: [TextBlock]) {
        blocks = all
        contents = ContentsTable(all)
        var isTable = false
        for index in blocks.indices where !contents.range.contains(index) {
            let block = blocks[index]
            let next = index + 1 < all.count ? all[index + 1] : nil
            if index >= contents.range.upperBound,
                let marker = contents.marker(ofHeading: block, before: next)
            {
                blocks[index].marker = marker
                isTable = false
            } else if Self.beginsTable(block.text) {
                isTable = true
                blocks[index].marker = nil
            } else if isTable {
                if Self.endsTable(block) { isTable = false } else { blocks[index].marker = nil }
            } else if let marker = block.marker, Self.isRow(block.text, marker) {
                blocks[index].marker = nil
            }
        }
    }

    /// Whether a line above a table names its unit: 单位：万元.
    private static func beginsTable(_ text: String) -> Bool {
        let count = text.unicodeScalars.count
        guard count <= 60, let label = text.firstRange(of: "单位：") ?? text.firstRange(of: "单位:")
        else { return false }
        let unit = text[label.upperBound...].drop { $0.isWhitespace }
        return ["元", "万元", "千元", "亿元", "人", "个", "件", "辆", "亩", "吨", "台", "%", "次", "户", "家"]
            .contains { unit.utf8.starts(with: $0.utf8) }
    }

    private static func endsTable(_ block: TextBlock) -> Bool {
        if let marker = block.marker, marker.style <= .chapter { return true }
        return block.text.contains("。") && block.text.unicodeScalars.count >= minSentenceLength
    }

    /// Whether a line with a marker is the row of a table: 一、财政拨款收入 2,940.05 一、教育支出 2,106.66.
    private static func isRow(_ text: String, _ marker: HeadingMarker) -> Bool {
        guard marker.style != .markdown, !text.contains("。") else { return false }
        let cells = text.split(separator: " ")
        guard cells.count >= 2 else { return false }
        return cells.dropFirst().contains { cell in
            // 2024 between spaces may be a year.
            guard cell.contains(".") || cell.contains(",") || cell.endIndex == text.endIndex else {
                return false
            }
            let digits = cell.unicodeScalars.count { ("0"..."9").contains($0) }
            return digits > 0
                && cell.unicodeScalars.allSatisfy {
                    ("0"..."9").contains($0) || ",.%-".unicodeScalars.contains($0)
                }
        }
    }
}

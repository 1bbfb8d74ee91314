internal import TextBasics

/// The blocks of a report with corrected markers: those of table rows are removed, and headings that are numbered only
/// in the table of contents get their marker.
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
        let hasEntries = !contents.entries.isEmpty
        var chapter = 0
        for index in blocks.indices where !contents.range.contains(index) {
            let block = blocks[index]
            let next = index + 1 < all.count ? all[index + 1] : nil
            if let marker = Self.chapterNumber(block, before: next, after: chapter) {
                chapter = marker.number
                blocks[index].marker = marker
            } else if hasEntries, index >= contents.range.upperBound,
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

    /// The number of a heading without punctuation, such as 1 总则 above 1.1. If such headings continue counting, one may
    /// also be above text.
    ///
    /// - Parameter last: the number of the previous such heading; 0 if there is none.
    private static func chapterNumber(
        _ block: TextBlock, before next: TextBlock?, after last: Int
    ) -> HeadingMarker? {
        guard block.marker == nil, block.text.utf8.count <= maxChapterByteCount,
            let first = block.text.unicodeScalars.first,
            ChineseNumerals.decimalDigit(first) != nil, let next
        else { return nil }
        let scalars = Array(block.text.unicodeScalars)
        let (number, end) = ChineseNumerals.ofDates.byPosition(scalars, from: 0)
        guard let number, number > 0, number < 100, end < scalars.count - 1, scalars[end].isSpace,
            scalars[(end + 1)...].allSatisfy({
                $0.properties.isAlphabetic || $0.isSpace || $0 == "、"
            })
        else { return nil }
        let isAbove = next.marker.map {
            $0.style == .decimal && $0.parent == number && $0.number == 1
        }
        guard isAbove ?? (last > 0 && number == last + 1) else { return nil }
        return HeadingMarker(.digit, number, end + 1)
    }

    private static let maxChapterByteCount = 90

    /// Whether a line above a table names its unit: 单位：万元.
    private static func beginsTable(_ text: String) -> Bool {
        guard text.utf8.count <= 240, text.containsBytes("单位"), text.unicodeScalars.count <= 60,
            let label = text.firstRange(of: "单位：") ?? text.firstRange(of: "单位:")
        else { return false }
        let unit = text[label.upperBound...].drop { $0.isWhitespace }
        return ["元", "万元", "千元", "亿元", "人", "个", "件", "辆", "亩", "吨", "台", "%", "次", "户", "家"]
            .contains { unit.utf8.starts(with: $0.utf8) }
    }

    private static func endsTable(_ block: TextBlock) -> Bool {
        if let marker = block.marker, marker.style <= .chapter { return true }
        return block.text.containsBytes("。") && block.text.unicodeScalars.count >= minSentenceLength
    }

    /// Whether a line with a marker is a row of a table: 一、财政拨款收入 2,940.05 一、教育支出 2,106.66.
    private static func isRow(_ text: String, _ marker: HeadingMarker) -> Bool {
        guard marker.style != .markdown, marker.decorationCount == 0, text.containsBytes(" "),
            !text.containsBytes("。")
        else { return false }
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

internal import ICUText
internal import TextBasics

/// Joins the lines of a hard-wrapped paragraph, and leaves all other lines as they are.
///
/// A converter that kept the page's lines breaks a paragraph anywhere, even inside a word; but a
/// title, a heading or a signature also ends without punctuation. So a line goes on in the next
/// only on evidence: it fills the page's width in a file where most lines do, or a word stands
/// across the break, the line ends with a comma, or it has sentences of which the last is not ended.
struct LineJoiner {
    /// The least cells of a line that may have been wrapped: half of a narrow page.
    private static let leastWrappedCells = 24
    /// The most cells of a line on a page.
    private static let mostPageCells = 130
    /// A wrapped line ends at most so many cells short of the page's width.
    private static let raggedCells = 8

    /// So many full lines prove a width; fewer may be alike by chance.
    private static let leastFullLines = 6

    /// Cells of a full line; nil if the file was not wrapped.
    private let pageCells: Int?
    private let breaker: WordBreaker?
    private var boundaries: [WordBoundary] = []

    init(_ lines: [DocumentLine]) {
        let widths = lines.map { DisplayWidth.cells($0.text) }
        let widest = widths.max() ?? 0
        let full = widths.count { $0 + Self.raggedCells >= widest }
        let isWrapped =
            (Self.leastWrappedCells...Self.mostPageCells).contains(widest)
            && full * 5 >= widths.count * 2 && full >= Self.leastFullLines
        pageCells = isWrapped ? widest : nil
        // Without ICU's breaker there is one kind of evidence less; reading fails elsewhere then.
        breaker = try? WordBreaker()
    }

    /// The paragraphs that the lines make.
    mutating func blocks(of lines: [DocumentLine]) -> [TextBlock] {
        var blocks: [TextBlock] = []
        // The last physical line of the open block decides whether the next continues it.
        var last: RepairedLine?
        for line in lines {
            let repaired = TextRepair.repair(line)
            if let last, let open = blocks.last, continues(last, block: open, with: repaired) {
                Self.join(&blocks[blocks.count - 1], repaired)
            } else {
                let text = TextRepair.withoutBullet(repaired.text)
                let dropped = repaired.text.utf8.count - text.utf8.count
                blocks.append(
                    TextBlock(
                        text: text, source: repaired.source.dropping(dropped), bytes: line.bytes,
                        place: line.place, marker: HeadingMarker(text)))
            }
            last = repaired
        }
        return blocks
    }

    private mutating func continues(
        _ last: RepairedLine, block: TextBlock, with repaired: RepairedLine
    ) -> Bool {
        let (previous, previousLine) = (last.text, last.line)
        let (next, line) = (repaired.text, repaired.line)
        guard let end = previous.unicodeScalars.last, let start = next.unicodeScalars.first,
            !Self.endsSentence(end), !Self.beginsParagraph(next, start),
            !line.text.begins(with: "[bookmark:"), block.marker?.style.isTitleOnly != true,
            !Self.isSignature(previous), !Self.isSignature(next)
        else { return false }
        // An indented line after one that is not is the first of a paragraph.
        if line.indent >= 2 && line.indent > previousLine.indent { return false }
        let cells = DisplayWidth.cells(previousLine.text)
        let isFull = pageCells.map { cells + Self.raggedCells >= $0 } ?? false
        // Behind a closing mark only the page's width tells whether more follows.
        if Self.closes(end) { return isFull && !line.followsBlank }
        let hasComma = "，、,；;".unicodeScalars.contains(end)
        if hasComma && (cells >= Self.leastWrappedCells || block.lineCount > 1) { return true }
        // A text that has sentences of which the last is not ended: a page ended first.
        if cells >= Self.leastWrappedCells && block.hasSentences { return true }
        if isFull && !line.followsBlank { return true }
        return cells >= Self.leastWrappedCells / 2 && breaksWord(previous, next)
    }

    /// Whether a word of Han stands across the break between two lines.
    private mutating func breaksWord(_ left: String, _ right: String) -> Bool {
        guard let breaker else { return false }
        // A few characters on either side are enough for ICU to find the words at the break.
        let before = Array(String(left.suffix(12)).utf16)
        let after = Array(String(right.prefix(12)).utf16)
        guard (try? breaker.cut(before + after, into: &boundaries)) != nil else { return false }
        return !boundaries.contains { Int($0.end) == before.count }
    }

    /// Appends a line to a block; between narrow characters, a space stands for the line's end.
    private static func join(_ block: inout TextBlock, _ next: RepairedLine) {
        if let end = block.text.unicodeScalars.last, let start = next.text.unicodeScalars.first,
            !WideCharacters.contains(end), !WideCharacters.contains(start)
        {
            block.source.append(
                block.text.utf8.count, textWidth: 1,
                source: block.bytes.upperBound..<next.line.bytes.lowerBound)
            block.text += " "
        }
        block.source.append(next.source, at: block.text.utf8.count)
        block.text += next.text
        block.bytes = block.bytes.lowerBound..<next.line.bytes.upperBound
        block.lineCount += 1
        block.hasSentences = block.hasSentences || TextBlock.endsSentences(next.text)
    }

    private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        "。！？：:!?…．".unicodeScalars.contains(scalar)
    }

    private static func closes(_ scalar: Unicode.Scalar) -> Bool {
        "”』」】}]》>）)".unicodeScalars.contains(scalar)
    }

    private static func beginsParagraph(_ text: String, _ first: Unicode.Scalar) -> Bool {
        if HeadingMarker(TextRepair.withoutBullet(text)) != nil { return true }
        if "-*•●▪■◆➢#<|".unicodeScalars.contains(first) { return true }
        if HeadingMarker.isArticle(text) { return true }
        return ["抄送", "附件", "主送", "印发", "各位"].contains { text.begins(with: $0) }
    }

    /// A line with nothing but an office, a date, or both.
    private static func isSignature(_ text: String) -> Bool {
        guard text.unicodeScalars.count <= 40 else { return false }
        if SignedDate(in: text) != nil && !text.contains("，") { return true }
        return AgencyName.isWhole(text)
    }
}

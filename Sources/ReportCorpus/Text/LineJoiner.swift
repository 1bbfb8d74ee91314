internal import ICUText
internal import TextBasics

/// Joins the lines of hard-wrapped paragraphs; all other lines are unchanged.
///
/// A converter that keeps the lines of the page breaks paragraphs anywhere, even inside words. But titles, headings and
/// signatures also end without punctuation. So two lines are joined only on evidence: the first line fills the width of
/// the page, as most lines of the file do; or a word crosses the break; or the line ends with a comma; or its last
/// sentence is incomplete.
struct LineJoiner {
    /// The width of a full line in cells; nil if the file is not hard-wrapped.
    private let pageCells: Int?
    private let breaker: WordBreaker?
    private var boundaries: [WordBoundary] = []

    init(_ lines: [DocumentLine]) {
        pageCells = PageWidth.cells(of: lines)
        // Without ICU's word breaker, one kind of evidence is missing; indexing reports that error.
        breaker = try? WordBreaker()
    }

    /// Extracted lines, each a paragraph.
    static func blocks(ofWhole lines: [DocumentLine]) -> [TextBlock] {
        lines.map { block(TextRepair.repair($0)) }
    }

    private static func block(_ repaired: RepairedLine) -> TextBlock {
        let text = TextRepair.withoutBullet(repaired.text)
        let dropped = repaired.text.utf8.count - text.utf8.count
        let line = repaired.line
        return TextBlock(
            text: text, source: repaired.source.dropping(dropped), bytes: line.bytes,
            place: line.place, generatedByteCount: line.generatedByteCount,
            marker: HeadingMarker(text))
    }

    /// The paragraphs of the lines.
    mutating func blocks(of lines: [DocumentLine]) -> [TextBlock] {
        var blocks: [TextBlock] = []
        // The last physical line of the open block decides whether the next continues it.
        var last: RepairedLine?
        for line in lines {
            let repaired = TextRepair.repair(line)
            if let last, let open = blocks.last, continues(last, block: open, with: repaired) {
                Self.join(&blocks[blocks.count - 1], repaired)
            } else {
                blocks.append(Self.block(repaired))
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
        // A line with more indentation than the one before begins a paragraph.
        if line.indent >= 2 && line.indent > previousLine.indent { return false }
        let cells = DisplayWidth.cells(previousLine.text)
        let isFull = pageCells.map { PageWidth.isFull(previousLine.text, cells, of: $0) } ?? false
        // After a closing mark, only a full line shows that the paragraph continues.
        if Self.closes(end) { return isFull && !line.followsBlank }
        let hasComma = "，、,；;".unicodeScalars.contains(end)
        if hasComma && (cells >= PageWidth.minWrappedCells || block.lineCount > 1) { return true }
        // The last of several sentences is incomplete, because the page ended.
        if cells >= PageWidth.minWrappedCells && block.hasSentences { return true }
        if isFull && !line.followsBlank { return true }
        return cells >= PageWidth.minWrappedCells / 2 && breaksWord(previous, next)
    }

    /// Whether a Chinese word crosses the break between two lines.
    private mutating func breaksWord(_ left: String, _ right: String) -> Bool {
        guard let breaker, let end = left.unicodeScalars.last,
            let start = right.unicodeScalars.first,
            WideCharacters.contains(end), WideCharacters.contains(start)
        else { return false }
        // A few characters on each side are enough for ICU to find the words at the break.
        let before = Array(String(left.suffix(12)).utf16)
        let after = Array(String(right.prefix(12)).utf16)
        guard (try? breaker.cut(before + after, into: &boundaries)) != nil else { return false }
        return !boundaries.contains { Int($0.end) == before.count }
    }

    /// Appends a line to a block. A line end between narrow characters becomes a space.
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

    /// Whether a line contains only an agency, a date, or both.
    private static func isSignature(_ text: String) -> Bool {
        guard text.unicodeScalars.count <= 40 else { return false }
        if SignedDate(in: text) != nil && !text.containsBytes("，") { return true }
        return AgencyName.isWhole(text)
    }
}

/// Reads the date of a report: that of the session at which it was given, else of the signature, else below the title.
struct DateReader {
    private let clues: MetadataClues

    /// The number of lines to search for the session. A web page may have many lines before the text.
    private static let maxOpeningLines = 40
    /// The number of lines to search for a date below the title.
    private static let maxTitleLines = 6
    private static let maxLineLength = 80

    init(_ clues: MetadataClues) { self.clues = clues }

    func read() -> Reading<String>? {
        if let session { return Reading(session.iso, from: .title) }
        for line in clues.signature.reversed() where !TitleBlocks.isPageFurniture(line) {
            if let date = SignedDate(in: line) { return Reading(date.iso, from: .signature) }
        }
        // 政府工作报告 has its date below the title: （2025年1月14日…）.
        for block in clues.blocks.prefix(Self.maxTitleLines)
        where block.text.unicodeScalars.count <= Self.maxLineLength
            && !TitleBlocks.isPageFurniture(block.text)
        {
            if let date = SignedDate(in: block.text) { return Reading(date.iso, from: .title) }
        }
        return nil
    }

    /// The day on which a report was given to an assembly: ——2025年1月14日在某市第十六届人民代表大会第三次会议上.
    private var session: SignedDate? {
        let marks = Set("—-－（( ".unicodeScalars)
        for (index, block) in clues.blocks.prefix(Self.maxOpeningLines).enumerated()
        where block.text.holds("会议") || block.text.holds("大会") {
            // Converters put spaces between digits.
            let line = block.text.filter { !$0.isWhitespace }
            let scalars = line.unicodeScalars
            guard scalars.count <= Self.maxLineLength, let date = SignedDate(in: line),
                scalars.prefix(date.start).last.map(marks.contains) ?? true
            else { continue }
            // A line with a full stop is running text that happens to begin with a date.
            if index > 0, line.contains("。") { continue }
            return date
        }
        return nil
    }
}

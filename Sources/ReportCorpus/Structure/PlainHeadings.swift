/// Finds headings that bear no sign: short lines, each over a long paragraph, in a report whose parts are not numbered.
struct PlainHeadings {
    private static let lengths = 4...30
    /// What stands below a heading is at least so long.
    private static let leastBody = 60
    /// So few lines may look like headings by chance.
    private static let leastCount = 2

    /// The blocks that are plain headings; empty where parts are numbered.
    let indices: Set<Int>

    init(_ blocks: [TextBlock], title: Range<Int>) {
        if blocks.contains(where: { ($0.marker?.style ?? .ordinal) <= .han }) {
            indices = []
            return
        }
        let found = blocks.indices.dropLast().filter {
            !title.contains($0) && Self.isHeading(blocks[$0], before: blocks[$0 + 1])
        }
        indices = found.count >= Self.leastCount ? Set(found) : []
    }

    private static func isHeading(_ block: TextBlock, before next: TextBlock) -> Bool {
        let scalars = block.text.unicodeScalars
        let isPhrase = scalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.isSpace
                || "，、“”‘’".unicodeScalars.contains($0)
        }
        return block.marker == nil && lengths.contains(scalars.count) && isPhrase
            && SignedDate(in: block.text) == nil && !AgencyName.isWhole(block.text)
            && !TitleBlocks.isPageFurniture(block.text)
            && next.text.unicodeScalars.count >= leastBody && next.marker == nil
    }
}

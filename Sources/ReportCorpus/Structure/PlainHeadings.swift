/// Finds headings without a marker: short lines before long paragraphs in a report whose parts are not numbered.
struct PlainHeadings {
    /// The range of lengths of a heading, in scalars.
    private static let lengths = 4...30
    /// The minimum number of scalars of the paragraph below a heading.
    private static let minBodyLength = 60
    /// The minimum number of headings; a single line may look like one by chance.
    private static let minCount = 2

    /// The blocks that are plain headings; empty if parts are numbered.
    let indices: Set<Int>

    init(_ blocks: [TextBlock], title: Range<Int>) {
        if blocks.contains(where: { ($0.marker?.style ?? .ordinal) <= .han }) {
            indices = []
            return
        }
        let found = blocks.indices.dropLast().filter {
            !title.contains($0) && Self.isHeading(blocks[$0], before: blocks[$0 + 1])
        }
        indices = found.count >= Self.minCount ? Set(found) : []
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
            && next.text.unicodeScalars.count >= minBodyLength && next.marker == nil
    }
}

/// Reads the outline of a whole report: where each block stands, and in which statutory part.
struct OutlineReader {
    /// Where a block stands.
    struct Place {
        let headings: [String]
        let section: Section
        let isHeading: Bool
    }

    private let blocks: [TextBlock]
    private let plain: PlainHeadings
    private let trailerStart: Int
    private let isWorkReport: Bool

    init(_ blocks: [TextBlock]) {
        self.blocks = blocks
        let title = TitleBlocks(blocks).title
        isWorkReport = title.contains { $0.text.holds("政府工作报告") }
        plain = PlainHeadings(blocks, title: title.indices)
        trailerStart = Self.trailerStart(of: blocks)
    }

    /// The places of all blocks, in order.
    func places() -> [Place] {
        var outline = Outline()
        var sections = SectionTracker(
            isWorkReport: isWorkReport,
            hasParts: !plain.indices.isEmpty
                || blocks.contains { $0.marker != nil && $0.marker?.style != .markdown })
        var isAnnex = false
        return blocks.indices.map { index in
            // Office, date and copies belong to no part.
            if index >= trailerStart {
                return Place(headings: [], section: .other, isHeading: false)
            }
            let block = blocks[index]
            if Self.isAnnexTitle(block.text) { isAnnex = true }
            if isAnnex {
                return Place(headings: [], section: .other, isHeading: false)
            }
            if isWorkReport, block.marker == nil,
                SectionClassifier.addressesAssembly(block.text)
            {
                outline.returnToPart()
            }
            let place = outline.place(block, isPlainHeading: plain.indices.contains(index))
            return Place(
                headings: place.headings, section: sections.section(of: block, place),
                isHeading: place.isHeading)
        }
    }

    // MARK: The end

    /// Whether a line says that an annex begins: 附件, 附件1, 名词解释.
    private static func isAnnexTitle(_ text: String) -> Bool {
        let count = text.unicodeScalars.count
        return text.begins(with: "附件") && count <= 5
            || text.holds("名词解释") && count <= 12
    }

    private static let longestTrailer = 60
    private static let mostTrailers = 12

    /// The first of the last blocks that are no text: the office, the day, whom to call, who gets a copy.
    private static func trailerStart(of blocks: [TextBlock]) -> Int {
        var start = blocks.endIndex
        while start > max(1, blocks.endIndex - mostTrailers), isTrailer(blocks[start - 1]) {
            start -= 1
        }
        return start
    }

    private static func isTrailer(_ block: TextBlock) -> Bool {
        let text = block.text
        guard block.marker == nil, text.unicodeScalars.count <= longestTrailer,
            !text.contains("，") || text.holds("联系")
        else { return false }
        if ["抄送", "（联系人", "(联系人", "联系人", "联系电话", "（此件", "附件"].contains(where: {
            text.begins(with: $0)
        }) {
            return true
        }
        let parts = text.split(separator: " ").map(String.init)
        return !parts.isEmpty
            && parts.allSatisfy { part in
                AgencyName.isWhole(part) || part.ends(with: "党组") || part.ends(with: "党委")
                    || SignedDate(in: part).map { $0.start == 0 } ?? false
                        && part.unicodeScalars.count <= 14
            }
    }
}

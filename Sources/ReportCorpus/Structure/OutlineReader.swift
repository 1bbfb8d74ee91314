/// Reads the outline of a whole report: the headings above each block, and its statutory section.
struct OutlineReader {
    /// The position of a block in the outline.
    struct Position {
        let headings: [String]
        let section: Section
        let isHeading: Bool
    }

    private let blocks: [TextBlock]
    private let contents: ContentsTable
    private let plain: PlainHeadings
    private let trailerStart: Int
    private let titleStart: Int
    private let isWorkReport: Bool
    private let year: Int?

    /// Reads the outline of blocks whose file name is not known.
    init(_ blocks: [TextBlock]) {
        let title = TitleBlocks(blocks).title
        self.init(
            blocks, title: title.indices,
            isWorkReport: MetadataClues.isWorkReport(
                title.map(\.text).joined(), blocks.prefix(12).map(\.text)))
    }

    /// - Parameters:
    ///   - title: the blocks of the title.
    ///   - isWorkReport: whether this is a government work report.
    ///   - year: the year in the title.
    init(_ all: [TextBlock], title: Range<Int>, isWorkReport: Bool, year: Int? = nil) {
        self.isWorkReport = isWorkReport
        self.year = year
        titleStart = title.lowerBound
        let outlined = OutlineBlocks(all)
        blocks = outlined.blocks
        contents = outlined.contents
        let skipped =
            contents.range.isEmpty
            ? title : min(title.lowerBound, contents.range.lowerBound)..<contents.range.upperBound
        plain = PlainHeadings(blocks, title: skipped)
        trailerStart = Self.trailerStart(of: blocks)
    }

    /// The positions of all blocks, in order.
    func positions() -> [Position] {
        var outline = Outline()
        var sections = SectionTracker(
            isWorkReport: isWorkReport,
            isSpeech: blocks.prefix(Self.maxSpeechLineCount).contains {
                $0.text.begins(with: "各位代表")
            },
            hasParts: !plain.indices.isEmpty
                || blocks.contains { $0.marker != nil && $0.marker?.style != .markdown },
            year: year)
        var isAnnex = false
        var annexSection = Section.other
        return blocks.indices.map { index in
            // Agency, date and recipients of copies are outside all parts.
            if index >= trailerStart {
                return Position(headings: [], section: .other, isHeading: false)
            }
            let block = blocks[index]
            if contents.range.contains(index) { return positionInContents(index) }
            // 附件2 above the title means that the report itself is an annex.
            if index >= titleStart, Self.isAnnexTitle(block) {
                isAnnex = true
                annexSection = isWorkReport && isPlanAnnex(at: index) ? .plan : .other
            }
            if isAnnex {
                return Position(headings: [], section: annexSection, isHeading: false)
            }
            if isWorkReport, block.marker == nil,
                SectionClassifier.addressesAssembly(block.text)
            {
                outline.returnToPart()
            }
            let position = outline.position(
                of: block, isPlainHeading: plain.indices.contains(index),
                before: index + 1 < blocks.count ? blocks[index + 1] : nil)
            return Position(
                headings: position.headings, section: sections.section(of: block, position),
                isHeading: position.isHeading)
        }
    }

    /// The line 目录 is the heading of its entries, which are not headings themselves.
    private func positionInContents(_ index: Int) -> Position {
        let first = contents.range.lowerBound
        return Position(
            headings: index == first ? [] : [blocks[first].text], section: .other,
            isHeading: index == first)
    }

    // MARK: The end

    /// Whether a line is the title of an annex: 附件, 附件1, 名词解释.
    private static func isAnnexTitle(_ block: TextBlock) -> Bool {
        let text = block.text
        guard block.marker == nil, text.utf8.count <= maxAnnexTitleLength * 4 else { return false }
        let count = text.unicodeScalars.count
        if text.begins(with: "附件") && count <= 5 { return true }
        return count <= maxAnnexTitleLength
            && ["名词解释", "名词、术语注释", "名词注释", "术语解释"].contains { text.containsBytes($0) }
    }

    /// Whether the annex that begins at a line lists planned work: 附件1, then 2016年十件民生实事.
    private func isPlanAnnex(at index: Int) -> Bool {
        blocks[index..<min(blocks.count, index + 3)].contains { block in
            block.text.unicodeScalars.count <= Self.maxAnnexTitleLength
                && ["民生实事", "为民实事", "工作计划", "计划清单", "任务清单", "任务分解", "重点工作"].contains {
                    block.text.containsBytes($0)
                }
                && !["完成情况", "落实情况", "名词", "术语"].contains { block.text.containsBytes($0) }
        }
    }

    private static let maxAnnexTitleLength = 24
    /// The number of lines that may come before the address to the assembly.
    private static let maxSpeechLineCount = 12

    private static let maxTrailerLength = 60
    private static let maxTrailerCount = 12

    /// The first of the last blocks that are not running text: agency, date, contact, recipients of copies.
    private static func trailerStart(of blocks: [TextBlock]) -> Int {
        var start = blocks.endIndex
        while start > max(1, blocks.endIndex - maxTrailerCount), isTrailer(blocks[start - 1]) {
            start -= 1
        }
        return start
    }

    private static func isTrailer(_ block: TextBlock) -> Bool {
        let text = block.text
        guard block.marker == nil, text.unicodeScalars.count <= maxTrailerLength,
            !text.containsBytes("，") || text.containsBytes("联系")
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

/// Finds headings without a marker: short lines before long paragraphs in a report whose parts are not numbered, and
/// lines that name a section above lists whose numbers start again: 2017年工作回顾, 2018年主要工作.
struct PlainHeadings {
    /// The range of lengths of a heading, in scalars.
    private static let lengths = 4...30
    /// The maximum length of a heading that names a section.
    private static let maxSectionLength = 40
    /// The minimum number of scalars of the paragraph below a heading.
    private static let minBodyLength = 60
    /// The minimum number of headings if none of them names a section; a single line may look like a heading by chance.
    private static let minCount = 2

    /// The blocks that are plain headings.
    let indices: Set<Int>

    init(_ blocks: [TextBlock], title: Range<Int>) {
        let isNumbered = blocks.contains { ($0.marker?.style ?? .ordinal) <= .han }
        let sections = Self.sections(blocks, title: title, isNumbered: isNumbered)
        if isNumbered {
            indices = Set(sections)
            return
        }
        let found = blocks.indices.dropLast().filter {
            !title.contains($0) && Self.isHeading(blocks[$0], before: blocks[$0 + 1])
        }
        let all = Set(found).union(sections)
        indices = all.count >= Self.minCount || !sections.isEmpty ? all : []
    }

    private static func isHeading(_ block: TextBlock, before next: TextBlock) -> Bool {
        next.marker == nil && block.text.utf8.count <= lengths.upperBound * 4
            && next.text.unicodeScalars.count >= minBodyLength
            && isPhrase(block, upTo: lengths.upperBound)
    }

    private static func isPhrase(_ block: TextBlock, upTo maxLength: Int) -> Bool {
        let scalars = block.text.unicodeScalars
        guard block.marker == nil, (lengths.lowerBound...maxLength).contains(scalars.count) else {
            return false
        }
        let isPhrase = scalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.isSpace
                || "，、“”‘’\"《》：:（）()【】".unicodeScalars.contains($0)
        }
        return isPhrase && SignedDate(in: block.text) == nil && !AgencyName.isWhole(block.text)
            && AgencyName.ofSpeaker(block.text) == nil && !isAddress(block.text)
            && !TitleBlocks.isPageFurniture(block.text)
    }

    /// Whether a line addresses the audience of the report: 各位代表：
    private static func isAddress(_ text: String) -> Bool {
        ["各位代表", "各位委员", "同志们", "主任、", "主席、", "尊敬的", "女士们"].contains { text.begins(with: $0) }
    }

    /// The lines that name a section. If parts are numbered, only lines above a list that starts again at 一、.
    private static func sections(
        _ blocks: [TextBlock], title: Range<Int>, isNumbered: Bool
    ) -> [Int] {
        let found = blocks.indices.dropLast().filter { index in
            let block = blocks[index]
            guard !title.contains(index), block.marker == nil,
                block.text.utf8.count <= maxSectionLength * 4,
                SectionClassifier.namesPart(block.text),
                isPhrase(block, upTo: maxSectionLength)
            else { return false }
            let next = blocks[index + 1]
            return next.marker != nil || next.text.unicodeScalars.count >= minBodyLength / 2
        }
        guard isNumbered else { return found }
        // Each line has its own list: the first number below it is 1.
        let own = found.filter { index in
            let below = blocks[(index + 1)...].first { ($0.marker?.style ?? .ordinal) <= .han }
            return below?.marker?.number == 1
        }
        let isFirst = own.first.map { first in
            !blocks[..<first].contains { $0.marker?.style == .han }
        }
        return isFirst == true ? own : []
    }
}

/// Follows the statutory parts of a report: by its parts' headings, and where one heading stands over two parts, or
/// over none, by what the paragraphs say.
struct SectionTracker {
    /// A work report of a government: its parts are the review of the past and what is to be done, and what is
    /// wanting stands in a paragraph of the review.
    private let isWorkReport: Bool
    private var section = Section.other
    private var partCount = 0
    /// Early work reports have no headings at all and tell what was done.
    private let tellsOnly: Bool
    /// The part's heading names shortcomings and plan at once.
    private var isJoint = false
    private var isConfessing = false

    /// - Parameters:
    ///   - isWorkReport: whether the title says 政府工作报告.
    ///   - hasParts: whether any heading is there.
    init(isWorkReport: Bool, hasParts: Bool) {
        self.isWorkReport = isWorkReport
        tellsOnly = isWorkReport && !hasParts
    }

    /// The first paragraph of running text is at least so long.
    private static let leastBody = 60

    /// The statutory part of the next block.
    mutating func section(of block: TextBlock, _ place: Outline.Place) -> Section {
        if let part = place.part {
            partCount += 1
            isConfessing = false
            section = opened(by: part)
            isJoint = section == .plan && SectionClassifier.namesShortcomings(part)
            if isJoint { section = .shortcomings }
        } else if tellsOnly, section == .other,
            block.text.unicodeScalars.count >= Self.leastBody
        {
            section = .achievements
        } else if isJoint, SectionClassifier.opensPlan(block.text) {
            section = .plan
            isJoint = false
        } else if isWorkReport, section == .achievements {
            if place.isHeading || SectionClassifier.addressesAssembly(block.text) {
                isConfessing = false
            }
            if SectionClassifier.confesses(block.text) { isConfessing = true }
            if isConfessing { return .shortcomings }
        }
        return section
    }

    private func opened(by part: String) -> Section {
        let named = SectionClassifier.section(ofHeading: part)
        guard isWorkReport else { return named }
        if SectionClassifier.reviews(part) { return .achievements }
        if named == .leadership || named == .shortcomings { return .plan }
        if named != .other { return named }
        return partCount == 1 ? .achievements : .plan
    }
}

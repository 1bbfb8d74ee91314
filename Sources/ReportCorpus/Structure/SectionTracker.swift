/// Tracks the statutory sections of a report by the headings of its parts. If a part covers two sections or has no
/// heading, the words of paragraphs decide.
struct SectionTracker {
    /// Whether this is a government work report. It has two parts: a review, in which a paragraph names shortcomings,
    /// and a plan.
    private let isWorkReport: Bool
    /// Whether the report was given to an assembly, as courts do too.
    private let isSpeech: Bool
    /// The year that the report covers, or in which a work report was given; nil if its title does not tell.
    private let year: Int?
    private var section = Section.other
    private var partCount = 0
    /// Whether this is an early work report without headings, which is only a review.
    private let isReviewOnly: Bool
    /// Whether the heading of the part names both shortcomings and plan.
    private var isJoint = false
    private var isNamingShortcomings = false

    /// - Parameters:
    ///   - isWorkReport: whether the title says 政府工作报告.
    ///   - isSpeech: whether the report addresses an assembly.
    ///   - hasParts: whether the report has headings.
    ///   - year: the year in the title.
    init(isWorkReport: Bool, isSpeech: Bool, hasParts: Bool, year: Int?) {
        // The review of a work report is about the year before. The year in the title of a court's may be either.
        self.year = isSpeech && !isWorkReport ? nil : year.map { isWorkReport ? $0 - 1 : $0 }
        self.isWorkReport = isWorkReport
        self.isSpeech = isSpeech || isWorkReport
        isReviewOnly = isWorkReport && !hasParts
    }

    /// The minimum number of scalars of the first paragraph of running text.
    private static let minBodyLength = 60

    /// The statutory section of the next block.
    mutating func section(of block: TextBlock, _ position: Outline.Position) -> Section {
        if let part = position.part {
            partCount += 1
            isNamingShortcomings = false
            section = opened(by: part)
            isJoint = section == .plan && SectionClassifier.namesShortcomings(part)
            if isJoint { section = .shortcomings }
        } else if isReviewOnly, section == .other,
            block.text.unicodeScalars.count >= Self.minBodyLength
        {
            section = .achievements
        } else if isJoint, SectionClassifier.opensPlan(block.text) {
            section = .plan
            isJoint = false
        } else if isSpeech, section == .achievements {
            if position.isHeading || SectionClassifier.addressesAssembly(block.text) {
                isNamingShortcomings = false
            }
            if SectionClassifier.admitsShortcomings(block.text) { isNamingShortcomings = true }
            if isNamingShortcomings || SectionClassifier.admitsFaults(block.text) {
                return .shortcomings
            }
        }
        return section
    }

    private func opened(by part: String) -> Section {
        let named =
            year.map { SectionClassifier.section(ofHeading: part, year: $0) }
            ?? SectionClassifier.section(ofHeading: part)
        guard isWorkReport else { return named }
        if SectionClassifier.opensReview(part) { return .achievements }
        if named == .leadership || named == .shortcomings { return .plan }
        // After the review come the parts of the plan: 2018年主要工作.
        if partCount > 1 { return .plan }
        return named == .other ? .achievements : named
    }
}

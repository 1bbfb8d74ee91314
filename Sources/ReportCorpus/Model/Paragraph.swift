/// The unit of retrieval: a paragraph, a heading line, or any other line of a report.
public struct Paragraph: Equatable, Sendable {
    /// Position in the report, from 1.
    public let ordinal: Int
    /// The bytes of the original file that it covers, without the blanks around them.
    public let bytes: Range<Int>
    /// The searchable text: decoded, and mended where a converter damaged it.
    public let text: String
    /// Where the characters of the text stand in the file.
    public let source: SourceMap
    /// The headings above it, outermost first. A heading that runs into the paragraph's own text is
    /// its last; a line that is nothing but a heading does not list itself.
    public let headings: [String]
    /// The statutory part that it stands in.
    public let section: Section
    /// Whether the whole paragraph is a heading.
    public let isHeading: Bool
    /// The place in the document.
    public let place: DocumentPlace

    /// Whether the paragraph's last date is a day, as YYYY-MM-DD.
    package func isDated(_ day: String) -> Bool { SignedDate(in: text)?.iso == day }

    /// Makes a paragraph of what was read, or of what an index keeps.
    package init(
        ordinal: Int, bytes: Range<Int>, text: String, source: SourceMap, headings: [String],
        section: Section, isHeading: Bool, place: DocumentPlace
    ) {
        self.ordinal = ordinal
        self.bytes = bytes
        self.text = text
        self.source = source
        self.headings = headings
        self.section = section
        self.isHeading = isHeading
        self.place = place
    }
}

/// The parts that a yearly report must have, and the rest.
///
/// Source: 《法治政府建设与责任落实督察工作规定》, article 24.
public enum Section: String, Sendable, CaseIterable {
    /// 主要举措和成效
    case achievements
    /// 不足和原因
    case shortcomings
    /// 党政主要负责人履行第一责任人职责
    case leadership
    /// 下一年度安排
    case plan
    /// Everything else.
    case other
}

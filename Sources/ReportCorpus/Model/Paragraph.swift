public import DocumentModel

/// The unit of retrieval: a paragraph, a heading line, or any other line of a report.
public struct Paragraph: Equatable, Sendable {
    /// Position in the report, from 1.
    public let ordinal: Int
    /// The bytes of the original file, without the white space around them.
    public let bytes: Range<Int>
    /// The searchable text: decoded, and repaired where a converter damaged it.
    public let text: String
    /// Maps the characters of the text to bytes of the file.
    public let source: SourceMap
    /// The headings above it, outermost first. If the paragraph begins with a heading of its own, that is the last; a
    /// paragraph that is only a heading does not list itself.
    public let headings: [String]
    /// The statutory section that it belongs to.
    public let section: Section
    /// Whether the whole paragraph is a heading.
    public let isHeading: Bool
    /// The place in the document.
    public let place: DocumentPlace
    /// How many bytes at the beginning of the text are an automatic number.
    public let generatedByteCount: Int

    /// Whether the paragraph's last date is a day, as YYYY-MM-DD.
    package func isDated(_ day: String) -> Bool { SignedDate(in: text)?.iso == day }

    /// Makes a paragraph from what was read, or from what an index keeps.
    package init(
        ordinal: Int, bytes: Range<Int>, text: String, source: SourceMap, headings: [String],
        section: Section, isHeading: Bool, place: DocumentPlace, generatedByteCount: Int = 0
    ) {
        self.ordinal = ordinal
        self.bytes = bytes
        self.text = text
        self.source = source
        self.headings = headings
        self.section = section
        self.isHeading = isHeading
        self.place = place
        self.generatedByteCount = generatedByteCount
    }
}

/// The sections that a yearly report must have, and the rest.
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

public import DocumentModel

/// The unit of retrieval: a paragraph, a heading line, or any other line of a report.
public struct Paragraph: Equatable, Sendable {
    /// The number of the paragraph in the report, from 1.
    public let ordinal: Int
    /// The bytes of the original file, without surrounding white space.
    public let bytes: Range<Int>
    /// The searchable text: decoded, with the damage by converters repaired.
    public let text: String
    /// Maps the characters of the text to bytes of the file.
    public let source: SourceMap
    /// The headings above the paragraph, outermost first. If the paragraph begins with a heading, this is the last one;
    /// but a paragraph that is only a heading does not include itself.
    public let headings: [String]
    /// The statutory section.
    public let section: Section
    /// Whether the whole paragraph is a heading.
    public let isHeading: Bool
    /// The place in the document.
    public let place: DocumentPlace
    /// The number of bytes at the beginning of the text that are an automatic list number.
    public let generatedByteCount: Int

    /// The number of the page on which it begins, from 1; nil if the document has no pages.
    public var page: Int? { place.page }

    /// Whether the last date in the paragraph is a given day, as YYYY-MM-DD.
    package func isDated(_ day: String) -> Bool { SignedDate(in: text)?.iso == day }

    /// Makes a paragraph read from a file or from an index.
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

/// The statutory sections of a yearly report, and the rest.
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

/// The text of a document, line by line, with the place of each line.
public struct ExtractedDocument: Equatable, Sendable {
    /// The lines, in reading order.
    public var lines: [ExtractedLine]
    /// The properties of the document.
    public var properties: DocumentProperties
    /// The reasons why some of the text may be wrong or missing; empty if there are none.
    public var remarks: [DocumentRemark]

    /// Makes a document.
    public init(
        lines: [ExtractedLine] = [], properties: DocumentProperties = DocumentProperties(),
        remarks: [DocumentRemark] = []
    ) {
        self.lines = lines
        self.properties = properties
        self.remarks = remarks
    }

    /// The extracted text: the lines, each ended by a line feed. The byte ranges of citations refer to this text.
    public var text: String { lines.map { $0.text + "\n" }.joined() }
}

/// A paragraph, heading, footnote or table row of a document.
public struct ExtractedLine: Equatable, Sendable {
    /// The text. It is not empty and contains no line feed.
    public var text: String
    /// The place of the line in the document.
    public var place: DocumentPlace
    /// The number of bytes at the beginning of the text that are an automatic number: the document does not contain
    /// them; the program that shows it generates them.
    public var generatedByteCount: Int
    /// The level of a heading by its style, from 1; nil for other text.
    public var headingLevel: Int?

    /// Makes a line.
    public init(
        _ text: String, at place: DocumentPlace, generatedByteCount: Int = 0,
        headingLevel: Int? = nil
    ) {
        self.text = text
        self.place = place
        self.generatedByteCount = generatedByteCount
        self.headingLevel = headingLevel
    }
}

/// The properties that a document states outside its text. A field is nil if the document does not state it.
public struct DocumentProperties: Equatable, Sendable {
    /// The title.
    public var title: String?
    /// The date of publication, as the document writes it (发布日期).
    public var published: String?
    /// The first publisher (来源).
    public var source: String?
    /// The index number of government information (索引号).
    public var indexNumber: String?
    /// The agency that issued it (发文机关).
    public var agency: String?
    /// The date of writing, as the document writes it (成文日期).
    public var written: String?
    /// The address of the page, as the page states it.
    public var url: String?

    /// Makes properties that are all nil.
    public init() {}
}

/// Why text of a document may be wrong or missing.
public enum DocumentRemark: Hashable, Sendable {
    /// A part of the file is damaged; text may be missing.
    case damaged(String)
    /// The text was recognised from pictures.
    case recognised
    /// A date was left out because it is always the day on which the document is opened.
    case leftOutChangingDate
    /// The numbers, from 1, of pages whose text layer is missing or garbled, as in scans. Their text is left out.
    case pagesWithoutText([Int])
    /// Text, rows, columns or sheets that the author has hidden were left out.
    case leftOutHidden
    /// Formulas without a stored value: the program that wrote the file did not compute them.
    case formulasWithoutValue
}

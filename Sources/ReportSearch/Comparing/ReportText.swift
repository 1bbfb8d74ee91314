internal import InvertedIndex
public import ReportCorpus
public import SystemPackage

/// A paragraph of a report, wherever the report was read: from its file or from an index.
public struct ReportParagraph: Sendable {
    /// Its number in the file, from 1.
    public let ordinal: Int
    /// The bytes of the original file.
    public let bytes: Range<Int>
    /// The headings above it, outermost first.
    public let headings: [String]
    /// The statutory part.
    public let section: Section
    /// Whether it is nothing but a heading.
    public let isHeading: Bool
    /// The searchable text.
    public let text: String
    /// Where the characters of the text stand in the file.
    public let source: SourceMap
}

/// A report as a whole, to be compared with others.
public struct ReportText: Sendable {
    /// The file's path as a person in the working folder would write it.
    public let file: String
    /// What the report says of itself.
    public let metadata: Metadata
    /// In reading order.
    public let paragraphs: [ReportParagraph]

    /// Reads a file itself, not an index.
    public init(file: FilePath, encoding: TextEncoding? = nil) throws(CorpusError) {
        let bytes = try ReportReader.bytes(of: file)
        self.init(try ReportReader(encoding: encoding).report(bytes, path: file), file: file.string)
    }

    /// A report that was read already.
    public init(_ report: Report, file: String) {
        self.file = file
        metadata = report.metadata
        paragraphs = report.paragraphs.map {
            ReportParagraph(
                ordinal: $0.ordinal, bytes: $0.bytes, headings: $0.headings, section: $0.section,
                isHeading: $0.isHeading, text: $0.text, source: $0.source)
        }
    }

    init(file: String, metadata: Metadata, paragraphs: [ReportParagraph]) {
        self.file = file
        self.metadata = metadata
        self.paragraphs = paragraphs
    }

    /// Whether it has the look of a yearly report: a statutory part, or a title that says so. Laws and other files
    /// are compared like any text, but whoever shows them should say what they are not.
    public var isYearlyReport: Bool {
        paragraphs.contains { $0.section != .other } || metadata.title?.value.holds("报告") ?? false
    }
}

extension String {
    /// Whether a part stands in the text, byte by byte.
    fileprivate func holds(_ part: String) -> Bool {
        let (text, part) = (Array(utf8), Array(part.utf8))
        guard let first = part.first, text.count >= part.count else { return part.isEmpty }
        return (0...text.count - part.count).contains {
            text[$0] == first && text[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}

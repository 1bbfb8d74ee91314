/// A format of files that text is read from: how it is recognised, and how its bytes become lines.
///
/// A value of a format knows what recognition found out about a file, such as its encoding. To add a format, write a
/// type that conforms and add it to ``DocumentFormats/all``.
public protocol DocumentFormat: Sendable {
    /// The name of the format, as options and documents write it.
    static var name: String { get }

    /// Recognises a file of the format.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, or the first part of a large one.
    ///   - encoding: the encoding that a person named for text; nil to detect it.
    /// - Returns: how to read the file; nil if it is in another format, or if its bytes cannot tell.
    static func recognise(_ bytes: [UInt8], encoding: TextEncoding?) -> Self?

    /// What a file of the format holds.
    var content: DocumentContent { get }
    /// The encoding of the text in the file.
    var encoding: TextEncoding { get }
    /// A line of more bytes is not read.
    var maxLineByteCount: Int { get }
    /// About how many bytes make a part of a large file.
    var partByteCount: Int { get }

    /// One past the last line end in bytes that more bytes follow. Nil if they hold none, and always in a format whose
    /// files are read whole.
    func lastLineEnd(in bytes: [UInt8]) -> Int?

    /// Reads the lines of a file, or of a part of it.
    ///
    /// - Parameter name: the name of the file, for errors.
    /// - Throws: if the file as a whole cannot be read.
    func read(_ part: FilePart, named name: String) throws(CorpusError) -> DocumentLines
}

extension DocumentFormat {
    /// That of any line: ``DocumentLine/maxByteCount``.
    public var maxLineByteCount: Int { DocumentLine.maxByteCount }
}

/// What a file holds, which decides how its lines become paragraphs.
public enum DocumentContent: Sendable {
    /// One report: its lines are joined to paragraphs and understood together.
    case report
    /// Rows: each line is a paragraph of its own, named by its id.
    case rows
}

/// The lines of a file or of a part of it.
public struct DocumentLines: Sendable {
    /// In the order of the file.
    public var lines: [DocumentLine]
    /// How the text was extracted; nil for plain text. A line of extracted text is a whole paragraph; lines of plain text
    /// may be parts of paragraphs.
    public var extraction: Extraction?
    /// The extracted text, whose bytes the lines count; nil for plain text.
    public var extractedText: String?
    /// Lines that could not be read. Only formats that hold rows leave lines out.
    public var problems: [CorpusError]

    /// Makes lines.
    public init(_ lines: [DocumentLine] = [], problems: [CorpusError] = []) {
        self.lines = lines
        self.problems = problems
    }
}

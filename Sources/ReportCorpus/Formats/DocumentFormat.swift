/// A file format: how it is recognised, and how its bytes become lines.
///
/// A value keeps what was found when a file was recognised, such as its encoding. To add a format, write a conforming
/// type and add it to ``DocumentFormats/all``.
public protocol DocumentFormat: Sendable {
    /// The name of the format in options and documents.
    static var name: String { get }

    /// Recognises a file of the format.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, or the first part of a large one.
    ///   - encoding: the encoding that the user chose for text; nil to detect it.
    /// - Returns: how to read the file; nil if it is in another format, or if its bytes do not show the format.
    static func recognise(_ bytes: [UInt8], encoding: TextEncoding?) -> Self?

    /// The kind of content of a file.
    var content: DocumentContent { get }
    /// The encoding of the text in the file.
    var encoding: TextEncoding { get }
    /// The maximum number of bytes in a line. Longer lines are not read.
    var maxLineByteCount: Int { get }
    /// The approximate number of bytes in a part of a large file.
    var partByteCount: Int { get }

    /// The offset after the last line end in the bytes of a part, which is not the last part. Nil if there is no line
    /// end, and always nil in a format whose files are read whole.
    func lastLineEnd(in bytes: [UInt8]) -> Int?

    /// Reads the lines of a file, or of a part of it.
    ///
    /// - Parameter name: the name of the file, for errors.
    /// - Throws: if the file as a whole cannot be read.
    func read(_ part: FilePart, named name: String) throws(CorpusError) -> DocumentLines
}

extension DocumentFormat {
    /// The default is ``DocumentLine/maxByteCount``.
    public var maxLineByteCount: Int { DocumentLine.maxByteCount }
}

/// The kind of content of a file, which decides how its lines become paragraphs.
public enum DocumentContent: Sendable {
    /// One report: its lines are joined into paragraphs and analysed together.
    case report
    /// Rows: each line is a separate paragraph, identified by its id.
    case rows
}

/// The lines of a file or of a part of it.
public struct DocumentLines: Sendable {
    /// The lines in the order of the file.
    public var lines: [DocumentLine]
    /// How the text was extracted; nil for plain text. A line of extracted text is a whole paragraph; lines of plain text
    /// may be parts of paragraphs.
    public var extraction: Extraction?
    /// The extracted text, to which the byte ranges of the lines refer; nil for plain text.
    public var extractedText: String?
    /// Lines that could not be read. Only formats that hold rows leave lines out.
    public var problems: [CorpusError]

    /// Makes lines.
    public init(_ lines: [DocumentLine] = [], problems: [CorpusError] = []) {
        self.lines = lines
        self.problems = problems
    }
}

public import DocumentModel

/// A line of a document: its text, and the place of the text in the file.
public struct DocumentLine: Sendable {
    /// The decoded text. Lines of a report are not empty and have no white space at their ends.
    public let text: String
    /// The bytes of the file that `text` was decoded from; of a document, the bytes of its extracted text.
    public let bytes: Range<Int>
    /// The place in the document.
    public let place: DocumentPlace
    /// The number of a row's line in the file, from 1. Nil in a report, whose paragraphs are numbered after lines are
    /// joined.
    public let number: Int?
    /// Whether blank lines come between this line and the previous one.
    public let followsBlank: Bool
    /// The indentation of the text in terminal cells.
    public let indent: Int
    /// The number of bytes at the beginning of the text that are an automatic list number.
    public let generatedByteCount: Int
    /// The number of bytes of each character in the file; nil if the file is in UTF-8.
    public let widths: [UInt8]?

    /// The maximum number of bytes in a line; it bounds memory. A longer line is unlikely to be a paragraph.
    public static let maxByteCount = 4 << 20

    /// Makes a line.
    public init(
        text: String, bytes: Range<Int>, place: DocumentPlace = .bytes, number: Int? = nil,
        followsBlank: Bool = false, indent: Int = 0, generatedByteCount: Int = 0,
        widths: [UInt8]? = nil
    ) {
        self.text = text
        self.bytes = bytes
        self.place = place
        self.number = number
        self.followsBlank = followsBlank
        self.indent = indent
        self.generatedByteCount = generatedByteCount
        self.widths = widths
    }

    /// The characters, each with its bytes of the file.
    var placedScalars: [PlacedScalar] {
        var start = bytes.lowerBound
        return text.unicodeScalars.enumerated().map { index, scalar in
            let width = widths.map { Int($0[index]) } ?? UTF8.width(scalar)
            defer { start += width }
            return PlacedScalar(scalar: scalar, bytes: start..<start + width)
        }
    }
}

/// A character and its bytes of the file.
struct PlacedScalar {
    let scalar: Unicode.Scalar
    let bytes: Range<Int>
}

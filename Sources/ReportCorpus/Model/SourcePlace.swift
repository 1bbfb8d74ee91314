public import DocumentModel

/// Where a paragraph, or a part of it, can be found again: what a citation says.
public struct SourcePlace: Hashable, Sendable {
    /// The file's path as a person in the working folder would write it; of a row, its id.
    public let file: String
    /// The number of the paragraph in the file, from 1; of a row, that of its line. Nil for a row of which an index
    /// keeps nothing but the id.
    public let paragraph: Int?
    /// The bytes of the original file; of a document, those of its extracted text.
    public let bytes: Range<Int>
    /// The place in the document.
    public let document: DocumentPlace

    /// Makes a place.
    ///
    /// - Parameter file: the file's path, which is not read for a row.
    public init(
        file: @autoclosure () -> String, paragraph: Int?, bytes: Range<Int>, document: DocumentPlace
    ) {
        switch document {
        case .row(let id): self.file = id
        default: self.file = file()
        }
        self.paragraph = paragraph
        self.bytes = bytes
        self.document = document
    }

    /// The number that a citation names; nil for a row, which its id names.
    public var citedParagraph: Int? { document.isInReport ? paragraph : nil }

    /// The place as a person reads and types it: `report.txt:12`; of a row, its id.
    public var citation: String { citedParagraph.map { "\(file):\($0)" } ?? file }
}

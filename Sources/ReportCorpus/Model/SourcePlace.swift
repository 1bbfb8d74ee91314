public import DocumentModel

/// The place of a paragraph, or of a part of it, as a citation states it.
public struct SourcePlace: Hashable, Sendable {
    /// The path of the file, relative to the working folder where possible; for a row, its id.
    public let file: String
    /// The number of the paragraph in the file, or of a row's line, from 1. Nil for a row if the index keeps only its
    /// id.
    public let paragraph: Int?
    /// The bytes of the original file; of a document, those of its extracted text.
    public let bytes: Range<Int>
    /// The place in the document.
    public let document: DocumentPlace
    /// The path inside the file, if the document is in an archive or e-mail; `file` then ends with it.
    public let inner: String?

    /// Makes a place.
    ///
    /// - Parameter file: the path of the file; not evaluated for a row.
    public init(
        file: @autoclosure () -> String, paragraph: Int?, bytes: Range<Int>,
        document: DocumentPlace,
        inner: String? = nil
    ) {
        self.inner = inner
        switch document {
        case .row(let id): self.file = id
        default: self.file = file()
        }
        self.paragraph = paragraph
        self.bytes = bytes
        self.document = document
    }

    /// The paragraph number of a citation; nil for a row, which is cited by its id.
    public var citedParagraph: Int? { document.isInReport ? paragraph : nil }

    /// Whether the text was recognised in a picture (OCR); it may then be wrong.
    public var isRecognised: Bool {
        if case .page(_, _, confidence: .some) = document { true } else { false }
    }

    /// The place in the form in which users read and type it: `report.txt:12`; for a row, its id.
    public var citation: String { citedParagraph.map { "\(file):\($0)" } ?? file }
}

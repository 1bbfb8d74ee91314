public import DocumentModel

/// Reads the text of documents.
///
/// Bytes come from strangers: every error is typed, and nothing is loaded from outside. Whoever calls it with such bytes
/// should do so in a process with limits of memory and time.
public enum DocumentReader {
    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: the whole file; of a web page, its text in UTF-8; of a PDF, the boxes that
    ///     `pdftotext -bbox-layout` printed.
    ///   - kind: what the file is.
    /// - Throws: `damaged`, `encrypted`, `overLimit` or `unsupported`.
    public static func read(
        _ bytes: [UInt8], as kind: DocumentKind
    ) throws(DocumentError) -> ExtractedDocument {
        switch kind {
        case .docx: try WordReader.read(bytes)
        case .xlsx: try SpreadsheetReader.read(bytes)
        case .ofd: try OFDReader.read(bytes)
        case .odt: try OpenDocumentReader.read(bytes)
        default: throw .unsupported(detail: kind.rawValue)
        }
    }

    /// The files inside a container.
    ///
    /// - Throws: as `read`; what ails a member is in the member.
    public static func members(
        _ bytes: [UInt8], of kind: DocumentKind
    ) throws(DocumentError) -> [DocumentMember] {
        switch kind {
        case .zip:
            try ArchiveReader.members(bytes).map {
                DocumentMember(name: $0.name, content: $0.content)
            }
        case .eml:
            try MailReader.parts(bytes).parts.map { part in
                DocumentMember(
                    name: part.fileName.flatMap(\.bytes), charset: part.charset,
                    content: part.content)
            }
        default: throw .unsupported(detail: kind.rawValue)
        }
    }
}

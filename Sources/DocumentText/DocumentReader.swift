public import DocumentModel

/// Reads the text of documents.
///
/// The bytes are untrusted: every error is typed, and nothing is loaded from outside. Call it in a process with limits
/// on memory and time.
public enum DocumentReader {
    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: the whole file; for a web page, its text in UTF-8; for a PDF, the output of `pdftotext -bbox-layout`.
    ///   - kind: what the file is.
    ///   - isConverted: whether another program has just converted it; see `WorkerRequest`.
    /// - Throws: `damaged`, `encrypted`, `overLimit` or `unsupported`.
    public static func read(
        _ bytes: [UInt8], as kind: DocumentKind, isConverted: Bool = false
    ) throws(DocumentError) -> ExtractedDocument {
        switch kind {
        case .docx: try WordReader.read(bytes, isConverted: isConverted)
        case .html: try WebReader.read(bytes)
        case .xlsx: try SpreadsheetReader.read(bytes)
        case .ofd: try OFDReader.read(bytes)
        case .odt: try OpenDocumentReader.read(bytes)
        case .pdf: try BoxReader.read(bytes)
        default: throw .unsupported(detail: ForeignFormat.name(of: bytes) ?? kind.rawValue)
        }
    }

    /// The files inside a container.
    ///
    /// - Throws: as `read`; an error that concerns only one member is stored in that member.
    public static func members(
        _ bytes: [UInt8], of kind: DocumentKind
    ) throws(DocumentError) -> [DocumentMember] {
        if kind == .zip {
            return try ArchiveReader.members(bytes).map {
                DocumentMember(name: $0.name, content: $0.content)
            }
        }
        let message = try MailReader.parts(bytes)
        // The text of a message is named after its subject.
        let subject = message.subject.flatMap(\.bytes).filter { $0 != UInt8(ascii: "/") }
        return message.parts.map { part in
            let name = part.fileName.flatMap(\.bytes)
            return DocumentMember(
                name: name.isEmpty ? (subject.isEmpty ? Array("message".utf8) : subject) : name,
                charset: part.charset, content: part.content.map { Self.page($0, part) })
        }
    }

    /// The bytes of a part. An HTML fragment gets the tags `<html><body>` before it.
    private static func page(_ bytes: [UInt8], _ part: MailPart) -> [UInt8] {
        let isFile = part.isAttachment && !part.fileName.isEmpty
        guard part.contentType == "text/html", !isFile,
            let first = bytes.first(where: { $0 > 0x20 }), first != 0xFF, first != 0xFE,
            !bytes.contains(0)
        else { return bytes }
        let start = bytes.prefix(1024).map { $0 | 0x20 }
        let isWhole = ["<html", "<!doctype"].contains { name in
            let name = name.utf8.map { $0 | 0x20 }
            return start.indices.contains { start[$0...].starts(with: name) }
        }
        return isWhole ? bytes : Array("<html><body>".utf8) + bytes
    }
}

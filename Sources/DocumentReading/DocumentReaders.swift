public import DocumentModel
internal import Processes
internal import SystemPackage

/// Reads documents in processes of their own. Safe to share between threads.
public final class DocumentReaders: Sendable {
    /// The readers of this program.
    public static let shared = DocumentReaders()

    private let pool: WorkerPool
    private let converters: Converters

    init(pool: WorkerPool = WorkerPool()) {
        self.pool = pool
        converters = Converters(launcher: pool.program)
    }

    /// The text of a document.
    ///
    /// - Parameters:
    ///   - bytes: the whole file; of a web page, its text in UTF-8.
    ///   - kind: what the file is; no container.
    /// - Throws: why no text can be read.
    public func read(_ bytes: [UInt8], as kind: DocumentKind) throws(DocumentError)
        -> ExtractedDocument
    {
        switch kind {
        case .pdf: return try ask(.pdf, try converters.boxes(ofPDF: bytes))
        case .ole, .rtf:
            let converted = try converters.modernised(bytes, kind)
            return try ask(converted.kind, converted.bytes)
        case .image: throw .noText
        default: return try ask(kind, bytes)
        }
    }

    /// The files inside a container.
    public func members(of bytes: [UInt8], _ kind: DocumentKind) throws(DocumentError)
        -> [DocumentMember]
    {
        guard case .members(let members) = try pool.answer(WorkerRequest(kind, bytes), seconds: 300)
        else { throw .damaged(detail: kind.rawValue) }
        return members
    }

    private func ask(_ kind: DocumentKind, _ bytes: [UInt8]) throws(DocumentError)
        -> ExtractedDocument
    {
        // Half a minute, and a second a megabyte: ten times what any sound document took.
        let seconds = 30 + bytes.count >> 20
        guard
            case .document(let document) = try pool.answer(
                WorkerRequest(kind, bytes), seconds: seconds)
        else { throw .damaged(detail: kind.rawValue) }
        if document.lines.isEmpty { throw .noText }
        return document
    }
}

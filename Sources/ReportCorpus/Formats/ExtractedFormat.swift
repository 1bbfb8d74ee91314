public import DocumentModel
internal import DocumentReading
internal import ICUText

/// A document whose text other processes extract: Word, PDF, web pages and the like.
public struct ExtractedFormat: DocumentFormat {
    /// `document`
    public static let name = "document"

    /// What the document is.
    public let kind: DocumentKind
    /// Each file is one report.
    public let content = DocumentContent.report
    /// UTF-8, the encoding of extracted text; for a web page, the encoding of the page.
    public let encoding: TextEncoding
    /// Whether text on scanned pages is recognised (OCR). Recognised text may be wrong.
    public var recognisesScans = false
    /// Documents are read whole, up to this size.
    public static let maxByteCount = 256 << 20
    /// All of it.
    public let maxLineByteCount = maxByteCount
    /// All of it.
    public let partByteCount = maxByteCount

    /// Recognises documents by their bytes. An encoding that the user chose applies to web pages.
    public static func recognise(_ bytes: [UInt8], encoding: TextEncoding?) -> ExtractedFormat? {
        guard let kind = FileSignature.kind(of: bytes) else { return nil }
        guard kind == .html else { return ExtractedFormat(kind: kind, encoding: .utf8) }
        let found = encoding ?? PageEncoding.detect(bytes) ?? .utf8
        return ExtractedFormat(kind: kind, encoding: found)
    }

    /// Nil: documents are read whole.
    public func lastLineEnd(in bytes: [UInt8]) -> Int? { nil }

    /// The lines of the extracted text. Their bytes are those of that text in UTF-8.
    ///
    /// - Throws: `unreadableDocument`, or `undecodable` for a web page.
    public func read(_ part: FilePart, named name: String) throws(CorpusError) -> DocumentLines {
        var bytes = part.bytes
        if kind.isContainer {
            let container = try ContainerReader(bytes, kind, named: name)
            throw .containsDocuments(path: name, container.members.map { name + "/" + $0.inner })
        }
        if kind == .html, encoding != .utf8 || encoding.markByteCount(bytes) > 0 {
            let text = try PlainTextFormat(encoding: encoding).text(of: part, named: name)
            bytes = Array(text.utf8)
        }
        let document: ExtractedDocument
        do throws(DocumentError) {
            document = try DocumentReaders.shared.read(
                bytes, as: kind, recognisesScans: recognisesScans)
        } catch {
            throw .unreadableDocument(path: name, kind: kind, error)
        }
        return Self.lines(of: document, kind: kind)
    }

    static func lines(of document: ExtractedDocument, kind: DocumentKind) -> DocumentLines {
        var lines: [DocumentLine] = []
        var start = 0
        for line in document.lines {
            let end = start + line.text.utf8.count
            lines.append(
                DocumentLine(
                    text: line.text, bytes: start..<end, place: line.place,
                    generatedByteCount: line.generatedByteCount))
            start = end + 1
        }
        var extracted = DocumentLines(lines)
        extracted.extractedText = document.text
        extracted.extraction = Extraction(
            kind: kind, properties: document.properties, remarks: document.remarks,
            engine: DocumentReaders.shared.engine(of: kind) ?? "")
        return extracted
    }
}

extension Extraction {
    /// Whether the external program on this system has the same version as the one that read the document. Also true if
    /// the program is missing, so that the text is kept.
    package var isCurrent: Bool {
        DocumentReaders.shared.engine(of: kind).map { $0 == engine } ?? true
    }
}

/// How text was extracted from a document.
public struct Extraction: Equatable, Sendable {
    /// What the document is.
    public var kind: DocumentKind
    /// The metadata stored in the document.
    public var properties: DocumentProperties
    /// Why some of the text may be wrong or missing.
    public var remarks: [DocumentRemark]
    /// The external program that read the document, with its version; empty if there was none.
    public var engine = ""

    /// Makes a record of an extraction.
    public init(
        kind: DocumentKind, properties: DocumentProperties = DocumentProperties(),
        remarks: [DocumentRemark] = [], engine: String = ""
    ) {
        self.engine = engine
        self.kind = kind
        self.properties = properties
        self.remarks = remarks
    }
}

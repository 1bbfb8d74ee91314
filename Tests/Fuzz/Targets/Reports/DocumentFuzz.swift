import DocumentModel
import DocumentReading
import DocumentText
import TestSupport

/// Any bytes as a document of any kind: unchanged, and as the main part of an archive. The lines that are read are
/// valid, and the message is decoded unchanged.
struct DocumentFuzz: FuzzTarget {
    static let name = "documents"

    /// Kinds whose readers take the bytes unchanged.
    private static let plain: [DocumentKind] = [.html, .pdf, .docx, .odt, .ofd, .xlsx]

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let choice = input.byte()
        let text = input.rest
        _ = FileSignature.kind(of: text)
        for kind in [DocumentKind.zip, .eml] { _ = try? DocumentReader.members(text, of: kind) }
        let kind = Self.plain[choice % Self.plain.count]
        try check(kind, text)
        if let parts = Self.parts(kind, String(decoding: text, as: UTF8.self)) {
            try check(kind, ZipFixture.archive(parts))
        }
    }

    /// An archive of the kind with a text as its main part.
    private static func parts(
        _ kind: DocumentKind, _ text: String
    ) -> [(name: String, content: String)]? {
        switch kind {
        case .docx: [("word/document.xml", text)]
        case .odt: [("content.xml", text), ("styles.xml", text)]
        case .ofd:
            [
                (
                    "OFD.xml",
                    "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"
                ),
                (
                    "Doc_0/Document.xml",
                    "<Document><Pages><Page ID=\"1\" BaseLoc=\"Content.xml\"/></Pages></Document>"
                ), ("Doc_0/Content.xml", text),
            ]
        case .xlsx:
            [
                (
                    "xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>"
                ), ("xl/s.xml", text),
            ]
        default: nil
        }
    }

    private func check(_ kind: DocumentKind, _ bytes: [UInt8]) throws {
        let document: ExtractedDocument
        do throws(DocumentError) {
            document = try DocumentReader.read(bytes, as: kind)
        } catch {
            return
        }
        for line in document.lines {
            try require(!line.text.isEmpty, "\(kind): an empty line")
            try require(!line.text.utf8.contains(0x0A), "\(kind): a line feed in a line")
            try require(line.generatedByteCount <= line.text.utf8.count, "\(kind): a long number")
        }
        let reply = WorkerReply.document(document)
        try require(WorkerReply(message: reply.message) == reply, "\(kind): another message")
    }
}

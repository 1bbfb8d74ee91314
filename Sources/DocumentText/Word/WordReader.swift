internal import DocumentModel

enum WordReader {
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        let parts = try ArchiveFile(bytes).entries { $0 == "word/document.xml" }
        let tree = try XMLTree(xml: parts["word/document.xml"] ?? [], part: "word/document.xml")
        return ExtractedDocument(lines: [ExtractedLine(tree.root?.text ?? "", at: .block(1))])
    }
}

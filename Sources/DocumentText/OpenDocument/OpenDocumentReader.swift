internal import DocumentModel

/// Reads OpenDocument texts (.odt) as LibreOffice shows them: numbers of lists are written out; deleted and hidden text,
/// comments, headers and footers are left out.
///
/// Source: OASIS Open Document Format 1.3, part 3.
enum OpenDocumentReader {
    /// - Throws: `damaged`, `encrypted` or `overLimit`.
    /// - Complexity: O(bytes of the text's XML); its tree is in memory.
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        let parts = try ArchiveFile(bytes).entries(where: wantedParts.contains)
        func tree(_ name: String) throws(DocumentError) -> XMLTree? {
            guard let bytes = parts[name] else { return nil }
            return try XMLTree(xml: bytes, part: name)
        }
        if let manifest = try tree("META-INF/manifest.xml")?.root, isEncrypted(manifest) {
            throw .encrypted
        }
        guard let content = try tree("content.xml")?.root else {
            throw .damaged(detail: "zip: no content.xml")
        }
        guard let body = content.first("body")?.first("text") else {
            throw .damaged(detail: "content.xml: no text")
        }
        let common = try tree("styles.xml")?.root
        var walk = OpenDocumentWalk(
            styles: OpenDocumentStyles(common: common, content: content),
            lists: OpenDocumentLists(common: common, content: content))
        walk.visitBody(body)
        var document = ExtractedDocument(lines: walk.lines, remarks: walk.remarks)
        let meta = try tree("meta.xml")?.root?.first("meta")
        document.properties.title = meta?.first("title")?.text.trimmed.nonEmpty
        return document
    }

    private static let wantedParts: Set<String> = [
        "META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml",
    ]

    /// Whether the text is encrypted: either each part, or the whole package inside another package.
    private static func isEncrypted(_ manifest: XMLElement) -> Bool {
        manifest.elements("file-entry").contains { entry in
            let path = entry.attribute("full-path")
            return (path == "content.xml" || path == "encrypted-package")
                && entry.first("encryption-data") != nil
        }
    }
}

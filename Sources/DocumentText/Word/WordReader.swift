internal import DocumentModel

/// Reads Word files (.docx) as Word shows them: numbers of lists are written out; deleted, moved and hidden text is
/// left out; headers, footers and page numbers are not part of the text.
///
/// Source: ECMA-376, part 1 (WordprocessingML).
enum WordReader {
    /// - Throws: `damaged`, `encrypted` or `overLimit`.
    /// - Complexity: O(bytes of the text's XML); its tree is in memory.
    static func read(
        _ bytes: [UInt8], isConverted: Bool = false
    ) throws(DocumentError) -> ExtractedDocument {
        let package = try WordPackage(bytes)
        let styles = WordStyles(package.styles)
        var walk = WordWalk(
            styles: styles, numbering: WordNumbering(package.numbering, styles: styles),
            notes: WordNotes(footnotes: package.footnotes, endnotes: package.endnotes),
            keepsChangingDates: !isConverted)
        guard let body = package.body.first("body") else {
            throw .damaged(detail: "word/document.xml: no body")
        }
        walk.visitBlocks(body)
        var document = ExtractedDocument(lines: walk.lines, remarks: walk.remarks)
        document.properties.title = package.title
        return document
    }
}

/// The footnotes and endnotes of a Word file, by their ids.
struct WordNotes {
    private var footnotes: [String: XMLElement] = [:]
    private var endnotes: [String: XMLElement] = [:]

    init(footnotes: XMLElement?, endnotes: XMLElement?) {
        self.footnotes = Self.notes(footnotes, "footnote")
        self.endnotes = Self.notes(endnotes, "endnote")
    }

    /// The note to which a reference refers.
    func note(_ reference: XMLElement) -> XMLElement? {
        guard let id = reference.attribute("id") else { return nil }
        return reference.name == "footnoteReference" ? footnotes[id] : endnotes[id]
    }

    private static func notes(_ root: XMLElement?, _ name: String) -> [String: XMLElement] {
        var notes: [String: XMLElement] = [:]
        for element in root?.elements(name) ?? [] {
            // The separator lines between text and notes have a type; notes have none.
            let type = element.attribute("type") ?? "normal"
            if type == "normal", let id = element.attribute("id") { notes[id] = element }
        }
        return notes
    }
}

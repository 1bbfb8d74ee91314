internal import DocumentModel

/// The parts of a .docx file that hold text, or say how it is numbered and shown.
struct WordPackage {
    let body: XMLTree
    let styles: XMLTree?
    let numbering: XMLTree?
    let footnotes: XMLTree?
    let endnotes: XMLTree?
    /// The title in the core properties.
    let title: String?

    /// - Throws: `damaged` if the main part is missing or a part cannot be parsed.
    init(_ bytes: [UInt8]) throws(DocumentError) {
        // Text is in XML parts below a folder whose name the file may choose; pictures are not read.
        let parts = try ArchiveFile(bytes).entries {
            ($0.hasSuffix(".xml") || $0.hasSuffix(".rels")) && !$0.contains("/theme/")
        }
        func tree(_ name: String) throws(DocumentError) -> XMLTree? {
            guard let bytes = parts[name] else { return nil }
            return try XMLTree(xml: bytes, part: name)
        }
        let package = PackageRelations(try tree("_rels/.rels"), folder: "")
        let main = package.kinds["officeDocument"] ?? "word/document.xml"
        guard let body = try tree(main) else { throw .damaged(detail: "zip: no \(main)") }
        self.body = body
        let folder = PackageRelations.folder(of: main)
        let file = main.split(separator: "/").last ?? ""
        let relations = PackageRelations(
            try tree((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"), folder: folder)
        func related(_ kind: String) throws(DocumentError) -> XMLTree? {
            guard let name = relations.kinds[kind] else { return nil }
            return try tree(name)
        }
        styles = try related("styles")
        numbering = try related("numbering")
        footnotes = try related("footnotes")
        endnotes = try related("endnotes")
        title = try tree("docProps/core.xml")?.root?.first("title")?.text.trimmed.nonEmpty
    }
}

internal import DocumentModel

/// The parts of a .docx file that contain text, or that determine its numbers and visibility.
struct WordPackage {
    let body: XMLElement
    let styles: XMLElement?
    let numbering: XMLElement?
    let footnotes: XMLElement?
    let endnotes: XMLElement?
    /// The title in the core properties.
    let title: String?

    /// - Throws: `damaged` if the main part is missing or a part cannot be parsed.
    init(_ bytes: [UInt8]) throws(DocumentError) {
        let tree = try Self.reader(bytes)
        let package = PackageRelations(try tree("_rels/.rels"), folder: "")
        let main = package.kinds["officeDocument"] ?? "word/document.xml"
        guard let body = try tree(main) else { throw .damaged(detail: "zip: no \(main)") }
        self.body = body
        let folder = PackageRelations.folder(of: main)
        let file = main.split(separator: "/").last ?? ""
        let relations = PackageRelations(
            try tree((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"), folder: folder)
        func related(_ kind: String) throws(DocumentError) -> XMLElement? {
            guard let name = relations.kinds[kind] else { return nil }
            return try tree(name)
        }
        styles = try related("styles")
        numbering = try related("numbering")
        footnotes = try related("footnotes")
        endnotes = try related("endnotes")
        title = try tree("docProps/core.xml")?.first("title")?.text.trimmed.nonEmpty
    }

    /// Returns the root element of a part by name; nil if the part is missing.
    private typealias Reader = (String) throws(DocumentError) -> XMLElement?

    private static func reader(_ bytes: [UInt8]) throws(DocumentError) -> Reader {
        if bytes.starts(with: [0x50, 0x4B]) {
            // Text is in XML parts below a folder whose name the file may choose; pictures are not read.
            let parts = try ArchiveFile(bytes).entries {
                ($0.hasSuffix(".xml") || $0.hasSuffix(".rels")) && !$0.contains("/theme/")
            }
            return { (name: String) throws(DocumentError) -> XMLElement? in
                guard let bytes = parts[name] else { return nil }
                return try XMLTree(xml: bytes, part: name).root
            }
        }
        // The same parts in a single XML file (flat OPC).
        var parts: [String: XMLElement] = [:]
        for part in try XMLTree(xml: bytes, part: "package").root?.elements("part") ?? [] {
            guard let name = part.attribute("name"),
                let content = part.first("xmlData")?.elements.first
            else { continue }
            parts[String(name.drop { $0 == "/" })] = content
        }
        return { (name: String) throws(DocumentError) -> XMLElement? in parts[name] }
    }
}

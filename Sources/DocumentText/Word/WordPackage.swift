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

    /// - Throws: `damaged` if the main part is missing or no part can be parsed.
    init(_ bytes: [UInt8]) throws(DocumentError) {
        // Text is in XML parts below a folder whose name the file may choose; pictures are not read.
        let parts = try ArchiveFile(bytes).entries {
            ($0.hasSuffix(".xml") || $0.hasSuffix(".rels")) && !$0.contains("/theme/")
        }
        func tree(_ name: String) throws(DocumentError) -> XMLTree? {
            guard let bytes = parts[name] else { return nil }
            return try XMLTree(xml: bytes, part: name)
        }
        let main =
            Self.targets(try tree("_rels/.rels"), folder: "")["officeDocument"]
            ?? "word/document.xml"
        guard let body = try tree(main) else { throw .damaged(detail: "zip: no \(main)") }
        self.body = body
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let file = main.split(separator: "/").last ?? ""
        let relations = Self.targets(
            try tree((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"), folder: folder)
        func related(_ kind: String) throws(DocumentError) -> XMLTree? {
            guard let name = relations[kind] else { return nil }
            return try tree(name)
        }
        styles = try related("styles")
        numbering = try related("numbering")
        footnotes = try related("footnotes")
        endnotes = try related("endnotes")
        title = try tree("docProps/core.xml")?.root?.first("title")?.text
    }

    /// The targets of relationships by the last word of their type. Types differ between the two forms of the standard
    /// in all but that word.
    private static func targets(_ tree: XMLTree?, folder: String) -> [String: String] {
        var targets: [String: String] = [:]
        for relation in tree?.root?.elements("Relationship") ?? [] {
            guard let type = relation.attribute("Type")?.split(separator: "/").last,
                let target = relation.attribute("Target"),
                relation.attribute("TargetMode") != "External"
            else { continue }
            targets[String(type)] = path(target, from: folder)
        }
        return targets
    }

    private static func path(_ target: String, from folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

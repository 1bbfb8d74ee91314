import DocumentModel
import TestSupport

@testable import DocumentText

/// Makes Word files from the XML of their parts.
struct WordFixture {
    /// The content of the body.
    var body: String
    var styles = ""
    var numbering = ""
    var footnotes = ""
    /// The folder of the parts.
    var folder = "word"

    private static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    private static func part(_ name: String, _ content: String) -> String {
        "<?xml version=\"1.0\"?><w:\(name) xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:w=\"\(namespace)\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\(content)</w:\(name)>"
    }

    private static func relations(_ targets: [(String, String)]) -> String {
        let rows = targets.enumerated().map { index, target in
            "<Relationship Id=\"r\(index)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                + "relationships/\(target.0)\" Target=\"\(target.1)\"/>"
        }
        return
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + rows.joined() + "</Relationships>"
    }

    var bytes: [UInt8] {
        ZipFixture.archive([
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", Self.relations([("officeDocument", "\(folder)/main.xml")])),
            ("\(folder)/main.xml", Self.part("document", "<w:body>\(body)</w:body>")),
            (
                "\(folder)/_rels/main.xml.rels",
                Self.relations([
                    ("styles", "styles.xml"), ("numbering", "/\(folder)/numbering.xml"),
                    ("footnotes", "footnotes.xml"),
                ])
            ),
            ("\(folder)/styles.xml", Self.part("styles", styles)),
            ("\(folder)/numbering.xml", Self.part("numbering", numbering)),
            ("\(folder)/footnotes.xml", Self.part("footnotes", footnotes)),
        ])
    }

    func read() throws -> ExtractedDocument { try WordReader.read(bytes) }

    func texts() throws -> [String] { try read().lines.map(\.text) }

    /// A paragraph of a list.
    static func item(_ text: String, list: Int, level: Int = 0) -> String {
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>"
            + "<w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    static func paragraph(_ text: String, style: String? = nil) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)<w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    /// A level of a list.
    static func level(
        _ index: Int, _ format: String, _ text: String, start: Int = 1, more: String = ""
    ) -> String {
        "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>"
            + "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"\(text)\"/>\(more)</w:lvl>"
    }

    static func abstract(_ id: Int, _ levels: String) -> String {
        "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels)</w:abstractNum>"
    }

    static func list(_ id: Int, abstract: Int, _ more: String = "") -> String {
        "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(abstract)\"/>\(more)</w:num>"
    }
}

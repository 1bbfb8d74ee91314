/// The styles of paragraphs and text in an OpenDocument file, as far as they determine the shown text.
struct OpenDocumentStyles {
    private struct Style {
        var parent: String?
        /// The list that paragraphs of the style belong to; an empty name for none.
        var list: String?
        /// The outline level, from 1; 0 for none.
        var outlineLevel: Int?
        var isHidden: Bool?
    }

    /// The maximum number of parents that are followed: in a damaged file, styles may form a cycle.
    private static let maxDepth = 64

    /// The styles by family and name.
    private var styles: [String: Style] = [:]

    /// - Parameters:
    ///   - common: the root of styles.xml. Its automatic styles are those of headers and footers.
    ///   - content: the root of content.xml.
    init(common: XMLElement?, content: XMLElement) {
        read(common?.first("styles"))
        read(content.first("automatic-styles"))
    }

    private mutating func read(_ container: XMLElement?) {
        for element in container?.elements("style") ?? [] {
            guard let name = element.attribute("name"), let family = element.attribute("family")
            else { continue }
            var style = Style()
            style.parent = element.attribute("parent-style-name")
            style.list = element.attribute("list-style-name")
            style.outlineLevel = element.attribute("default-outline-level").map { Int($0) ?? 0 }
            let display = element.first("text-properties")?.attribute("display")
            style.isHidden = display.map { $0 == "none" }
            styles[family + ":" + name] = style
        }
    }

    private func value<Value>(
        _ family: String, _ name: String?, _ property: (Style) -> Value?
    ) -> Value? {
        var next = name
        var depth = 0
        while let name = next, depth < Self.maxDepth, let style = styles[family + ":" + name] {
            if let value = property(style) { return value }
            next = style.parent
            depth += 1
        }
        return nil
    }

    /// The list of a paragraph style: nil if neither the style nor its parents state it; empty for no list.
    func list(ofParagraph style: String?) -> String? { value("paragraph", style, \.list) }

    /// The outline level of a paragraph style, from 1.
    func outlineLevel(ofParagraph style: String?) -> Int? {
        value("paragraph", style, \.outlineLevel).flatMap { $0 > 0 ? $0 : nil }
    }

    /// Whether a paragraph style hides its text.
    func hides(paragraph style: String?) -> Bool { value("paragraph", style, \.isHidden) ?? false }

    /// Whether a text style hides its text; nil if the style does not state it.
    func hides(text style: String?) -> Bool? { value("text", style, \.isHidden) }
}

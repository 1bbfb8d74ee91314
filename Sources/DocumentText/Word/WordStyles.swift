/// The settings of a Word file's styles for numbering, headings and hidden text.
struct WordStyles {
    /// A style with its inherited settings.
    struct Style {
        /// The numbering of its paragraphs.
        var numbering: WordNumbering.Reference?
        /// The level of a heading, from 1.
        var headingLevel: Int?
        /// Whether its text is hidden; nil if the style does not say.
        var isHidden: Bool?
    }

    private var styles: [String: Style] = [:]
    /// The id of the style for paragraphs without one.
    private var defaultID = ""

    /// The maximum length of a chain of styles: in a damaged file, it may form a cycle.
    private static let maxDepth = 32

    init(_ root: XMLElement?) {
        var elements: [String: XMLElement] = [:]
        for element in root?.elements("style") ?? [] {
            guard let id = element.attribute("styleId") else { continue }
            elements[id] = element
            let isDefault = element.attribute("default").map { WordToggle.isOn($0) } ?? false
            if element.attribute("type") == "paragraph", isDefault { defaultID = id }
        }
        for id in elements.keys { styles[id] = Self.style(id, elements, depth: 0) }
    }

    /// The style with an id; an empty one if there is none.
    subscript(id: String?) -> Style { styles[id ?? defaultID] ?? Style() }

    private static func style(
        _ id: String, _ elements: [String: XMLElement], depth: Int
    ) -> Style {
        guard depth < maxDepth, let element = elements[id] else { return Style() }
        var style =
            element.first("basedOn")?.attribute("val").map {
                self.style($0, elements, depth: depth + 1)
            } ?? Style()
        let paragraph = element.first("pPr")
        if let numbering = paragraph?.first("numPr") {
            var reference = WordNumbering.Reference(numbering, inheriting: style.numbering)
            reference.style = id
            style.numbering = reference
        }
        if let level = paragraph?.first("outlineLvl")?.attribute("val").flatMap(Int.init) {
            style.headingLevel = (0..<9).contains(level) ? level + 1 : nil
        }
        if let hidden = WordToggle.value(of: "vanish", in: element.first("rPr")) {
            style.isHidden = hidden
        }
        return style
    }
}

/// Properties that are on or off: present without a value means on.
enum WordToggle {
    /// The value of a property; nil if it is not there.
    static func value(of name: String, in properties: XMLElement?) -> Bool? {
        properties?.first(name).map { $0.attribute("val").map(isOn) ?? true }
    }

    static func isOn(_ value: String) -> Bool { !["0", "false", "off"].contains(value) }
}

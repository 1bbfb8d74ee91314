/// Writes HTML. All text is escaped, so that a report cannot insert tags into a page.
struct HTMLText {
    private(set) var text = ""

    /// Appends an element whose content `body` appends.
    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [],
        _ body: (inout HTMLText) -> Void = { _ in }
    ) {
        open(name, attributes)
        body(&self)
        text += "</\(name)>"
    }

    /// Appends an element that contains only text.
    mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String) {
        element(name, attributes) { $0.write(content) }
    }

    /// Appends an element without attributes that contains only text.
    mutating func element(_ name: String, _ content: String) { element(name, [], content) }

    /// Appends a void element.
    mutating func void(_ name: String, _ attributes: [(String, String)]) { open(name, attributes) }

    /// Appends text.
    mutating func write(_ content: String) { text += Self.escaped(content) }

    /// Appends trusted HTML or CSS without escaping.
    mutating func raw(_ content: String) { text += content }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += ">"
    }

    /// Escapes markup, and replaces control characters by visible or harmless ones.
    private static func escaped(_ content: String) -> String {
        var result = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}"
            // Direction marks could make text appear in a false order.
            case _
            where (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value):
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Writes HTML: text is escaped wherever it comes from, so that no report can put a tag into a page.
struct HTMLText {
    private(set) var text = ""

    /// Appends an element with what its body appends.
    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [],
        _ body: (inout HTMLText) -> Void = { _ in }
    ) {
        open(name, attributes)
        body(&self)
        text += "</\(name)>"
    }

    /// Appends an element with nothing but text in it.
    mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String) {
        element(name, attributes) { $0.write(content) }
    }

    /// Appends an element without attributes and with nothing but text in it.
    mutating func element(_ name: String, _ content: String) { element(name, [], content) }

    /// Appends an element that has no end.
    mutating func void(_ name: String, _ attributes: [(String, String)]) { open(name, attributes) }

    /// Appends text.
    mutating func write(_ content: String) { text += Self.escaped(content) }

    /// Appends what is HTML or CSS already: the program's own.
    mutating func raw(_ content: String) { text += content }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += ">"
    }

    /// Controls are no text of a page; they and what marks HTML up become visible or harmless.
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
            // Marks that turn the direction of writing around could make a page lie.
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

/// Writes HTML. All text is escaped, so that a report cannot insert tags into a page.
package struct HTMLText {
    package private(set) var text = ""

    package init() {}

    /// Appends an element whose content `body` appends.
    package mutating func element(
        _ name: String, _ attributes: [(String, String)] = [],
        _ body: (inout HTMLText) -> Void = { _ in }
    ) {
        open(name, attributes)
        body(&self)
        text += "</\(name)>"
    }

    /// Appends an element that contains only text.
    package mutating func element(
        _ name: String, _ attributes: [(String, String)], _ content: String
    ) {
        element(name, attributes) { $0.write(content) }
    }

    /// Appends an element without attributes that contains only text.
    package mutating func element(_ name: String, _ content: String) { element(name, [], content) }

    /// Appends a void element.
    package mutating func void(_ name: String, _ attributes: [(String, String)]) {
        open(name, attributes)
    }

    /// Appends text.
    package mutating func write(_ content: String) { text += Self.escaped(content) }

    /// Appends trusted HTML or CSS without escaping.
    package mutating func raw(_ content: String) { text += content }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += ">"
    }

    /// Escapes markup, and replaces control characters by visible or harmless ones.
    package static func escaped(_ content: String) -> String {
        var result = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default:
                result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    /// Whether a character is a control character or a direction mark, which could make text appear in a false order.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

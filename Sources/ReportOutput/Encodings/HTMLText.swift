/// Writes HTML. All text is escaped, so that a report cannot insert tags into a page.
package struct HTMLText {
    private var bytes: [UInt8] = []

    package init() {}

    /// The HTML written so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends an element whose content `body` appends.
    package mutating func element(
        _ name: String, _ attributes: [(String, String)] = [],
        _ body: (inout HTMLText) -> Void = { _ in }
    ) {
        open(name, attributes)
        body(&self)
        raw("</")
        raw(name)
        raw(">")
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
    package mutating func write(_ content: String) { Self.escape(content, to: &bytes) }

    /// Appends trusted HTML or CSS without escaping.
    package mutating func raw(_ content: String) { bytes += content.utf8 }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        raw("<")
        raw(name)
        for (key, value) in attributes {
            raw(" ")
            raw(key)
            raw("=\"")
            write(value)
            raw("\"")
        }
        raw(">")
    }

    /// Escapes markup, and replaces control characters and direction marks with U+FFFD.
    package static func escaped(_ content: String) -> String {
        var bytes: [UInt8] = []
        escape(content, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ content: String, to bytes: inout [UInt8]) {
        // Most text needs no escaping, and checking bytes is faster than checking characters.
        if content.utf8.allSatisfy(isPlain) {
            bytes += content.utf8
            return
        }
        let text = Array(content.utf8)
        var (start, place) = (0, 0)
        while place < text.count {
            if isPlain(text[place]) {
                place += 1
                continue
            }
            bytes += text[start..<place]
            start = place
            switch text[place] {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            default:
                // A Swift string is valid UTF-8, so the character is complete.
                let end = place + width(of: text[place])
                let scalar = String(decoding: text[place..<end], as: UTF8.self).unicodeScalars.first
                bytes += String(scalar.map { isHarmful($0) ? "\u{FFFD}" : $0 } ?? "\u{FFFD}").utf8
                place = end - 1
            }
            place += 1
            start = place
        }
        bytes += text[start...]
    }

    /// The number of bytes of a character, given its first byte, which must not be plain.
    private static func width(of first: UInt8) -> Int { first < 0x80 ? 1 : first == 0xC2 ? 2 : 3 }

    /// Whether a byte never begins a character that must be escaped. Control characters above 0x7F begin with C2,
    /// direction marks with E2.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A, 0x09: true
        case 0..<0x20, 0x7F, 0xC2, 0xE2: false
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
        default: true
        }
    }

    /// Whether a character is a control character or a direction mark, which could change the order in which text
    /// appears.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

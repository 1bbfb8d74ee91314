/// A JSON value, written on one line with its members in the given order.
package enum JSONText: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    /// A number, as the digits of its text.
    case number(String)
    case string(String)
    case array([JSONText])
    case object([(String, JSONText)])

    /// A string, or null.
    package init(_ string: String?) { self = string.map(JSONText.string) ?? .null }
    /// An integer, or null.
    package init(_ int: Int?) { self = int.map(JSONText.int) ?? .null }
    /// A range as the array `[start, end]`.
    package init(_ range: Range<Int>) {
        self = .array([.int(range.lowerBound), .int(range.upperBound)])
    }

    /// The value as JSON (RFC 8259), in UTF-8 with control characters escaped.
    package var text: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        // Swift prints the shortest digits that parse to the same value.
        case .double(let value): return value.isFinite ? "\(value)" : "null"
        case .number(let digits): return digits
        case .string(let value): return Self.quoted(value)
        case .array(let values): return "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            let parts = members.map { Self.quoted($0.0) + ":" + $0.1.text }
            return "{" + parts.joined(separator: ",") + "}"
        }
    }

    /// A string as JSON, with its quotation marks.
    package static func quoted(_ string: String) -> String {
        if isPlain(string) { return "\"" + string + "\"" }
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // DEL, C1 controls and direction marks are legal but can control a terminal. Line separators break parsers
            // that read JSON as JavaScript.
            case _ where PrintableText.of(scalar) != scalar:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether a string certainly needs no escape, like most text of Han and ASCII. If false, it may still need none.
    private static func isPlain(_ string: String) -> Bool {
        string.utf8.allSatisfy { byte in
            switch byte {
            case 0x22, 0x5C, 0x00..<0x20, 0x7F, 0xC0...0xE2: false
            default: true
            }
        }
    }
}

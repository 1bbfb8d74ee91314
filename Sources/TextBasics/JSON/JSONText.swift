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
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        // Swift prints the shortest digits that parse to the same value.
        case .double(let value): text += value.isFinite ? "\(value)" : "null"
        case .number(let digits): text += digits
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            var separator = "["
            for value in values {
                text += separator
                value.write(to: &text)
                separator = ","
            }
            text += values.isEmpty ? "[]" : "]"
        case .object(let members):
            var separator = "{"
            for (name, value) in members {
                text += separator
                Self.write(name, to: &text)
                text += ":"
                value.write(to: &text)
                separator = ","
            }
            text += members.isEmpty ? "{}" : "}"
        }
    }

    /// A string as JSON, with its quotation marks.
    package static func quoted(_ string: String) -> String {
        var text = ""
        write(string, to: &text)
        return text
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        if isPlain(string) {
            text += string
        } else {
            for scalar in string.unicodeScalars { write(scalar, to: &text) }
        }
        text += "\""
    }

    private static func write(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        // DEL, C1 controls and direction marks are legal but can control a terminal. Line separators break parsers
        // that read JSON as JavaScript.
        case _ where PrintableText.of(scalar) != scalar:
            let hex = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: text.unicodeScalars.append(scalar)
        }
    }

    /// Whether a string certainly needs no escape, like most text. If false, it may still need none.
    private static func isPlain(_ string: String) -> Bool {
        !PrintableText.mayNeedReplacing(string)
            && !string.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    }
}

/// The names and values of a query string, decoded.
package struct QueryItems: Equatable, Sendable {
    /// Why a query string cannot be read.
    package enum Problem: Error {
        /// A percent sign without two hexadecimal digits, or bytes that are not UTF-8.
        case malformed
        case tooMany
    }

    package private(set) var items: [(name: String, value: String)]
    /// The maximum number of items in a query.
    private static let limit = 200

    package init(_ items: [(name: String, value: String)] = []) { self.items = items }

    /// Reads `a=1&b=2`. A plus sign is a space.
    package init(parsing text: String) throws(Problem) {
        items = []
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            if items.count == Self.limit { throw .tooMany }
            let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let name = try Self.decoded(part[..<end])
            let value =
                end == part.endIndex ? "" : try Self.decoded(part[part.index(after: end)...])
            items.append((name, value))
        }
    }

    package static func == (left: QueryItems, right: QueryItems) -> Bool {
        left.items.elementsEqual(right.items) { $0 == $1 }
    }

    /// The values of a name that are not blank.
    package func all(_ name: String) -> [String] {
        items.filter { $0.name == name && !$0.value.allSatisfy(\.isWhitespace) }.map(\.value)
    }

    /// The first value of a name that is not blank.
    package subscript(name: String) -> String? { all(name).first }

    /// A copy without a name, or without one of its values.
    package func without(_ name: String, _ value: String? = nil) -> QueryItems {
        QueryItems(items.filter { $0.name != name || (value != nil && $0.value != value) })
    }

    /// A copy with one more value.
    package func adding(_ name: String, _ value: String) -> QueryItems {
        QueryItems(items + [(name, value)])
    }

    /// A copy in which a name has only this value.
    package func setting(_ name: String, _ value: String) -> QueryItems {
        without(name).adding(name, value)
    }

    /// The query string with its question mark, without items whose value is empty; empty if there are no others.
    package var text: String {
        let parts = items.filter { !$0.value.isEmpty }.map {
            Self.encoded($0.name) + "=" + Self.encoded($0.value)
        }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    package static func encoded(_ text: String) -> String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default:
                result.append(UInt8(ascii: "%"))
                result.append(digit(byte >> 4))
                result.append(digit(byte & 15))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func decoded(_ bytes: Substring.UTF8View) throws(Problem) -> String {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hex),
                    let low = rest.popFirst().flatMap(hex)
                else { throw .malformed }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        // A zero byte ends strings of the C library.
        guard !result.contains(0), let text = String(validating: result, as: UTF8.self) else {
            throw .malformed
        }
        return text
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

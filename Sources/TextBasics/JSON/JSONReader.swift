/// Reads untrusted JSON (RFC 8259). Numbers are kept as they are written.
package struct JSONReader {
    /// The text is not JSON, or is nested too deeply.
    package struct Malformed: Error {
        /// The byte offset of the error; 0 if the text is not UTF-8.
        package let offset: Int
    }

    private let bytes: [UInt8]
    private var place = 0
    private static let maxDepth = 64

    /// The value that a text contains.
    package static func value(of bytes: [UInt8]) throws(Malformed) -> JSONText {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(offset: 0) }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.malformed }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var malformed: Malformed { Malformed(offset: place) }
    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            place += 1
        }
    }

    /// Skips a character if it is next. Returns whether it was.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    /// Skips a word if it is next. Returns whether it was.
    private mutating func skip(word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSONText {
        guard depth < Self.maxDepth else { throw malformed }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): if skip(word: "true") { return .bool(true) }
        case UInt8(ascii: "f"): if skip(word: "false") { return .bool(false) }
        case UInt8(ascii: "n"): if skip(word: "null") { return .null }
        default: return .number(try number())
        }
        throw malformed
    }

    private mutating func object(_ depth: Int) throws(Malformed) -> JSONText {
        var members: [(String, JSONText)] = []
        place += 1
        skipSpace()
        if skip("}") { return .object([]) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw malformed }
            let name = try string()
            skipSpace()
            guard skip(":") else { throw malformed }
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
            if skip("}") { return .object(members) }
            guard skip(",") else { throw malformed }
        }
    }

    private mutating func array(_ depth: Int) throws(Malformed) -> JSONText {
        var values: [JSONText] = []
        place += 1
        skipSpace()
        if skip("]") { return .array([]) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if skip("]") { return .array(values) }
            guard skip(",") else { throw malformed }
        }
    }

    private mutating func number() throws(Malformed) -> String {
        let start = place
        _ = skip("-")
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        func digits() throws(Malformed) {
            guard isDigit(next) else { throw malformed }
            while isDigit(next) { place += 1 }
        }
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func string() throws(Malformed) -> String {
        place += 1
        // Most strings have no escape.
        let start = place
        while let byte = next, byte != 0x22, byte != 0x5C, byte >= 0x20 { place += 1 }
        if next == 0x22 {
            place += 1
            return String(decoding: bytes[start..<place - 1], as: UTF8.self)
        }
        var result = Array(bytes[start..<place])
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"):
                result += Array(String(Character(try escaped())).utf8)
            case 0..<0x20: throw malformed
            default: result.append(byte)
            }
        }
        throw malformed
    }

    private mutating func escaped() throws(Malformed) -> Unicode.Scalar {
        guard let byte = next else { throw malformed }
        place += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try unit()
            if let scalar = Unicode.Scalar(unit) { return scalar }
            // The unit is a half of a surrogate pair. A half alone is not a character.
            guard unit < 0xDC00, skip(word: "\\u") else { return "\u{FFFD}" }
            let low = try self.unit()
            guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
            let code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00
            return Unicode.Scalar(code) ?? "\u{FFFD}"
        default: throw malformed
        }
    }

    private mutating func unit() throws(Malformed) -> UInt16 {
        guard place + 4 <= bytes.count else { throw malformed }
        var value: UInt16 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed }
            value = value << 4 | UInt16(digit)
        }
        place += 4
        return value
    }
}

extension JSONText {
    /// The value of the last member with a name; nil if there is none, or if this is not an object.
    package subscript(name: String) -> JSONText? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.0 == name }?.1
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }

    package var int: Int? {
        switch self {
        case .int(let value): value
        case .number(let digits): Int(digits)
        default: nil
        }
    }

    package var double: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        case .number(let digits): Double(digits)
        default: nil
        }
    }

    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    package var array: [JSONText]? { if case .array(let values) = self { values } else { nil } }

    package var members: [(String, JSONText)]? {
        if case .object(let members) = self { members } else { nil }
    }
}

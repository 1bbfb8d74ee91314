import ReportOutput

/// Parses JSON strictly by RFC 8259. Any deviation is a finding.
struct StrictJSON {
    indirect enum Value: Equatable {
        case null
        case bool(Bool)
        case number(String)
        case string([Unicode.Scalar])
        case array([Value])
        case object([Member])

        init(_ text: JSONText) {
            switch text {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .int(let value): self = .number(String(value))
            case .number(let digits): self = .number(digits)
            case .double(let value): self = value.isFinite ? .number("\(value)") : .null
            case .string(let value): self = .string(Array(value.unicodeScalars))
            case .array(let values): self = .array(values.map(Value.init))
            case .object(let members):
                self = .object(
                    members.map {
                        Member(name: Array($0.0.unicodeScalars), value: Value($0.1))
                    })
            }
        }
    }

    struct Member: Equatable {
        let name: [Unicode.Scalar]
        let value: Value
    }

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    private func finding(_ what: String) -> Finding {
        Finding(description: "JSON: \(what) at byte \(index)")
    }

    private mutating func take() throws -> UInt8 {
        guard index < bytes.count else { throw finding("the end") }
        defer { index += 1 }
        return bytes[index]
    }

    private mutating func skip(_ text: String) -> Bool {
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    mutating func value() throws -> Value {
        if skip("null") { return .null }
        if skip("true") { return .bool(true) }
        if skip("false") { return .bool(false) }
        if skip("\"") { return .string(try string()) }
        if skip("[") {
            if skip("]") { return .array([]) }
            var values = [try value()]
            while skip(",") { values.append(try value()) }
            guard skip("]") else { throw finding("no ]") }
            return .array(values)
        }
        if skip("{") {
            if skip("}") { return .object([]) }
            var members = [try member()]
            while skip(",") { members.append(try member()) }
            guard skip("}") else { throw finding("no }") }
            return .object(members)
        }
        return .number(try number())
    }

    private mutating func member() throws -> Member {
        guard skip("\"") else { throw finding("a member without a name") }
        let name = try string()
        guard skip(":") else { throw finding("no :") }
        return Member(name: name, value: try value())
    }

    private mutating func digits() throws -> Int {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        guard index > start else { throw finding("no digit") }
        return index - start
    }

    private mutating func number() throws -> String {
        let start = index
        _ = skip("-")
        let hasZero = index < bytes.count && bytes[index] == 0x30
        guard try digits() == 1 || !hasZero else { throw finding("a leading zero") }
        if skip(".") { _ = try digits() }
        if skip("e") || skip("E") {
            if !skip("-") { _ = skip("+") }
            _ = try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func string() throws -> [Unicode.Scalar] {
        var text: [UInt8] = []
        while true {
            let byte = try take()
            switch byte {
            case 0x22:
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw finding("a string that is not UTF-8")
                }
                return Array(string.unicodeScalars)
            case 0x5C: text += Array(String(try escape()).utf8)
            case 0..<0x20: throw finding("a raw control")
            default: text.append(byte)
            }
        }
    }

    private mutating func escape() throws -> Unicode.Scalar {
        switch try take() {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x2F: return "/"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75:
            let digits = [try take(), try take(), try take(), try take()]
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            guard let value, let scalar = Unicode.Scalar(value) else { throw finding("\\u") }
            return scalar
        default: throw finding("an unknown escape")
        }
    }
}

import ReportOutput

/// Writes a random value as JSON. A strict parser must read the same value, and every character that could control a
/// terminal must be escaped.
struct JSONFuzz: FuzzTarget {
    static let name = "json"

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let value = Self.value(&input, depth: 0)
        let text = value.text
        try require(
            !text.unicodeScalars.contains(where: Self.controlsTerminal), "a control stands raw")
        var reader = StrictJSON(Array(text.utf8))
        let read = try reader.value()
        try require(reader.isAtEnd, "more than a value")
        try require(read == StrictJSON.Value(value), "another value is read from \(text)")
    }

    /// Whether a character may control a terminal or the direction of text.
    static func controlsTerminal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func value(_ input: inout FuzzInput, depth: Int) -> JSONText {
        switch input.below(depth < 20 && !input.isAtEnd ? 8 : 6) {
        case 0: return .null
        case 1: return .bool(input.byte() & 1 == 1)
        case 2: return .int(number(&input))
        case 3: return .double(Double(bitPattern: UInt64(truncatingIfNeeded: number(&input))))
        case 4, 5: return .string(String(decoding: input.part(), as: UTF8.self))
        case 6:
            let count = input.below(5)
            return .array((0..<count).map { _ in value(&input, depth: depth + 1) })
        default:
            let count = input.below(5)
            return .object(
                (0..<count).map { number in
                    let name = "\(number)" + String(decoding: input.part(), as: UTF8.self)
                    return (name, value(&input, depth: depth + 1))
                })
        }
    }

    private static func number(_ input: inout FuzzInput) -> Int {
        var value = 0
        for _ in 0..<8 { value = value << 8 | input.byte() }
        return value
    }
}

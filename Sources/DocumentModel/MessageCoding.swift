/// Writes the messages between this program and the one that reads documents: numbers of four bytes, little endian, and
/// texts with their lengths.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        let value = UInt32(clamping: number)
        for shift in [0, 8, 16, 24] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    mutating func write(_ data: [UInt8]) {
        write(data.count)
        bytes += data
    }

    /// Writes a number that may be missing.
    mutating func write(_ number: Int?) {
        write(number == nil ? 0 : 1)
        if let number { write(number) }
    }

    mutating func write(_ text: String?) {
        write(text == nil ? 0 : 1)
        if let text { write(text) }
    }
}

/// Reads messages. Their bytes are not trusted, because the other process reads untrusted documents.
struct MessageReader {
    private let bytes: [UInt8]
    private var offset = 0

    /// The message contradicts its format.
    struct Malformed: Error {}

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func number() throws(Malformed) -> Int {
        guard bytes.count - offset >= 4 else { throw Malformed() }
        var value = 0
        for index in (0..<4).reversed() { value = value << 8 | Int(bytes[offset + index]) }
        offset += 4
        return value
    }

    /// Reads the number of elements that follow, each of which takes at least four bytes.
    mutating func count() throws(Malformed) -> Int {
        let count = try number()
        guard count <= (bytes.count - offset) / 4 else { throw Malformed() }
        return count
    }

    mutating func data() throws(Malformed) -> [UInt8] {
        let count = try number()
        guard count <= bytes.count - offset else { throw Malformed() }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func text() throws(Malformed) -> String {
        guard let text = String(validating: try data(), as: UTF8.self) else { throw Malformed() }
        return text
    }

    mutating func optionalNumber() throws(Malformed) -> Int? {
        try number() == 0 ? nil : try number()
    }

    mutating func optionalText() throws(Malformed) -> String? {
        try number() == 0 ? nil : try text()
    }
}

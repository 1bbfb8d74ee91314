/// Reads choices and text from the beginning of an input. After the end, all bytes are zero.
struct FuzzInput {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isAtEnd: Bool { bytes.isEmpty }

    /// The bytes not yet read.
    var rest: [UInt8] { Array(bytes) }

    /// The next byte.
    mutating func byte() -> Int { Int(bytes.popFirst() ?? 0) }

    /// A number below a bound.
    ///
    /// - Precondition: the bound is above zero, at most 65,536.
    mutating func below(_ bound: Int) -> Int {
        bound <= 256 ? byte() % bound : (byte() << 8 | byte()) % bound
    }

    /// The bytes before the next zero, which is skipped.
    mutating func part() -> [UInt8] {
        let part = bytes.prefix { $0 != 0 }
        bytes = bytes.dropFirst(part.count + 1)
        return Array(part)
    }

    /// The rest as text, with U+FFFD in place of invalid UTF-8.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

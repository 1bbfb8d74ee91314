/// Reads choices and text off the front of an input. Behind the end everything is zero.
struct FuzzInput {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isAtEnd: Bool { bytes.isEmpty }

    /// What has not been read.
    var rest: [UInt8] { Array(bytes) }

    /// The next byte.
    mutating func byte() -> Int { Int(bytes.popFirst() ?? 0) }

    /// A number below a bound.
    ///
    /// - Precondition: the bound is above zero, at most 65,536.
    mutating func below(_ bound: Int) -> Int {
        bound <= 256 ? byte() % bound : (byte() << 8 | byte()) % bound
    }

    /// The bytes up to a zero, which is read too.
    mutating func part() -> [UInt8] {
        let part = bytes.prefix { $0 != 0 }
        bytes = bytes.dropFirst(part.count + 1)
        return Array(part)
    }

    /// The rest as text. What is not UTF-8 becomes U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

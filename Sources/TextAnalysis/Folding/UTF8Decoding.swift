/// Decodes UTF-8 that was checked where it entered.
enum UTF8Decoding {
    /// The character at `index`, which is moved past it.
    ///
    /// - Precondition: the bytes are valid UTF-8, and a character begins at `index`.
    @inline(__always)
    static func next(_ bytes: Span<UInt8>, _ index: inout Int) -> Unicode.Scalar {
        let first = UInt32(bytes[index])
        index += 1
        if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
        let length = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var value = first & (0x3F >> UInt32(length))
        for _ in 0..<length {
            value = (value << 6) | UInt32(bytes[index] & 0x3F)
            index += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}

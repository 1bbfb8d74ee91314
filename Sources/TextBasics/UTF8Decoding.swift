/// Decodes UTF-8 that was validated where it entered the program.
///
/// It is public, because functions of `package` access are not inlined into other modules.
public enum UTF8Decoding {
    /// Decodes the character at `index`, and moves `index` past it.
    ///
    /// - Precondition: the bytes are valid UTF-8, and a character begins at `index`.
    @inlinable
    @inline(__always)
    public static func next(_ bytes: Span<UInt8>, _ index: inout Int) -> Unicode.Scalar {
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

    /// The value and the byte count of the character at `index`. No bounds are checked, because this runs for every
    /// character of every text.
    ///
    /// - Precondition: the bytes are valid UTF-8, and a character begins at `index`; so all bytes of the character
    ///   exist.
    @inlinable
    @inline(__always)
    @unsafe
    public static func character(
        _ bytes: Span<UInt8>, unchecked index: Int
    ) -> (value: Int, length: Int) {
        let lead = unsafe bytes[unchecked: index]
        if lead < 0x80 { return (Int(lead), 1) }
        let second = unsafe Int(bytes[unchecked: index &+ 1] & 0x3F)
        if lead < 0xE0 { return (Int(lead & 0x1F) << 6 | second, 2) }
        let third = unsafe Int(bytes[unchecked: index &+ 2] & 0x3F)
        if lead < 0xF0 { return (Int(lead & 0xF) << 12 | second << 6 | third, 3) }
        let fourth = unsafe Int(bytes[unchecked: index &+ 3] & 0x3F)
        return (Int(lead & 7) << 18 | second << 12 | third << 6 | fourth, 4)
    }

    /// The byte count of the character that a lead byte begins.
    @inlinable
    public static func length(ofLead lead: UInt8) -> Int {
        lead < 0x80 ? 1 : (~lead).leadingZeroBitCount
    }

    /// Whether a byte continues a character; all others begin one, so their number is that of the characters.
    @inlinable
    @inline(__always)
    public static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// The offset of the first byte of the character that contains the byte at `index`.
    @inlinable
    public static func start(ofCharacterAt index: Int, in text: [UInt8]) -> Int {
        var start = index
        while start > 0 && isContinuation(text[start]) { start -= 1 }
        return start
    }

    /// Calls `body` for each character of a text, with the offset of its first byte.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    @inlinable
    public static func forEachScalar(
        _ text: [UInt8], _ body: (Unicode.Scalar, _ offset: Int) -> Void
    ) {
        var index = 0
        while index < text.count {
            let start = index
            body(next(text.span, &index), start)
        }
    }
}

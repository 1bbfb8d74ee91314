/// Decodes UTF-8 that was checked where it entered.
package enum UTF8Decoding {
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

    /// Hands out the characters of a text, each with its first byte.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package static func forEachScalar(
        _ text: [UInt8], _ body: (Unicode.Scalar, _ offset: Int) -> Void
    ) {
        var index = 0
        while index < text.count {
            let start = index
            body(next(text.span, &index), start)
        }
    }

    /// Where the ideographs of a text stand, in order.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package static func ideographs(of text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        forEachScalar(text) { scalar, offset in
            guard CharacterClass(scalar) == .ideograph else { return }
            ranges.append(offset..<offset + UTF8.width(scalar))
        }
        return ranges
    }
}

/// Reads the encoded words of headers: `=?gb2312?B?xOO6ww==?=`.
///
/// Source: RFC 2047.
enum EncodedWords {
    /// The pieces of a header. Adjacent words in the same encoding are one piece, because programs split them in the
    /// middle of characters.
    static func pieces(_ header: [UInt8]) -> [EncodedText] {
        var pieces: [EncodedText] = []
        var plain: [UInt8] = []
        var afterWord = false
        var index = 0
        func flush() {
            if !plain.isEmpty { pieces.append(EncodedText(charset: nil, bytes: plain)) }
            plain = []
        }
        while index < header.count {
            if let word = word(header, at: index) {
                // White space between encoded words is only a separator.
                if afterWord, plain.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { plain = [] }
                flush()
                if afterWord, let last = pieces.last, last.charset == word.text.charset {
                    pieces[pieces.count - 1].bytes += word.text.bytes
                } else {
                    pieces.append(word.text)
                }
                afterWord = true
                index = word.end
            } else {
                plain.append(header[index])
                if header[index] != 0x20 && header[index] != 0x09 { afterWord = false }
                index += 1
            }
        }
        while let last = plain.last, last == 0x20 || last == 0x09 { plain.removeLast() }
        flush()
        return pieces
    }

    private static func word(
        _ header: [UInt8], at start: Int
    ) -> (text: EncodedText, end: Int)? {
        guard start + 6 < header.count, header[start] == 0x3D, header[start + 1] == 0x3F,
            let charsetEnd = header[(start + 2)...].prefix(64).firstIndex(of: 0x3F),
            charsetEnd + 2 < header.count, header[charsetEnd + 2] == 0x3F
        else { return nil }
        let textStart = charsetEnd + 3
        var end = textStart
        while end < header.count, header[end] != 0x3F { end += 1 }
        guard end + 1 < header.count, header[end + 1] == 0x3D else { return nil }
        let content = header[textStart..<end]
        let bytes: [UInt8]
        switch header[charsetEnd + 1] | 0x20 {
        case UInt8(ascii: "b"):
            guard let decoded = TransferEncoding.base64(content, needsPadding: false) else {
                return nil
            }
            bytes = decoded
        case UInt8(ascii: "q"):
            bytes = TransferEncoding.escapes(
                content.map { $0 == 0x5F ? 0x20 : $0 }[...], sign: 0x3D)
        default: return nil
        }
        // A language tag may follow the name of the encoding.
        let name = header[(start + 2)..<charsetEnd].prefix { $0 != 0x2A }
        let charset = String(decoding: name, as: UTF8.self).lowercased()
        return (EncodedText(charset: charset, bytes: bytes), end + 2)
    }
}

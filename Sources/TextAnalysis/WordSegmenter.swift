package import ICUText

/// Cuts folded text into words by ICU's word break. One breaker and its buffers serve all texts;
/// not to be shared between threads.
package final class WordSegmenter {
    private let breaker: WordBreaker
    private var units: [UInt16] = []
    private var boundaries: [WordBoundary] = []

    /// Opens ICU's breaker for Chinese.
    package init() throws(ICUError) {
        breaker = try WordBreaker()
    }

    /// Appends the words of UTF-8 text, with punctuation and spaces left out.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package func words(of bytes: [UInt8], into tokens: inout [Token]) throws(ICUError) {
        units.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let scalar = Folder.decode(bytes.span, &index)
            if scalar.value < 0x10000 {
                units.append(UInt16(scalar.value))
            } else {
                units.append(contentsOf: String(scalar).utf16)
            }
        }
        try breaker.cut(units, into: &boundaries)
        var unit = 0
        var byte = 0
        for boundary in boundaries {
            let start = byte
            while unit < Int(boundary.end) {
                // A leading surrogate stands for four bytes together with its trailing one.
                let value = units[unit]
                byte += value < 0x80 ? 1 : value < 0x800 ? 2 : (0xD800...0xDFFF) ~= value ? 2 : 3
                unit += 1
            }
            guard boundary.isWord else { continue }
            let kind: TokenKind = boundary.status < 200 ? .number : .word
            tokens.append(Token(start: start, end: byte, kind: kind).clipped())
        }
    }
}

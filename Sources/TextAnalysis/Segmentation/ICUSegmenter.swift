internal import ICUText
internal import TextBasics

/// Cuts UTF-8 text with ICU's word break: the reference for tests, and the engine for rare characters.
final class ICUSegmenter {
    private let breaker: WordBreaker
    private var units: [UInt16] = []
    private var boundaries: [WordBoundary] = []

    init() throws(ICUError) { breaker = try WordBreaker() }

    /// Appends the pieces of a range of a text.
    ///
    /// - Precondition: the range consists of whole characters of valid UTF-8.
    func append(
        _ bytes: Span<UInt8>, _ range: Range<Int>, to buffer: PieceBuffer
    ) throws(ICUError) {
        units.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let value = UTF8Decoding.next(bytes, &index).value
            if value < 0x10000 {
                units.append(UInt16(value))
            } else {
                units.append(UInt16(0xD800 + (value - 0x10000) >> 10))
                units.append(UInt16(0xDC00 + (value - 0x10000) & 0x3FF))
            }
        }
        try breaker.cut(units, into: &boundaries)
        var unit = 0
        var byte = range.lowerBound
        for boundary in boundaries {
            while unit < Int(boundary.end) {
                // A surrogate is half of a character of four bytes.
                let value = units[unit]
                byte += value < 0x80 ? 1 : value < 0x800 ? 2 : (0xD800...0xDFFF) ~= value ? 2 : 3
                unit += 1
            }
            let kind: PieceBuffer.Kind =
                boundary.status < 100 ? .separator : boundary.status < 200 ? .number : .word
            buffer.append(end: byte, kind)
        }
    }
}

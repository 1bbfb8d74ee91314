internal import InvertedIndex

/// The byte ranges of the words and overlay words of a paragraph in its folded text. With them, a reader need not
/// segment the text again, which costs ten times as much as folding it.
struct TokenRanges: Equatable {
    /// The words, ascending and without overlaps.
    let words: [Range<Int>]
    /// The overlay words, in ascending order of their starts.
    let overlay: [Range<Int>]

    /// The maximum gap before a word that is stored in one number together with the length of the word.
    private static let maxShortGap = 2
    private static let maxOffset = Int(UInt32.max)

    /// Appends the ranges. If words are not in the text itself, such as years in digits for years in numerals, appends
    /// only a mark that the text must be segmented again.
    static func write(words: [Range<Int>], overlay: [Range<Int>], to writer: inout ByteWriter) {
        var end = 0
        for word in words {
            guard word.lowerBound >= end else {
                writer.writeCount(0)
                return
            }
            end = word.upperBound
        }
        writer.writeCount(words.count + 1)
        end = 0
        for word in words {
            let gap = word.lowerBound - end
            writer.writeCount(word.count << 2 | min(gap, maxShortGap + 1))
            if gap > maxShortGap { writer.writeCount(gap - maxShortGap - 1) }
            end = word.upperBound
        }
        writer.writeCount(overlay.count)
        var start = 0
        for word in overlay {
            writer.writeCount(word.lowerBound - start)
            writer.writeCount(word.count)
            start = word.lowerBound
        }
    }

    /// Reads ranges; nil if the text must be segmented again.
    init?(_ reader: inout ByteReader) throws(DecodingFailure) {
        let count = try reader.readCount(atMost: reader.remaining + 1)
        if count == 0 { return nil }
        var words: [Range<Int>] = []
        words.reserveCapacity(count - 1)
        var end = 0
        for _ in 1..<count {
            let code = try reader.readCount(atMost: Self.maxOffset)
            var gap = code & 3
            if gap > Self.maxShortGap { gap += try reader.readCount(atMost: Self.maxOffset) }
            let start = end + gap
            end = start + code >> 2
            words.append(start..<end)
        }
        var overlay: [Range<Int>] = []
        var start = 0
        for _ in 0..<(try reader.readCount(atMost: reader.remaining)) {
            start += try reader.readCount(atMost: Self.maxOffset)
            overlay.append(start..<start + (try reader.readCount(atMost: Self.maxOffset)))
        }
        self.words = words
        self.overlay = overlay
    }

    /// Whether all places are in a text of `byteCount` bytes.
    func fit(_ byteCount: Int) -> Bool {
        (words.last?.upperBound ?? 0) <= byteCount
            && overlay.allSatisfy { $0.upperBound <= byteCount }
    }
}

internal import InvertedIndex
internal import TextBasics

/// Distinct random substrings of texts.
struct StringSample {
    /// The strings in drawing order, as in the texts and folded.
    private(set) var strings: [(text: String, folded: [UInt8])] = []

    /// The maximum length of a string in scalars.
    private static let maxLength = 12

    /// Draws strings. Every position of the texts is equally likely as the start, and so is every length.
    ///
    /// - Parameters:
    ///   - count: the number of strings to draw. The sample may be smaller: short strings repeat, and a small
    ///     collection may not have enough others.
    ///   - seed: the same seed draws the same strings from the same texts.
    /// - Complexity: O(texts + count · longest text).
    init(_ count: Int, of texts: [String], seed: UInt64, fold: (String) -> [UInt8]) {
        var ends: [Int] = []
        var total = 0
        for text in texts {
            total += text.unicodeScalars.count
            ends.append(total)
        }
        guard total > 0 else { return }
        var drawn: Set<[UInt8]> = []
        for attempt in 0..<count {
            let position = Self.random(seed, 2 * attempt, below: total)
            let number = ends.firstIndex(partitionedBy: { $0 > position })
            let scalars = Array(texts[number].unicodeScalars)
            let start = position - (number == 0 ? 0 : ends[number - 1])
            let length = 1 + Self.random(seed, 2 * attempt + 1, below: Self.maxLength)
            let end = min(start + length, scalars.count)
            let text = String(String.UnicodeScalarView(scalars[start..<end]))
            let folded = fold(text)
            if !folded.isEmpty, drawn.insert(folded).inserted { strings.append((text, folded)) }
        }
    }

    /// A pseudorandom number below a bound, determined by the seed and the count.
    private static func random(_ seed: UInt64, _ count: Int, below bound: Int) -> Int {
        var writer = ByteWriter()
        writer.write(seed)
        writer.write(UInt64(count))
        return Int(XXHash64.hash(writer.bytes) % UInt64(bound))
    }
}

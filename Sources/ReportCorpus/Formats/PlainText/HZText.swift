/// Recognises HZ (RFC 1843): ASCII in which ~{ and ~} enclose pairs of bytes, each pair a Han character.
enum HZText {
    private static let sampleByteCount = 1 << 16
    /// The minimum number of pairs; fewer prove nothing.
    private static let minPairCount = 4

    /// Whether ASCII bytes are HZ: every ~{ is closed on its line, and encloses an even number of bytes.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(sampleByteCount)
        var pairs = 0
        var index = 0
        while index + 1 < sample.count {
            guard sample[index] == UInt8(ascii: "~"), sample[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            var end = index + 2
            while end < sample.count, (0x21...0x7D).contains(sample[end]) { end += 1 }
            guard end + 1 < sample.count, sample[end] == UInt8(ascii: "~"),
                sample[end + 1] == UInt8(ascii: "}"), (end - index) % 2 == 0
            else { return false }
            pairs += (end - index - 2) / 2
            index = end + 2
        }
        return pairs >= minPairCount
    }
}

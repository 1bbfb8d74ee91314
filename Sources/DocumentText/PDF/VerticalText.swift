internal import TextBasics

/// Recognises pages whose text runs from top to bottom, in columns from right to left.
enum VerticalText {
    /// The maximum number of words whose positions are compared.
    private static let sampleCount = 400
    /// The minimum number of words on a page of vertical text.
    private static let minCount = 24

    /// Whether nearly all words are a single Chinese character or mark, and the next word is closer below than beside
    /// it.
    ///
    /// - Complexity: O(words + `sampleCount`²).
    static func isVertical(_ words: [BoxRun]) -> Bool {
        guard words.count >= minCount else { return false }
        let single = words.filter { $0.text.unicodeScalars.count == 1 }
        let wide = single.count { $0.text.unicodeScalars.allSatisfy(WideCharacters.contains) }
        guard single.count * 10 >= words.count * 9, wide * 10 >= words.count * 7 else {
            return false
        }
        // A table of single characters has no commas.
        let marks = single.count { "，。、；︐︒︑︔".contains($0.text) }
        guard marks * 60 >= words.count else { return false }
        let sample = words.prefix(sampleCount)
        var (below, beside) = (0, 0)
        for word in sample {
            var (down, aside) = (Double.infinity, Double.infinity)
            for other in sample {
                if abs(other.center - word.center) < 0.3 * word.size, other.top > word.top {
                    down = min(down, other.middle - word.middle)
                }
                if abs(other.middle - word.middle) < 0.3 * word.size, other.left > word.left {
                    aside = min(aside, other.center - word.center)
                }
            }
            if down < 2.5 * word.size, down < 0.9 * aside { below += 1 }
            if aside < 2.5 * word.size, aside <= down { beside += 1 }
        }
        return below * 5 >= sample.count * 4 && beside * 5 < sample.count
    }
}

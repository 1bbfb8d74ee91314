/// Makes the engine's length of the field `o` equal to the number of words, so that its scores of overlay words depend on
/// the same length as scores here. A mark is added until the field is as long as `w`.
enum OverlayPadding {
    /// The token that is added. It is not the token of any term.
    static let mark = "\u{F8FF}"
    /// The excesses, each of which has its own mark. A paragraph in which many overlay words overlap may have more
    /// overlay words than words.
    static let excesses = 1...8

    /// The binary logarithm, rounded up, of the ratio of a paragraph's overlay words to its words; 0 if it has no more
    /// overlay words than words. The largest of `excesses` is the maximum and means any larger ratio.
    static func excess(overlay: Int, words: Int) -> Int {
        var excess = 0
        // The mark of the excess is a token too.
        while excess < excesses.upperBound, overlay + (excess > 0 ? 1 : 0) > words << excess {
            excess += 1
        }
        return excess
    }

    /// The factor by which the field may be longer than the number of words.
    static func factor(ofExcess excess: Int) -> Double {
        excess < excesses.upperBound ? Double(1 << max(0, excess)) : .infinity
    }

    /// The mark of an excess.
    static func mark(_ excess: Int) -> String { mark + String(excess) }

    /// The tokens to add to the overlay words of a paragraph.
    static func tokens(overlay: Int, words: Int) -> [String] {
        let excess = excess(overlay: overlay, words: words)
        if excess > 0 { return [mark(excess)] }
        return Array(repeating: mark, count: words - overlay)
    }
}

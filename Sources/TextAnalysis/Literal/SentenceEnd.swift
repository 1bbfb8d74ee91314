internal import TextBasics

/// The marks that end a sentence in folded text.
package enum SentenceEnd {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "!", "?", ";", "！", "？", "；", "…", "\n", "｡": true
        default: false
        }
    }

    /// The byte ranges of the sentences of a folded text, in order, each including its mark.
    package static func sentences(of text: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < text.count {
            if contains(UTF8Decoding.next(text.span, &index)) {
                sentences.append(start..<index)
                start = index
            }
        }
        if start < text.count { sentences.append(start..<text.count) }
        return sentences
    }
}

/// Words that are searched for in many short texts. The set of characters in a text excludes most words without a
/// search.
struct SoughtWords: ExpressibleByArrayLiteral, Sendable {
    /// The set of characters in a text, as a 64-bit mask: characters with the same remainder share a bit.
    struct Characters {
        fileprivate let bits: UInt64
        fileprivate let text: String

        init(of text: String) {
            self.text = text
            bits = SoughtWords.bits(of: text)
        }
    }

    private let words: [(text: String, bits: UInt64)]

    init(_ words: [String]) { self.words = words.map { ($0, Self.bits(of: $0)) } }

    init(arrayLiteral words: String...) { self.init(words) }

    private static func bits(of text: String) -> UInt64 {
        text.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
    }

    /// Whether a text may contain one of the words, by its characters. False is certain, true is not.
    func mayBeContained(by characters: Characters) -> Bool {
        words.contains { $0.bits & ~characters.bits == 0 }
    }

    /// Whether a text contains one of the words.
    func areContained(by characters: Characters) -> Bool {
        words.contains { word in
            word.bits & ~characters.bits == 0 && characters.text.containsBytes(word.text)
        }
    }
}

/// Words that are looked for in many short texts. Most are ruled out by the characters of a text, without a search.
struct SoughtWords: ExpressibleByArrayLiteral, Sendable {
    /// The characters of a text, as one bit for all with the same remainder.
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

    /// Whether a text has all characters of one of the words. False is certain, true is not.
    func mayBeHeld(by characters: Characters) -> Bool {
        words.contains { $0.bits & ~characters.bits == 0 }
    }

    /// Whether a text contains one of the words.
    func areHeld(by characters: Characters) -> Bool {
        words.contains { word in
            word.bits & ~characters.bits == 0 && characters.text.holds(word.text)
        }
    }
}

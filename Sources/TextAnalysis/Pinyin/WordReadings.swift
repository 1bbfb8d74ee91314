internal import TextBasics

/// Words in which a character has another reading than it usually has.
package struct WordReadings: Sendable {
    /// The syllables of each word, by its bytes.
    package let words: [[UInt8]: [[UInt8]]]
    /// The lengths of words in bytes, the longest first.
    private let lengths: [Int]

    /// The shipped list, read on first use.
    package static let shipped = WordReadings(PackageResources.pinyin_words_txt)

    /// - Parameter list: lines, each with a word, a tab, and the syllables of the word, separated by spaces.
    init(_ list: [UInt8]) {
        var words: [[UInt8]: [[UInt8]]] = [:]
        for line in ListLines(list) {
            let fields = line.fields
            guard fields.count == 2 else { continue }
            words[Array(fields[0].utf8)] = ListLines.words(fields[1].utf8).map { Array($0.utf8) }
        }
        self.words = words
        lengths = Set(words.keys.map(\.count)).sorted(by: >)
    }

    /// Replaces the syllables of known words in a text. Words are looked up from left to right, the longest first.
    ///
    /// - Parameters:
    ///   - syllables: one for each character.
    ///   - text: characters of three bytes each.
    package func correct(_ syllables: inout [[UInt8]], of text: [UInt8]) {
        var start = 0
        while start < text.count {
            var end = start + 3
            for length in lengths where start + length <= text.count {
                guard let known = words[Array(text[start..<start + length])] else { continue }
                for (index, syllable) in known.enumerated() {
                    syllables[start / 3 + index] = syllable
                }
                end = start + length
                break
            }
            start = end
        }
    }
}

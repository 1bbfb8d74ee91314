internal import ICUText
internal import InvertedIndex
internal import TextAnalysis

/// The words of an index with their pronunciation, to find what a sequence of Latin letters may mean.
///
/// ICU has one reading per character. A shipped list has the words in which a character is read differently, such as 银行
/// and 重庆.
struct PinyinWords {
    private struct Word {
        let text: [UInt8]
        let docFrequency: Int
        let full: [UInt8]
        let initials: [UInt8]
    }

    /// A sequence of words whose pinyin is the letters so far.
    private struct Path {
        var text: [UInt8] = []
        var score = 0.0
        /// How many of its last words have one character.
        var singles = 0
    }

    private var words: [Word] = []

    /// The beam width: how many sequences are extended at each offset of the letters.
    private static let beamWidth = 48
    /// The maximum length in characters of a listed word that is looked for in a sequence of single characters.
    private static let maxKnownLength = 4
    /// The cost of each word of a sequence: a sequence of few words is more likely. This is the minimum; the cost grows
    /// with the index, because single characters are more frequent in a large one.
    private var wordCost = 12.0

    /// Reads and transliterates all words of an index.
    ///
    /// - Complexity: O(words of the index); some tens of milliseconds.
    init(_ reader: IndexReader) throws(ReportSearchError) {
        var terms: [[UInt8]: Int] = [:]
        try rethrowing { () throws(IndexError) in
            for space in [TermSpace.words, .overlay] {
                try reader.forEachTerm(of: space, prefix: []) { bytes, count in
                    // Only words of at most eight Han characters of the basic plane, because only Han characters have
                    // readings.
                    guard bytes.count % 3 == 0, bytes.count <= 24,
                        stride(from: 0, to: bytes.count, by: 3).allSatisfy({
                            (0xE3...0xE9).contains(bytes[bytes.startIndex + $0])
                        })
                    else { return }
                    terms[Array(bytes), default: 0] += count
                }
            }
        }
        wordCost = max(wordCost, Magnitude.of(reader.docCount) + 2)
        let readings = try Self.readings(Set(terms.keys.flatMap(Self.characters)))
        for (text, count) in terms {
            let characters = Self.characters(text)
            var syllables = characters.compactMap { readings[$0] }
            guard syllables.count * 3 == text.count else { continue }
            WordReadings.shipped.correct(&syllables, of: text)
            words.append(
                Word(
                    text: text, docFrequency: count, full: syllables.flatMap(\.self),
                    initials: syllables.compactMap(\.first)))
        }
        // The index may have only the single characters of a listed word such as 校对; the listed reading is used too.
        for (text, known) in WordReadings.shipped.words where terms[text] == nil {
            let counts = Self.characters(text).map { terms[$0] ?? 0 }
            guard let least = counts.min(), least > 0 else { continue }
            words.append(
                Word(
                    text: text, docFrequency: least, full: known.flatMap(\.self),
                    initials: known.compactMap(\.first)))
        }
        // A fixed order, since dictionaries have none.
        words.sort { $0.text.lexicographicallyPrecedes($1.text) }
    }

    private static func characters(_ text: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: text.count, by: 3).map { Array(text[$0..<$0 + 3]) }
    }

    private static func readings(
        _ characters: Set<[UInt8]>
    ) throws(ReportSearchError) -> [[UInt8]: [UInt8]] {
        let ordered = Array(characters)
        let lines = ordered.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        let rewritten = try rethrowing { () throws(ICUError) in
            try Transliterator(Transliterator.pinyin).rewrite(lines)
        }
        var readings: [[UInt8]: [UInt8]] = [:]
        let syllables = rewritten.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (character, syllable) in zip(ordered, syllables) {
            let letters = syllable.filter { $0 != 0x20 }
            if letters.allSatisfy({ (0x61...0x7A).contains($0) }), !letters.isEmpty {
                readings[character] = Array(letters)
            }
        }
        return readings
    }

    /// Sequences of words whose full pinyin equals the letters, the more likely ones first; if there are none,
    /// sequences with these letters as initials.
    ///
    /// - Parameter letters: a to z.
    func sequences(pronounced letters: [UInt8]) -> [[UInt8]] {
        let full = sequences(letters, \.full)
        return full.isEmpty ? sequences(letters, \.initials) : full
    }

    private func sequences(_ letters: [UInt8], _ reading: KeyPath<Word, [UInt8]>) -> [[UInt8]] {
        var byStart: [[Word]] = Array(repeating: [], count: letters.count)
        for word in words {
            let sound = word[keyPath: reading]
            guard !sound.isEmpty, sound.count <= letters.count else { continue }
            for start in 0...letters.count - sound.count
            where letters[start..<start + sound.count].elementsEqual(sound) {
                byStart[start].append(word)
            }
        }
        var paths: [[Path]] = Array(repeating: [], count: letters.count + 1)
        paths[0] = [Path()]
        for start in letters.indices {
            let best = paths[start].sorted(by: Self.precedes).prefix(Self.beamWidth)
            for word in byStart[start] {
                let gain = Magnitude.of(word.docFrequency) - wordCost
                let end = start + word[keyPath: reading].count
                for path in best {
                    let isSingle = word.text.count == 3
                    let longer = Path(
                        text: path.text + word.text, score: path.score + gain,
                        singles: isSingle ? path.singles + 1 : 0)
                    if isSingle, isMisread(longer, letters[..<end], reading) { continue }
                    paths[end].append(longer)
                }
            }
        }
        var seen: Set<[UInt8]> = []
        return paths[letters.count].sorted(by: Self.precedes).map(\.text)
            .filter { seen.insert($0).inserted }
    }

    /// Whether the last single characters of a sequence are a known word with another reading: xiao dui is not 校对.
    private func isMisread(
        _ path: Path, _ letters: ArraySlice<UInt8>, _ reading: KeyPath<Word, [UInt8]>
    ) -> Bool {
        guard path.singles > 1 else { return false }
        return (2...min(path.singles, Self.maxKnownLength)).contains { length in
            guard let known = WordReadings.shipped.words[Array(path.text.suffix(length * 3))] else {
                return false
            }
            let sound =
                reading == \Word.full ? known.flatMap(\.self) : known.compactMap(\.first)
            return !letters.suffix(sound.count).elementsEqual(sound)
        }
    }

    private static func precedes(_ left: Path, _ right: Path) -> Bool {
        left.score != right.score
            ? left.score > right.score : left.text.lexicographicallyPrecedes(right.text)
    }
}

/// Approximate binary logarithms, for weighting.
private enum Magnitude {
    /// The logarithm of a count; linear between powers of two.
    static func of(_ count: Int) -> Double {
        let value = max(count, 1)
        let whole = Int.bitWidth - 1 - value.leadingZeroBitCount
        return Double(whole) + Double(value - (1 << whole)) / Double(1 << whole)
    }
}

internal import InvertedIndex
internal import ReportSearch
internal import TextAnalysis

/// Counts the words around the literal occurrences of a term. Not Sendable: each thread needs its own.
final class CollocationCounter {
    /// The words in the windows around the term, with their counts.
    struct Windows: Sendable {
        var words = WordIDs()
        /// The occurrences of each word before the term, by the word's number.
        var left: [Int] = []
        /// The occurrences of each word after the term, by the word's number.
        var right: [Int] = []
        /// The occurrences of the term.
        var nodes = 0

        mutating func add(_ range: Range<Int>, in bytes: [UInt8], left more: Int, right others: Int)
        {
            let id = words.id(of: range, in: bytes)
            if id == left.count {
                left.append(0)
                right.append(0)
            }
            left[id] += more
            right[id] += others
        }

        mutating func add(_ other: Windows) {
            nodes += other.nodes
            for id in 0..<other.words.count {
                let word = Array(other.words.word(id))
                add(0..<word.count, in: word, left: other.left[id], right: other.right[id])
            }
        }
    }

    private let forms: [[UInt8]]
    private let window: Int
    private let texts: CorpusTexts

    init(of term: String, window: Int, in texts: CorpusTexts) {
        forms = texts.session.forms(of: texts.session.fold(term))
        self.window = window
        self.texts = texts
    }

    /// Counts the words in the windows of some docs.
    func count(_ docs: ArraySlice<DocAddress>) throws(ReportSearchError) -> Windows {
        var found = Windows()
        let analyzer = texts.session.analyzer
        for doc in docs {
            try texts.tokenize(doc) {
                let bytes = analyzer.folded.bytes
                // The digit forms of years in Chinese numerals are stored after the text; they are skipped.
                let words = analyzer.dividedWords.filter {
                    Int($0.end) <= analyzer.folded.textCount
                }
                for place in forms.flatMap({ LiteralMatch.ranges(of: $0, in: analyzer.folded.text) }
                ) {
                    found.nodes += 1
                    let words = Self.words(words, apartFrom: place, analyzer.words)
                    let left = Self.first(of: words) { Int($0.end) > place.lowerBound }
                    let right = Self.first(of: words) { Int($0.start) >= place.upperBound }
                    for word in words[max(0, left - window)..<left] {
                        found.add(word.range, in: bytes, left: 1, right: 0)
                    }
                    for word in words[right...].prefix(window) {
                        found.add(word.range, in: bytes, left: 0, right: 1)
                    }
                }
            }
        }
        return found
    }

    /// The words, but with the first dictionary word that overlaps the term replaced by its parts: 规范 and 执法 for 规范执法.
    private static func words(
        _ words: [Token], apartFrom place: Range<Int>, _ parts: [Token]
    ) -> [Token] {
        guard
            let index = words.firstIndex(where: { $0.kind == .overlay && $0.range.overlaps(place) })
        else { return words }
        let whole = words[index].range
        return Array(words[..<index])
            + parts.filter { whole.contains(Int($0.start)) && Int($0.end) <= whole.upperBound }
            + words[(index + 1)...]
    }

    /// The index of the first word for which a condition is true. The condition must also be true for all later words.
    private static func first(of words: [Token], where predicate: (Token) -> Bool) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if predicate(words[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

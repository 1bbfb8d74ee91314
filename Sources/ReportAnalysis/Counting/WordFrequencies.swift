internal import InvertedIndex
internal import ReportSearch
internal import TextAnalysis

/// How often each word occurs in a set of paragraphs. Words are as ICU segments them, but those of the overlay and the
/// user's dictionary are whole.
struct WordFrequencies: Sendable {
    private(set) var words = WordIDs()
    /// The occurrences of each word, by its number.
    private(set) var counts: [Int] = []
    /// The occurrences of all words.
    private(set) var total = 0

    init() {}

    /// Counts the words of docs.
    ///
    /// - Complexity: O(text), divided between all cores.
    init(
        of docs: [DocAddress], in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let parts = try CorpusPass.map(docs, in: searcher, makeWorker: { CorpusTexts($0) }) {
            texts, docs throws(ReportSearchError) in
            var part = WordFrequencies()
            let analyzer = texts.session.analyzer
            for doc in docs {
                try texts.tokenize(doc) {
                    let bytes = analyzer.folded.bytes
                    for word in analyzer.dividedWords { part.add(word.range, in: bytes, 1) }
                }
            }
            return part
        }
        for part in parts { add(part) }
    }

    /// The occurrences of a word.
    func count(_ word: ArraySlice<UInt8>) -> Int { words.known(word).map { counts[$0] } ?? 0 }

    private mutating func add(_ range: Range<Int>, in bytes: [UInt8], _ count: Int) {
        let id = words.id(of: range, in: bytes)
        if id == counts.count { counts.append(0) }
        counts[id] += count
        total += count
    }

    private mutating func add(_ other: WordFrequencies) {
        for id in 0..<other.words.count {
            let word = Array(other.words.word(id))
            add(0..<word.count, in: word, other.counts[id])
        }
    }
}

internal import InvertedIndex
internal import QueryLanguage
public import ReportSearch
internal import TextAnalysis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A word that occurs near a term, with measures of their association.
public struct Collocate: Sendable {
    /// The word, folded.
    public let word: String
    /// Occurrences in the windows before the term.
    public let left: Int
    /// Occurrences in the windows after the term.
    public let right: Int
    /// Occurrences in the whole index.
    public let frequency: Int
    /// Log-likelihood ratio (Dunning, 1993). A ratio of 10.83 or more is due to chance once in a thousand cases.
    public let logLikelihood: Double
    /// Mutual information (Church & Hanks, 1990), in bits. Positive if the word is more frequent near the term than
    /// chance predicts.
    public let mutualInformation: Double
    /// logDice (Rychlý, 2008): 14 at most; does not depend on the size of the collection.
    public let logDice: Double

    /// Occurrences in all windows.
    public var count: Int { left + right }
}

/// The collocates of a term.
public struct Collocation: Sendable {
    /// Occurrences of the term.
    public let nodeCount: Int
    /// Words in the whole index.
    public let wordCount: Int
    /// Words in all windows.
    public let windowCount: Int
    /// The collocates, by the bytes of the word.
    public let collocates: [Collocate]
}

extension Collocation {
    /// Counts the words around the literal occurrences of a term.
    ///
    /// - Parameters:
    ///   - window: the number of words on each side; a window ends with the paragraph.
    ///   - minCount: words with fewer occurrences in the windows are left out.
    ///   - filter: the reports and sections to search.
    /// - Complexity: O(text of the paragraphs with the term + postings of the collocates).
    public init(
        of term: String, window: Int, minCount: Int, filter: ReportFilter = ReportFilter(),
        in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let forms = session.forms(of: session.fold(term))
        var request = SearchRequest(term, limit: nil)
        request.filter = filter
        request.ranking = .bm25
        request.relaxes = false
        let query = try session.analyzed(.literally(term), of: term)
        var nodes = 0
        var counts: [[UInt8]: (left: Int, right: Int)] = [:]
        var paragraphs = session.paragraphs(try session.matches(query, request).map(\.doc))
        while let paragraph = try paragraphs.next() {
            let words = try Self.placedWords(of: paragraph.record.text, session)
            let text = session.analyzer.folded.text
            for place in forms.flatMap({ LiteralMatch.ranges(of: $0, in: text) }) {
                nodes += 1
                let before = words.last { $0.range.upperBound <= place.lowerBound }
                let left = before.map { $0.index + 1 } ?? 0
                let right = words.first { $0.range.lowerBound >= place.upperBound }?.index
                for word in words[max(0, left - window)..<left] {
                    counts[word.term, default: (0, 0)].left += 1
                }
                for word in words[(right ?? words.count)...].prefix(window) {
                    counts[word.term, default: (0, 0)].right += 1
                }
            }
        }
        let windowCount = counts.values.reduce(0) { $0 + $1.left + $1.right }
        let wordCount = session.reader.statistics().wordCount
        var collocates: [Collocate] = []
        for (word, count) in counts where count.left + count.right >= minCount {
            let frequency = try rethrowing { () throws(IndexError) in
                try session.core.frequency(of: Term(.words, word))
            }
            collocates.append(
                Self.collocate(
                    word, count, frequency: frequency, nodes: nodes, windowCount: windowCount,
                    wordCount: wordCount))
        }
        collocates.sort { $0.word < $1.word }
        self.init(
            nodeCount: nodes, wordCount: wordCount, windowCount: windowCount,
            collocates: collocates)
    }

    private struct PlacedWord {
        let index: Int
        let term: [UInt8]
        let range: Range<Int>
    }

    /// The words of a text with their ranges in the folded text, without years in Chinese numerals, whose terms are
    /// after the text.
    private static func placedWords(
        of text: String, _ session: SearchSession
    ) throws(ReportSearchError) -> [PlacedWord] {
        let terms = try session.words(of: text)
        let analyzer = session.analyzer
        var inside: [PlacedWord] = []
        for (term, word) in zip(terms, analyzer.words)
        where Int(word.end) <= analyzer.folded.textCount {
            inside.append(PlacedWord(index: inside.count, term: term, range: word.range))
        }
        return inside
    }

    private static func collocate(
        _ word: [UInt8], _ count: (left: Int, right: Int), frequency: Int, nodes: Int,
        windowCount: Int, wordCount: Int
    ) -> Collocate {
        let near = Double(count.left + count.right)
        let all = Double(max(frequency, count.left + count.right))
        let association = Association(
            both: count.left + count.right, word: frequency, part: windowCount, total: wordCount)
        return Collocate(
            word: String(decoding: word, as: UTF8.self), left: count.left, right: count.right,
            frequency: frequency, logLikelihood: association.logLikelihood,
            mutualInformation: log2(near / max(association.expected, .leastNonzeroMagnitude)),
            logDice: 14 + log2(2 * near / (Double(nodes) + all)))
    }
}

internal import InvertedIndex
internal import QueryLanguage
public import ReportSearch
internal import TextAnalysis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A word that stands near a term more often than chance would have it.
public struct Collocate: Sendable {
    /// The word, folded.
    public let word: String
    /// How often it stands in the window before the term.
    public let left: Int
    /// How often behind it.
    public let right: Int
    /// How often it stands in all texts.
    public let frequency: Int
    /// Dunning's log-likelihood ratio (1993): how surely it is no chance; 10.83 is one in a thousand.
    public let logLikelihood: Double
    /// Mutual information (Church & Hanks, 1990), in bits: how much likelier the word is near the term than elsewhere.
    public let mutualInformation: Double
    /// logDice (Rychlý, 2008): 14 at most, whatever the size of the collection.
    public let logDice: Double

    /// How often it stands in the window.
    public var count: Int { left + right }
}

/// The words around a term.
public struct Collocation: Sendable {
    /// How often the term stands.
    public let nodeCount: Int
    /// Words of all texts.
    public let wordCount: Int
    /// Words in the windows.
    public let windowCount: Int
    /// The words, in no order that means anything.
    public let collocates: [Collocate]
}

extension Collocation {
    /// The words around the places where a term stands literally.
    ///
    /// - Parameters:
    ///   - window: how many words on either side count; windows end with the paragraph.
    ///   - minCount: words that occur in the windows less often are left out.
    /// - Complexity: O(text of the paragraphs that hold the term), and O(postings of the words that stand near it).
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

    /// The words of a text that stand in it, with their places in the folded text.
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

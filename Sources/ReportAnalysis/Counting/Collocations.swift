internal import InvertedIndex
public import ReportSearch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A word that occurs near a term, with measures of their association.
public struct Collocate: Sendable {
    /// The folded word, as ICU segments it; a word of the overlay or the user's dictionary is whole.
    public let word: String
    /// Occurrences in the windows before the term.
    public let left: Int
    /// Occurrences in the windows after the term.
    public let right: Int
    /// Occurrences in the whole index.
    public let frequency: Int
    /// The number of occurrences in the windows that chance predicts.
    public let expected: Double
    /// Log-likelihood ratio (Dunning, 1993). Chance alone gives a ratio of 10.83 or more in one of a thousand cases.
    public let logLikelihood: Double
    /// The p-value of the ratio: the probability that chance alone gives it or a larger one (chi-square, one degree of
    /// freedom).
    public let probability: Double
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
    /// The collocates, sorted by word.
    public let collocates: [Collocate]
}

extension Collocation {
    /// Counts the words around the literal occurrences of a term.
    ///
    /// - Parameters:
    ///   - window: the number of words on each side; a window ends with the paragraph.
    ///   - minCount: words with fewer occurrences in the windows are left out.
    ///   - filter: the reports and sections to search.
    ///   - found: called with the number of paragraphs with the term, before their words are counted.
    /// - Complexity: O(text of the paragraphs with the term), divided between all cores, + postings of the collocates.
    public init(
        of term: String, window: Int, minCount: Int, filter: ReportFilter = ReportFilter(),
        in searcher: ReportSearcher, found: (Int) -> Void = { _ in }
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let docs = try session.docs(literally: term, filter)
        found(docs.count)
        let windows = try CorpusPass.map(
            docs, in: searcher,
            makeWorker: { session in
                CollocationCounter(of: term, window: window, in: CorpusTexts(session))
            }
        ) { counter, docs throws(ReportSearchError) in try counter.count(docs) }
        var counts = CollocationCounter.Windows()
        for part in windows { counts.add(part) }
        let wordCount = session.reader.wordCount
        let windowCount = counts.left.reduce(0, +) + counts.right.reduce(0, +)
        var collocates: [Collocate] = []
        for id in 0..<counts.words.count where counts.left[id] + counts.right[id] >= minCount {
            let word = Array(counts.words.word(id))
            // The frequency of a word includes its occurrences as a part of longer words of the overlay. A word of the
            // overlay itself is counted only in the term space of the overlay.
            let frequency = try rethrowing { () throws(IndexError) in
                let own = try session.core.frequency(of: Term(.words, word))
                return own > 0 ? own : try session.core.frequency(of: Term(.overlay, word))
            }
            collocates.append(
                Self.collocate(
                    word, (counts.left[id], counts.right[id]), frequency: frequency,
                    nodes: counts.nodes, windowCount: windowCount, wordCount: wordCount))
        }
        collocates.sort { $0.word < $1.word }
        self.init(
            nodeCount: counts.nodes, wordCount: wordCount, windowCount: windowCount,
            collocates: collocates)
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
            frequency: frequency, expected: association.expected,
            logLikelihood: association.logLikelihood, probability: association.probability,
            mutualInformation: log2(near / max(association.expected, .leastNonzeroMagnitude)),
            logDice: 14 + log2(2 * near / (Double(nodes) + all)))
    }
}

internal import InvertedIndex
public import ReportSearch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A word that is more or less frequent in the target paragraphs than in the reference paragraphs.
public struct Keyword: Sendable {
    /// The word, folded.
    public let word: String
    /// Occurrences in the target paragraphs.
    public let count: Int
    /// Occurrences in the reference paragraphs.
    public let otherCount: Int
    /// The number of occurrences that chance predicts in the target paragraphs.
    public let expected: Double
    /// Log-likelihood ratio (Dunning, 1993): how certain it is that the difference is not due to chance.
    public let logLikelihood: Double
    /// The probability of a ratio as large or larger by chance (chi-square, one degree of freedom).
    public let probability: Double
    /// The effect size: the binary logarithm of the ratio of the relative frequencies (Hardie, 2014). 1 means twice as
    /// frequent; below 0 the word is rarer. A count of 0 is taken as 0.5.
    public let logRatio: Double
    /// Occurrences per ten thousand words of the target paragraphs.
    public let perTenThousand: Double
    /// Occurrences per ten thousand words of the reference paragraphs.
    public let otherPerTenThousand: Double
}

/// The words by which the target paragraphs differ from the reference paragraphs.
public struct KeywordTable: Sendable {
    /// The number of words in the target paragraphs.
    public let wordCount: Int
    /// The number of words in the reference paragraphs.
    public let referenceWordCount: Int
    /// The number of target paragraphs.
    public let paragraphCount: Int
    /// The number of reference paragraphs.
    public let referenceParagraphCount: Int
    /// The words, sorted.
    public let keywords: [Keyword]

    /// Compares the words of two sets of paragraphs. Paragraphs in both sets count in the target only.
    ///
    /// - Parameters:
    ///   - request: matches the target paragraphs.
    ///   - reference: matches the reference paragraphs; nil for all other paragraphs of the index.
    ///   - minCount: words with fewer occurrences in both together are left out.
    ///   - found: called with the numbers of target and reference paragraphs, before their words are counted.
    /// - Complexity: O(text), divided between all cores.
    public init(
        of request: SearchRequest, against reference: SearchRequest?, minCount: Int,
        in searcher: ReportSearcher, found: (Int, Int) -> Void = { _, _ in }
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let docs = try session.docs(of: request)
        let own = Set(docs)
        let reference =
            if let reference {
                try session.docs(of: reference)
            } else {
                try session.docs(of: try session.docFilter(ReportFilter()))
            }
        let others = reference.filter { !own.contains($0) }
        (paragraphCount, referenceParagraphCount) = (docs.count, others.count)
        found(docs.count, others.count)
        let target = try WordFrequencies(of: docs, in: searcher)
        let rest = try WordFrequencies(of: others, in: searcher)
        wordCount = target.total
        referenceWordCount = rest.total
        var keywords: [Keyword] = []
        for id in 0..<target.words.count {
            let word = target.words.word(id)
            let (count, other) = (target.counts[id], rest.count(word))
            if count + other < minCount { continue }
            keywords.append(Self.keyword(word, count, other, target.total, rest.total))
        }
        for id in 0..<rest.words.count where rest.counts[id] >= minCount {
            let word = rest.words.word(id)
            if target.words.known(word) != nil { continue }
            keywords.append(Self.keyword(word, 0, rest.counts[id], target.total, rest.total))
        }
        self.keywords = keywords.sorted { $0.word < $1.word }
    }

    private static func keyword(
        _ word: ArraySlice<UInt8>, _ count: Int, _ other: Int, _ total: Int, _ otherTotal: Int
    ) -> Keyword {
        let association = Association(
            both: count, word: count + other, part: total, total: total + otherTotal)
        func rate(_ count: Double, _ total: Int) -> Double {
            total == 0 ? 0 : count / Double(total)
        }
        let own = rate(count == 0 ? 0.5 : Double(count), total)
        let others = rate(other == 0 ? 0.5 : Double(other), otherTotal)
        return Keyword(
            word: String(decoding: word, as: UTF8.self), count: count, otherCount: other,
            expected: association.expected, logLikelihood: association.logLikelihood,
            probability: association.probability,
            logRatio: own > 0 && others > 0 ? log2(own / others) : 0,
            perTenThousand: rate(Double(count), total) * 10_000,
            otherPerTenThousand: rate(Double(other), otherTotal) * 10_000)
    }
}

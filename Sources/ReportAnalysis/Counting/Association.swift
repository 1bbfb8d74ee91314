#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How strongly a word is associated with a part of a text, from the 2 × 2 table of their counts.
struct Association {
    /// The number of times the word occurs in the part.
    let both: Double
    /// The number expected if word and part were independent.
    let expected: Double
    /// Twice the log-likelihood ratio (Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence).
    let logLikelihood: Double

    /// The probability of a ratio as large or larger by chance: the tail of chi-square with one degree of freedom.
    var probability: Double { erfc((max(0, logLikelihood) / 2).squareRoot()) }

    /// - Parameters:
    ///   - both: occurrences of the word in the part.
    ///   - word: occurrences of the word in the whole.
    ///   - part: words in the part.
    ///   - total: words in the whole.
    init(both: Int, word: Int, part: Int, total: Int) {
        let (near, all) = (Double(both), Double(max(word, both)))
        let (window, total) = (Double(part), Double(max(total, part)))
        let observed = [near, window - near, all - near, total - window - all + near]
        let expected = [
            window * all / total, window * (total - all) / total,
            (total - window) * all / total, (total - window) * (total - all) / total,
        ]
        var likelihood = 0.0
        for (o, e) in zip(observed, expected) where o > 0 && e > 0 { likelihood += o * log(o / e) }
        self.both = near
        self.expected = expected[0]
        logLikelihood = 2 * likelihood
    }
}

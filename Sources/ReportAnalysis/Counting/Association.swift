#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How much more often two things come together than chance would have it: a table of one or not, by the other or not.
struct Association {
    /// Times both.
    let both: Double
    /// Times that either is expected with the other, if they had nothing to do with each other.
    let expected: Double
    /// Twice the log-likelihood ratio (Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence).
    let logLikelihood: Double

    /// - Parameters:
    ///   - both: times that word and part come together.
    ///   - word: times of the word.
    ///   - part: size of the part.
    ///   - total: size of the whole.
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

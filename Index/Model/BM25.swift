#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Okapi BM25 (Robertson, Walker et al., TREC-3, 1994), the variant whose idf is never negative:
///
///     idf   = ln(1 + (N - n + 0.5) / (n + 0.5))
///     score = sum over terms of  idf * f * (k1 + 1) / (f + k1 * (1 - b + b * length / average))
///
/// N is the number of live docs, n the number of live docs with the term, f the term's frequency in the doc, length the
/// doc's length in words, and average the average length of live docs. Scores, bounds and explanations use the same
/// arithmetic.
public struct BM25: Hashable, Sendable {
    /// The weight of further occurrences of a term; 0 to count only presence.
    public let k1: Double
    /// The weight of a doc's length, from 0 (none) to 1 (full).
    public let b: Double

    /// Makes the parameters.
    ///
    /// - Precondition: `k1 >= 0` and `0 <= b <= 1`, both finite.
    public init(k1: Double = 1.2, b: Double = 0.75) {
        precondition(k1 >= 0 && k1.isFinite, "k1 must be finite and not negative")
        precondition(b >= 0 && b <= 1, "b must lie between 0 and 1")
        self.k1 = k1
        self.b = b
    }

    /// The weight (idf) of a term that is in `docFrequency` of `docCount` docs.
    public static func inverseDocFrequency(docCount: Int, docFrequency: Int) -> Double {
        let n = Double(docFrequency)
        return log(1 + (Double(docCount) - n + 0.5) / (n + 0.5))
    }

    /// A term's share of a doc's score.
    ///
    /// - Parameters:
    ///   - idf: the term's weight, see `inverseDocFrequency`.
    ///   - frequency: the number of occurrences in the doc.
    ///   - length: the doc's length in words.
    ///   - average: the average length of all live docs; above zero.
    public func share(idf: Double, frequency: Int, length: Int, average: Double) -> Double {
        share(
            idf: idf, frequency: Double(frequency),
            lengthPart: lengthPart(length: Double(length), average: average))
    }

    /// The part of the denominator that depends on the doc alone.
    @inline(__always)
    func lengthPart(length: Double, average: Double) -> Double {
        k1 * (1 - b + b * length / average)
    }

    /// A term's share of a doc's score.
    @inline(__always)
    func share(idf: Double, frequency: Double, lengthPart: Double) -> Double {
        idf * frequency * (k1 + 1) / (frequency + lengthPart)
    }
}

/// A term's share of a score, with the values from which it is computed.
public struct ScoreShare: Sendable {
    /// The term.
    public let term: Term
    /// Number of occurrences in the doc.
    public let frequency: Int
    /// Number of live docs that contain the term.
    public let docFrequency: Int
    /// The term's weight.
    public let idf: Double
    /// The doc's length in words.
    public let length: Int
    /// The average length of all live docs, in words.
    public let averageLength: Double
    /// The share: what the term adds to the score.
    public let score: Double
}

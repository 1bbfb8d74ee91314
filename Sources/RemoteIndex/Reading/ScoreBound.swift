internal import InvertedIndex

/// Computes an upper bound of a doc's score from the engine's score of the doc.
///
/// For a term in the field `w`, the engine's share of a score and the share here are:
///
///     weight * idf' * c * f / (f + K'(length'))
///     weight * idf * (k1 + 1) * f / (f + K(length))
///
/// Here `idf'` counts all documents of the index, live or not, `c` is k1 + 1 or 1, and `length'` is the length rounded
/// down. The ratio of the shares is monotone in `f` and in the length, so its maximum is at an end of both ranges.
/// Therefore, the score here is at most the engine's score times the largest ratio of the query's terms. For grams, the
/// engine's share is multiplied by `n`, which depends on the exact length. For overlay words, the engine's length may be
/// larger: see ``OverlayPadding``.
struct ScoreBound {
    let snapshot: Snapshot
    /// The factor in the numerator of the engine's scores.
    let factor: Double
    /// The factor that allows for rounding, because the engine computes with single precision.
    private static let tolerance = 1.000_01

    /// The factor between the engine's scores of a search and upper bounds of scores here.
    ///
    /// - Parameter tallies: those of the terms of the search.
    /// - Returns: the factor; infinity if no bound is known.
    func ratio(_ search: RemoteSearch, _ tallies: [Term: TermTally]) -> Double {
        let bm25 = search.bm25
        var maximum = 0.0
        for term in search.terms {
            guard let tally = tallies[term], tally.live > 0 else { continue }
            let own = BM25.inverseDocFrequency(
                docCount: snapshot.docCount, docFrequency: tally.live)
            let other = BM25.inverseDocFrequency(
                docCount: docCount(of: term.space), docFrequency: tally.added)
            let ratio =
                own / other * (bm25.k1 + 1) / factor * lengthRatio(of: term.space, bm25)
            // If the statistics are inconsistent, no bound is known.
            guard ratio.isFinite, ratio > 0 else { return .infinity }
            maximum = max(maximum, ratio)
        }
        return maximum * Self.tolerance
    }

    /// The number of documents that the engine counts in the field of a space.
    func docCount(of space: TermSpace) -> Int {
        switch space {
        case .words: snapshot.withWords
        case .overlay: snapshot.withOverlay
        default: snapshot.withGrams
        }
    }

    /// The maximum of (f + K') / (f + K) over frequencies and lengths.
    private func lengthRatio(of space: TermSpace, _ bm25: BM25) -> Double {
        let average = max(Double(snapshot.lengthSum) / Double(max(snapshot.docCount, 1)), 1e-10)
        let (base, slope) = (bm25.k1 * (1 - bm25.b), bm25.k1 * bm25.b / average)
        switch space {
        case .overlay:
            // The field has at least as many tokens as there are words, so the engine's average is at least this.
            let engine = Double(snapshot.allWords) / Double(max(snapshot.withOverlay, 1))
            return Self.ratio(
                engine / OverlayPadding.factor(ofExcess: snapshot.overlayExcess), base, slope)
        case .words:
            let engine = Double(snapshot.allWords) / Double(max(snapshot.withWords, 1))
            return Self.ratio(engine, base, slope)
        default:
            return Self.ratio(max(snapshot.average, 1e-10), base, slope)
        }
    }

    private static func ratio(_ average: Double, _ base: Double, _ slope: Double) -> Double {
        let atZero = (1 + IndexLayout.k1 * (1 - IndexLayout.b)) / (1 + base)
        let atInfinity = slope > 0 ? IndexLayout.k1 * IndexLayout.b / average / slope : .infinity
        return max(1, atZero, atInfinity)
    }
}

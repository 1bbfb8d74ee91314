import InvertedIndex
import Testing

@testable import RemoteIndex

/// The proof of the bound, on random documents: no score is higher than the engine's score times the ratio.
@Suite struct BoundTests {
    /// The score of the engine by its formula, in single precision and with lengths rounded down.
    private func engineScore(
        _ search: RemoteSearch, _ tallies: [Term: TermTally], frequencies: [Int], length: Int,
        snapshot: Snapshot, factor: Double
    ) -> Double {
        let bound = ScoreBound(snapshot: snapshot, factor: factor)
        var score: Float = 0
        let rounded = length < 40 ? length : length - length % 4
        let average = Double(snapshot.allWords) / Double(snapshot.withWords)
        for (term, frequency) in zip(search.terms, frequencies) where frequency > 0 {
            let idf = BM25.inverseDocFrequency(
                docCount: bound.docCount(of: term.space), docFrequency: tallies[term]?.added ?? 0)
            let f = Double(frequency)
            let weight = search.weights[term] ?? 1
            switch term.space {
            case .words:
                let part = 1.2 * (0.25 + 0.75 * Double(rounded) / average)
                score += Float(weight * idf * factor * f / (f + part))
            case .overlay:
                // The field is as long as the words, or longer by at most the factor of the excess.
                let longest =
                    Double(rounded) * OverlayPadding.factor(ofExcess: snapshot.overlayExcess)
                let shortest = Double(snapshot.allWords) / Double(snapshot.withOverlay)
                let part = 1.2 * (0.25 + 0.75 * longest / shortest)
                score += Float(weight * idf * factor * f / (f + part))
            default:
                let n = IndexLayout.lengthFactor(length: length, average: snapshot.average)
                score += Float(weight * idf * factor / 2.2 * n)
            }
        }
        return Double(score)
    }

    @Test(arguments: 0..<400)
    func noScoreExceedsTheBound(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }
        var snapshot = Snapshot()
        snapshot.docCount = random(1...100_000)
        snapshot.lengthSum = snapshot.docCount * random(1...90)
        let all = snapshot.docCount + random(0...50_000)
        snapshot.withWords = all
        snapshot.withOverlay = all
        snapshot.withGrams = all
        snapshot.allWords = snapshot.withWords * random(1...90)
        snapshot.average = Double(random(1...90))
        snapshot.overlayExcess = seed % 5 == 0 ? random(1...3) : 0
        let spaces: [TermSpace] = [.words, .words, .overlay, .grams]
        let terms = (0..<random(1...6)).map { Term(spaces[random(0...3)], [UInt8($0)]) }
        var tallies: [Term: TermTally] = [:]
        var weights: [Term: Double] = [:]
        for term in terms {
            let live = random(1...snapshot.docCount)
            let removed = random(0...all - snapshot.docCount)
            tallies[term] = TermTally(added: live + removed, removed: removed)
            weights[term] = Double(random(1...30)) / 10
        }
        let bm25 =
            seed % 3 == 0
            ? BM25(k1: Double(random(0...30)) / 10, b: Double(random(0...10)) / 10) : BM25()
        let search = RemoteSearch(filter: nil, terms: terms, weights: weights, bm25: bm25)
        for factor in [2.2, 1.0] {
            let ratio = ScoreBound(snapshot: snapshot, factor: factor).ratio(search, tallies)
            let frequencies = terms.map { $0.space == .grams ? random(0...1) : random(0...7) }
            let length = random(0...700)
            var own = 0.0
            for (term, frequency) in zip(terms, frequencies) where frequency > 0 {
                let idf = BM25.inverseDocFrequency(
                    docCount: snapshot.docCount, docFrequency: tallies[term]?.live ?? 0)
                own += bm25.share(
                    idf: (weights[term] ?? 1) * idf, frequency: frequency, length: length,
                    average: Double(snapshot.lengthSum) / Double(snapshot.docCount))
            }
            let bound =
                ratio
                * engineScore(
                    search, tallies, frequencies: frequencies, length: length, snapshot: snapshot,
                    factor: factor)
            #expect(own <= bound || own == 0, "seed \(seed): \(own) > \(bound)")
        }
    }

    /// A normal index: the engine counts the same numbers of documents and words as here.
    @Test func theBoundIsNotMuchHigherThanTheScore() {
        var snapshot = Snapshot()
        snapshot.docCount = 1000
        snapshot.lengthSum = 30_000
        (snapshot.withWords, snapshot.withOverlay, snapshot.withGrams) = (1000, 1000, 1000)
        snapshot.allWords = 30_000
        snapshot.average = 30
        let terms = [Term(.words, "甲"), Term(.grams, "甲乙"), Term(.overlay, "甲乙丙")]
        let tallies = Dictionary(
            uniqueKeysWithValues: terms.map { ($0, TermTally(added: 50, removed: 0)) })
        let search = RemoteSearch(filter: nil, terms: terms, weights: [:], bm25: BM25())
        let ratio = ScoreBound(snapshot: snapshot, factor: 2.2).ratio(search, tallies)
        #expect(abs(ratio - 1) < 1e-4)
    }
}

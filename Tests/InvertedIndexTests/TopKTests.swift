import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct TopKTests {
    /// Keeps the same docs as sorting all docs, and its threshold is the score of the k-th doc.
    @Test(arguments: [0, 1, 2, 7, 64, 1_000])
    func keepsTheBestOfRandomDocs(limit: Int) {
        var generator = Seed.generator()
        var top = TopK(limit: limit)
        var all: [ScoredDoc] = []
        for number in 0..<500 {
            // Few distinct scores, so that many docs have equal scores.
            let doc = ScoredDoc(
                address: DocAddress(
                    segment: generator.below(3), doc: DocID(generator.below(1_000) * 500 + number)),
                score: Double(generator.below(20)))
            all.append(doc)
            let best = all.sorted(by: ScoredDoc.ranksBefore).prefix(limit)
            #expect(top.admits(doc) == best.contains(doc))
            top.offer(doc)
            #expect(top.ranked == Array(best))
            #expect(top.vacancies == limit - best.count)
            if limit > 0 {
                #expect(top.threshold == (top.isFull ? best.last?.score : -.infinity))
            }
        }
        top.raise(to: 100)
        #expect(top.threshold >= 100)
    }

    /// The estimate is never above the k-th largest score, and at most 63 below it.
    @Test func theEstimateIsNearTheKthLargest() {
        var generator = Seed.generator()
        for _ in 0..<200 {
            let bounds = (0..<generator.below(100)).map { _ in generator.below(1 << 15) }
            let k = 1 + generator.below(100)
            let estimate = KthLargest.lowerBound(k: k, of: bounds.count) { bounds[$0] }
            let sorted = bounds.sorted(by: >)
            let exact = k <= sorted.count ? sorted[k - 1] : 0
            #expect(estimate <= exact && exact - estimate < 64)
        }
    }
}

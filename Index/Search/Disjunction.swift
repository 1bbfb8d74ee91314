/// Scores every doc that holds any of the terms, window by window, and offers them to a top-k.
///
/// A window of docs has its accumulators in cache; each term adds its shares to them in turn. The
/// order of addition is the order of the terms, so that equal docs get equal bits.
struct Disjunction {
    private static let windowSize = 8192

    private let live: LiveSegment
    private let segmentNumber: Int
    private let weighted: WeightedTerms
    private var scores: [Double]

    init(_ live: LiveSegment, number: Int, weighted: WeightedTerms) {
        self.live = live
        segmentNumber = number
        self.weighted = weighted
        scores = [Double](repeating: 0, count: min(Self.windowSize, live.segment.docCount))
    }

    mutating func run(
        into top: inout TopK, statistics: inout SearchStatistics
    ) throws(IndexError) {
        var cursors = try weighted.cursors(in: live.segment)
        var first = 0
        while true {
            // Jump to the window of the least doc that any cursor still has.
            var least = PostingsCursor.end
            for index in cursors.indices { least = min(least, cursors[index].cursor.doc) }
            if least == PostingsCursor.end { break }
            first = Int(least)
            let end = min(first + Self.windowSize, live.segment.docCount)
            for index in cursors.indices {
                try add(&cursors[index].cursor, idf: cursors[index].idf, window: first..<end)
            }
            for slot in 0..<end - first where scores[slot] > 0 {
                let doc = DocID(first + slot)
                let score = scores[slot]
                scores[slot] = 0
                statistics.docsScored += 1
                if score < top.threshold || live.deletions.contains(doc) { continue }
                top.offer(
                    ScoredDoc(address: DocAddress(segment: segmentNumber, doc: doc), score: score))
            }
        }
        for index in cursors.indices {
            statistics.postingsDecoded += cursors[index].cursor.decodedCount
        }
    }

    private mutating func add(
        _ cursor: inout PostingsCursor, idf: Double, window: Range<Int>
    ) throws(IndexError) {
        let bm25 = weighted.bm25
        while cursor.doc < window.upperBound {
            let doc = cursor.doc
            let part = bm25.lengthPart(
                length: Double(live.segment.length(of: doc)), average: weighted.averageLength)
            scores[Int(doc) - window.lowerBound] += bm25.share(
                idf: idf, frequency: Double(try cursor.frequency), lengthPart: part)
            try cursor.next()
        }
    }
}

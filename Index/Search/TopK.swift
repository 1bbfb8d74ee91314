internal import HeapModule

/// Keeps the k best docs offered to it, and the threshold that further docs must reach.
package struct TopK {
    /// The number k.
    package let limit: Int
    /// The lowest-ranking doc is the minimum.
    private var heap: Heap<RankedDoc>
    private var floor = -Double.infinity

    private struct RankedDoc: Comparable {
        let doc: ScoredDoc

        static func < (left: RankedDoc, right: RankedDoc) -> Bool {
            ScoredDoc.ranksBefore(right.doc, left.doc)
        }
    }

    package init(limit: Int) {
        self.limit = limit
        heap = Heap(minimumCapacity: min(limit, 4096))
    }

    /// Docs with lower scores need not be offered; minus infinity while all docs must be offered.
    var threshold: Double {
        isFull ? max(floor, heap.min?.doc.score ?? .infinity) : floor
    }

    /// Whether it keeps k docs.
    var isFull: Bool { heap.count >= limit }

    /// The number of docs that can be added without dropping one.
    var vacancies: Int { limit - heap.count }

    /// Raises the threshold to a score that k docs are known to reach, even if they were not offered yet.
    mutating func raise(to score: Double) { floor = max(floor, score) }

    /// Whether `offer` would keep the doc.
    package func admits(_ doc: ScoredDoc) -> Bool {
        if heap.count < limit { return true }
        return heap.min.map { ScoredDoc.ranksBefore(doc, $0.doc) } ?? false
    }

    /// Keeps the doc if it is among the k best so far.
    ///
    /// - Complexity: O(log k).
    package mutating func offer(_ doc: ScoredDoc) {
        if heap.count < limit {
            heap.insert(RankedDoc(doc: doc))
        } else if admits(doc) {
            _ = heap.replaceMin(with: RankedDoc(doc: doc))
        }
    }

    /// The kept docs, best first.
    package var ranked: [ScoredDoc] {
        var docs = heap.unordered.map(\.doc)
        docs.sort(by: ScoredDoc.ranksBefore)
        return docs
    }
}

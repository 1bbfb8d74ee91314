/// Keeps the k best of the docs offered to it, and says what is worth offering.
///
/// A binary heap with the worst kept doc on top.
struct TopK {
    let limit: Int
    private var heap: [ScoredDoc] = []
    private var floor = -Double.infinity

    init(limit: Int) {
        self.limit = limit
        heap.reserveCapacity(min(limit, 4096))
    }

    /// Docs that score less need not be offered any more; minus infinity while all must be.
    var threshold: Double {
        isFull ? max(floor, heap.first?.score ?? .infinity) : floor
    }

    /// Whether as many docs are kept as are wanted.
    var isFull: Bool { heap.count >= limit }

    /// How many more docs are wanted.
    var room: Int { limit - heap.count }

    /// Takes notice that so many docs as are wanted score at least this, though they were not offered yet.
    mutating func raise(to score: Double) { floor = max(floor, score) }

    /// Whether the doc would be kept if it were offered.
    func wants(_ doc: ScoredDoc) -> Bool {
        heap.count < limit || (limit > 0 && ScoredDoc.ranksBefore(doc, heap[0]))
    }

    /// Keeps the doc if it is among the best so far.
    mutating func offer(_ doc: ScoredDoc) {
        if heap.count < limit {
            heap.append(doc)
            siftUp(heap.count - 1)
        } else if limit > 0 && ScoredDoc.ranksBefore(doc, heap[0]) {
            heap[0] = doc
            siftDown(0)
        }
    }

    /// The kept docs, best first.
    var ranked: [ScoredDoc] { heap.sorted(by: ScoredDoc.ranksBefore) }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard ScoredDoc.ranksBefore(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var worst = 2 * parent + 1
            guard worst < heap.count else { return }
            if worst + 1 < heap.count && ScoredDoc.ranksBefore(heap[worst], heap[worst + 1]) {
                worst += 1
            }
            guard ScoredDoc.ranksBefore(heap[parent], heap[worst]) else { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}

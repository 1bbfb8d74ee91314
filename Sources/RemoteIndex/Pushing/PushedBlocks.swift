internal import InvertedIndex
internal import RemoteMessages
internal import TextBasics

/// Divides the paragraphs of a plan into blocks, and finds out which blocks the cluster already has. So an interrupted
/// push can continue, and several processes can push one plan together.
struct PushedBlocks {
    private let docs: Range<Int>
    private let size: Int
    /// For each block, whether the cluster has all of it.
    private var complete: [Bool]

    init(
        _ connection: ClusterConnection, index: String, docs: Range<Int>, isNew: Bool
    ) throws(IndexError) {
        self.docs = docs
        // At most about 5,000 blocks: engines allow 10,000 buckets.
        size = max(2000, docs.count / 5000)
        let count = (docs.count + size - 1) / size
        complete = [Bool](repeating: false, count: count)
        if isNew || docs.isEmpty { return }
        try connection.send(.init(.post, "/\(index)/_refresh"))
        let aggregation = JSONText.object([
            (
                "blocks",
                .object([
                    (
                        "histogram",
                        .object([
                            ("field", .string("ord")), ("interval", .int(size)),
                            ("offset", .int(docs.lowerBound % size)), ("min_doc_count", .int(1)),
                        ])
                    )
                ])
            )
        ])
        var search = MultiSearch()
        search.add([index], ranks: false, .object([("size", .int(0)), ("aggs", aggregation)]))
        let answer = try connection.send([search.request])[0].searches(
            of: index, count: search.count)[0]
        for bucket in answer.aggregations?["blocks"]?["buckets"]?.array ?? [] {
            guard let key = bucket["key"]?.double, let found = bucket["doc_count"]?.int else {
                throw .remote(.badAnswer("blocks"))
            }
            let number = (Int(key) - docs.lowerBound) / size
            guard complete.indices.contains(number) else { continue }
            complete[number] = found == block(number).count
        }
    }

    private func block(_ number: Int) -> Range<Int> {
        let start = docs.lowerBound + number * size
        return start..<min(start + size, docs.upperBound)
    }

    /// The number of the block of a paragraph.
    private func number(of doc: Int) -> Int { (doc - docs.lowerBound) / size }

    /// Whether a block belongs to the share of a process.
    private func isIn(_ share: (number: Int, count: Int)?, _ block: Int) -> Bool {
        share.map { block % $0.count == $0.number - 1 } ?? true
    }

    /// Whether a paragraph belongs to the share of this process.
    func isAssigned(_ doc: Int, _ share: (number: Int, count: Int)?) -> Bool {
        isIn(share, number(of: doc))
    }

    /// Whether this process must send any of these paragraphs: one of its blocks is not complete.
    func mustSend(_ docs: Range<Int>, _ share: (number: Int, count: Int)?) -> Bool {
        !docs.isEmpty
            && (number(of: docs.lowerBound)...number(of: docs.upperBound - 1)).contains {
                isIn(share, $0) && !complete[$0]
            }
    }

    /// Whether the cluster has all of these paragraphs.
    func areStored(_ docs: Range<Int>) -> Bool {
        docs.isEmpty
            || (number(of: docs.lowerBound)...number(of: docs.upperBound - 1)).allSatisfy {
                complete[$0]
            }
    }
}

/// The counts of terms and words in the paragraphs that were analyzed.
final class PushSums {
    /// Whether added terms are counted here. Otherwise their counts come from the local dictionary.
    let countsAdded: Bool
    private(set) var tallies: [Term: TermTally] = [:]
    private(set) var wordCount = 0

    init(countsAdded: Bool) { self.countsAdded = countsAdded }

    func add(_ document: TokenizedDocument) {
        guard countsAdded else { return }
        wordCount += document.length
        document.forEachTerm { tallies[$0, default: TermTally()].added += 1 }
    }

    func remove(_ terms: Set<Term>) {
        for term in terms { tallies[term, default: TermTally()].removed += 1 }
    }
}

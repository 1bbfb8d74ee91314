internal import InvertedIndex

/// Puts docs in the order in which hits are shown: by score, and equal scores by path, then by
/// paragraph. The index alone knows only the order of indexing, which updates disturb.
struct TieOrder {
    let reader: IndexReader
    private var keys: [DocAddress: [UInt8]] = [:]

    init(reader: IndexReader) { self.reader = reader }

    /// All docs ranked; ties are settled as far as the first `limit` places need it.
    mutating func ranked(
        _ docs: [ScoredDoc], limit: Int
    ) throws(IndexError) -> [ScoredDoc] {
        var ranked = docs.sorted(by: ScoredDoc.ranksBefore)
        // One segment that was never updated holds its sources in the order of paths already.
        guard reader.segmentCount > 1 || reader.generation > 1 else { return ranked }
        var start = 0
        while start < min(limit, ranked.count) {
            var end = start + 1
            while end < ranked.count && ranked[end].score == ranked[start].score { end += 1 }
            if end - start > 1 {
                var run: [(key: [UInt8], doc: ScoredDoc)] = []
                for doc in ranked[start..<end] { run.append((try key(of: doc.address), doc)) }
                run.sort { left, right in
                    left.key != right.key
                        ? left.key.lexicographicallyPrecedes(right.key)
                        : left.doc.address < right.doc.address
                }
                ranked.replaceSubrange(start..<end, with: run.map(\.doc))
            }
            start = end
        }
        return ranked
    }

    private mutating func key(of doc: DocAddress) throws(IndexError) -> [UInt8] {
        if let known = keys[doc] { return known }
        let key = try reader.source(of: doc).key
        keys[doc] = key
        return key
    }
}

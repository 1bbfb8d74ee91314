/// Says which segments are to become one.
///
/// Tiers: segments of about the same size, within a factor of eight, are merged when there are as many as
/// a tier may hold; what comes of it belongs to the next tier or the one after. Each doc is so rewritten about once a
/// tier, and the number of segments grows with the logarithm of the index (Lucene's
/// TieredMergePolicy; O'Neil et al., "The log-structured merge-tree", 1996).
struct MergePolicy {
    struct Candidate {
        let number: UInt64
        let byteCount: Int
        let docCount: Int
        let deadCount: Int
    }

    /// As many segments of one size are merged.
    let segmentsPerTier: Int
    /// Merge all into one.
    var mergesAll = false

    /// Segments below this are of one size.
    private static let smallestTier = 1 << 20

    /// The numbers of segments to merge into one now; empty if nothing is to be done.
    func next(_ candidates: [Candidate]) -> Set<UInt64> {
        if mergesAll {
            let isDone = candidates.count <= 1 && candidates.allSatisfy { $0.deadCount == 0 }
            return isDone ? [] : Set(candidates.map(\.number))
        }
        var tiers: [Int: [UInt64]] = [:]
        for candidate in candidates {
            // What is mostly dead is rewritten at once.
            if candidate.deadCount * 2 > candidate.docCount { return [candidate.number] }
            tiers[Self.tier(candidate.byteCount), default: []].append(candidate.number)
        }
        let full = tiers.filter { $0.value.count >= segmentsPerTier }
        return Set(full.min { $0.key < $1.key }?.value ?? [])
    }

    private static func tier(_ byteCount: Int) -> Int {
        var tier = 0
        var limit = smallestTier
        while byteCount > limit {
            limit *= 8
            tier += 1
        }
        return tier
    }
}

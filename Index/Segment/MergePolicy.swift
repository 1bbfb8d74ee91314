/// Decides which segments to merge.
///
/// A tier contains segments of similar size, within a factor of eight. A full tier is merged, and the result belongs to
/// the next tier or the one after. So each doc is rewritten about once per tier, and the number of segments grows
/// logarithmically with the index (Lucene's TieredMergePolicy; O'Neil et al., "The log-structured merge-tree", 1996).
struct MergePolicy {
    struct Candidate {
        let number: UInt64
        let byteCount: Int
        let docCount: Int
        let deletedDocCount: Int
    }

    /// The number of segments in a full tier.
    let segmentsPerTier: Int
    /// Whether to merge all segments into one.
    var mergesAll = false

    /// The maximum size of segments in the lowest tier.
    private static let minTierByteCount = 1 << 20
    private static let tierFactor = 8

    /// The numbers of the segments to merge into one now; empty if there is nothing to merge.
    func next(_ candidates: [Candidate]) -> Set<UInt64> {
        if mergesAll {
            let isDone = candidates.count <= 1 && candidates.allSatisfy { $0.deletedDocCount == 0 }
            return isDone ? [] : Set(candidates.map(\.number))
        }
        var tiers: [Int: [UInt64]] = [:]
        for candidate in candidates {
            // A segment with mostly deleted docs is rewritten at once.
            if candidate.deletedDocCount * 2 > candidate.docCount { return [candidate.number] }
            tiers[Self.tier(candidate.byteCount), default: []].append(candidate.number)
        }
        let full = tiers.filter { $0.value.count >= segmentsPerTier }
        return Set(full.min { $0.key < $1.key }?.value ?? [])
    }

    private static func tier(_ byteCount: Int) -> Int {
        var tier = 0
        var limit = minTierByteCount
        while byteCount > limit {
            limit *= tierFactor
            tier += 1
        }
        return tier
    }
}

/// Groups near-identical texts. Each group is represented by its first text.
///
/// Candidates share a band of their MinHash signatures (P. Indyk, R. Motwani, "Approximate nearest neighbors", 1998,
/// doi:10.1145/276698.276876). Their common shingles are then counted, so a chance agreement of bands has no effect.
struct NearDuplicates {
    /// The minimum containment of near-identical texts in each other.
    static let minContainment = 0.8

    /// The first text of each group.
    private var firsts: [MinHash] = []
    private var buckets: [UInt64: [Int]] = [:]
    /// The number of verified candidates, a measure of the work done.
    private(set) var verifiedCount = 0
    /// The maximum number of groups in a bucket. A fuller bucket is boilerplate; other bands distinguish its texts.
    private static let maxPerBucket = 64

    init() {}

    /// The number of groups.
    var count: Int { firsts.count }

    /// The group of a text; nil if the text is near-identical to none.
    ///
    /// - Complexity: O(bands + shingles of the candidates).
    mutating func group(of text: MinHash) -> Int? {
        var seen: Set<Int> = []
        for hash in text.bandHashes {
            for candidate in buckets[hash] ?? [] where seen.insert(candidate).inserted {
                verifiedCount += 1
                if firsts[candidate].containment(text) >= Self.minContainment {
                    return candidate
                }
            }
        }
        return nil
    }

    /// Makes a text the first of a new group, and returns the number of the group.
    mutating func add(_ text: MinHash) -> Int {
        for hash in text.bandHashes where buckets[hash]?.count ?? 0 < Self.maxPerBucket {
            buckets[hash, default: []].append(firsts.count)
        }
        firsts.append(text)
        return firsts.count - 1
    }
}

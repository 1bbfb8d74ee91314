/// Gathers near-identical texts, each under the first of its kind.
///
/// Candidates share a band of their MinHash signatures (P. Indyk, R. Motwani, "Approximate nearest neighbors", 1998,
/// doi:10.1145/276698.276876); what they have in common is then counted, so no text is called near-identical by chance.
struct NearDuplicates {
    /// Near-identical texts contain so much of each other at least.
    static let leastContainment = 0.8

    /// The first of each kind.
    private var firsts: [MinHash] = []
    private var buckets: [UInt64: [Int]] = [:]
    /// Candidates that were verified: the work done.
    private(set) var verifiedCount = 0
    /// A bucket that holds more kinds than this is boilerplate; the other bands tell them apart.
    private static let mostInBucket = 64

    /// None yet.
    init() {}

    /// How many kinds there are.
    var count: Int { firsts.count }

    /// The kind that a text belongs to; nil if it is like none of them.
    ///
    /// - Complexity: O(bands + shingles of the candidates).
    mutating func kind(of text: MinHash) -> Int? {
        var seen: Set<Int> = []
        for hash in text.bandHashes {
            for candidate in buckets[hash] ?? [] where seen.insert(candidate).inserted {
                verifiedCount += 1
                if firsts[candidate].containment(text) >= Self.leastContainment {
                    return candidate
                }
            }
        }
        return nil
    }

    /// Makes a text the first of a new kind; returns its number.
    mutating func add(_ text: MinHash) -> Int {
        for hash in text.bandHashes where buckets[hash]?.count ?? 0 < Self.mostInBucket {
            buckets[hash, default: []].append(firsts.count)
        }
        firsts.append(text)
        return firsts.count - 1
    }
}

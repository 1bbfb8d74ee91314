/// The shingles of a masked text and their MinHash signature.
///
/// A. Broder, "On the resemblance and containment of documents", 1997, doi:10.1109/SEQUEN.1997.666900: two sets agree in
/// each place of their signatures with the probability of their resemblance.
struct MinHash {
    /// Symbols of a shingle.
    static let shingleLength = 5
    /// Rows of a band, and bands: texts are candidates for each other if any band agrees. At the least resemblance that
    /// near-identical texts can have, 2/3, one in a thousand is missed.
    static let rows = 3
    static let bands = 20

    /// Hashes of the shingles, each once, rising.
    let shingles: [UInt32]
    /// A hash for each band of the signature.
    let bandHashes: [UInt64]

    /// Of a text shorter than a shingle the whole is one.
    ///
    /// - Complexity: O(symbols · rows · bands).
    init(_ symbols: [UInt16]) {
        let length = max(1, min(Self.shingleLength, symbols.count))
        let hashes = Fingerprints.hashes(symbols, length: length)
        shingles = Set(hashes.map { UInt32(truncatingIfNeeded: $0 >> 32) }).sorted()
        var bandHashes: [UInt64] = []
        for band in 0..<Self.bands {
            var joined = UInt64(band)
            for row in 0..<Self.rows {
                let place = UInt32(band * Self.rows + row)
                // Odd factors make each a permutation of all 32-bit numbers.
                let factor = UInt32(truncatingIfNeeded: Fingerprints.mixed(UInt64(place) + 1)) | 1
                let offset = UInt32(truncatingIfNeeded: Fingerprints.mixed(UInt64(place) + 1) >> 32)
                var least = UInt32.max
                for shingle in shingles { least = min(least, shingle &* factor &+ offset) }
                joined = Fingerprints.mixed(joined ^ UInt64(least))
            }
            bandHashes.append(joined)
        }
        self.bandHashes = bandHashes
    }

    /// The share of the shingles of the longer text that both have: what each contains of the other at least.
    ///
    /// - Complexity: O(shingles of both).
    func containment(_ other: MinHash) -> Double {
        let longer = max(shingles.count, other.shingles.count)
        if longer == 0 { return 1 }
        var (a, b, common) = (0, 0, 0)
        while a < shingles.count, b < other.shingles.count {
            if shingles[a] == other.shingles[b] {
                common += 1
                a += 1
                b += 1
            } else if shingles[a] < other.shingles[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return Double(common) / Double(longer)
    }
}

/// The shingles of a masked text and their MinHash signature.
///
/// A. Broder, "On the resemblance and containment of documents", 1997, doi:10.1109/SEQUEN.1997.666900: the probability
/// that two signatures agree at a position equals the resemblance (Jaccard similarity) of the sets.
struct MinHash {
    /// The number of symbols in a shingle.
    static let shingleLength = 5
    /// Rows of a band, and bands. Two texts are candidates if any band agrees. Near-identical texts have a resemblance
    /// of at least 2/3; at that value one pair in a thousand is missed.
    static let rows = 3
    static let bands = 20

    /// The distinct hashes of the shingles, in rising order.
    let shingles: [UInt32]
    /// A hash for each band of the signature.
    let bandHashes: [UInt64]

    /// A text shorter than a shingle is one shingle.
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
                // With an odd factor, the linear function is a permutation of the 32-bit numbers.
                let factor = UInt32(truncatingIfNeeded: Fingerprints.mixed(UInt64(place) + 1)) | 1
                let offset = UInt32(truncatingIfNeeded: Fingerprints.mixed(UInt64(place) + 1) >> 32)
                var minimum = UInt32.max
                for shingle in shingles { minimum = min(minimum, shingle &* factor &+ offset) }
                joined = Fingerprints.mixed(joined ^ UInt64(minimum))
            }
            bandHashes.append(joined)
        }
        self.bandHashes = bandHashes
    }

    /// The number of common shingles as a share of the longer text's: each text contains at least this share of the
    /// other.
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

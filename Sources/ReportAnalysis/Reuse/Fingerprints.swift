/// The fingerprints of a masked text: selected hashes of runs of symbols. Texts that share a long run share a
/// fingerprint.
///
/// Winnowing: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for document fingerprinting",
/// SIGMOD 2003, doi:10.1145/872757.872770. The minimum of every ``window`` consecutive hashes is kept, the last one of
/// equal hashes. So every shared run of ``guaranteedRun`` symbols is found, and about 2 of ``window`` + 1 hashes are
/// kept.
enum Fingerprints {
    /// The number of symbols in a hashed run.
    static let runLength = 9
    /// The number of consecutive hashes of which at least one is kept.
    static let window = 8
    /// A shared run of this length or more always has a common fingerprint.
    static var guaranteedRun: Int { runLength + window - 1 }

    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Visits the fingerprints of a text in the order of their positions.
    ///
    /// - Complexity: O(symbols).
    static func forEach(_ symbols: [UInt16], _ body: (_ hash: UInt64, _ place: Int) -> Void) {
        let hashes = hashes(symbols, length: runLength)
        var minimum = -1
        for end in hashes.indices {
            let start = end - window + 1
            var isNew = start == 0
            if minimum < max(0, start) {
                // The minimum has left the window. Scan the window again: this happens at most at the 2 of window + 1
                // positions where the minimum changes.
                minimum = max(0, start)
                for index in minimum...end where hashes[index] <= hashes[minimum] {
                    minimum = index
                }
                isNew = true
            } else if hashes[end] <= hashes[minimum] {
                minimum = end
                isNew = true
            }
            if isNew, start >= 0 { body(hashes[minimum], minimum) }
        }
        if !hashes.isEmpty, hashes.count < window, minimum >= 0 { body(hashes[minimum], minimum) }
    }

    /// Pairs the positions of a fingerprint in two texts.
    ///
    /// If there are few positions, all pairs are returned. Otherwise they are paired in order and the shorter list is
    /// repeated, so that each position is in a pair. Consecutive pairs then lie on one diagonal, so growing all of them
    /// costs no more than the longer text, even if both texts repeat a line many times.
    static func pairs(_ left: [Int], _ right: [Int]) -> [(left: Int, right: Int)] {
        if left.count * right.count <= maxPairs {
            return left.flatMap { place in right.map { (place, $0) } }
        }
        return (0..<max(left.count, right.count)).map {
            (left[$0 % left.count], right[$0 % right.count])
        }
    }

    private static let maxPairs = 64

    /// The hashes of all runs of `length` symbols, in the order of their first symbols.
    ///
    /// A rolling hash (R. Karp, M. Rabin, 1987) that is then mixed, so that each run is equally likely to be the
    /// minimum.
    static func hashes(_ symbols: [UInt16], length: Int) -> [UInt64] {
        guard symbols.count >= length else { return [] }
        var top: UInt64 = 1
        for _ in 1..<length { top = top &* base }
        var rolled: UInt64 = 0
        var hashes: [UInt64] = []
        hashes.reserveCapacity(symbols.count - length + 1)
        for index in symbols.indices {
            if index >= length { rolled = rolled &- (UInt64(symbols[index - length]) + 1) &* top }
            rolled = rolled &* base &+ UInt64(symbols[index]) &+ 1
            if index >= length - 1 { hashes.append(mixed(rolled)) }
        }
        return hashes
    }

    /// SplitMix64's finalizer (Steele, Lea & Flood, 2014).
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

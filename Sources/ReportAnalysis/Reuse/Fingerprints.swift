/// The fingerprints of a masked text: hashes of runs of symbols, chosen so that texts which share a run share one.
///
/// Winnowing: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for document fingerprinting",
/// SIGMOD 2003, doi:10.1145/872757.872770. Of every ``window`` hashes that follow each other the least is kept, the
/// last of equals; so every shared run of ``guaranteedRun`` symbols is found, and 2 of ``window`` + 1 hashes are kept.
enum Fingerprints {
    /// Symbols of a run that is hashed.
    static let runLength = 9
    /// Hashes of which one is kept.
    static let window = 8
    /// A run that two texts share is found if it is as long as this.
    static var guaranteedRun: Int { runLength + window - 1 }

    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Hands out the fingerprints of a text with the place of each, rising.
    ///
    /// - Complexity: O(symbols).
    static func forEach(_ symbols: [UInt16], _ body: (_ hash: UInt64, _ place: Int) -> Void) {
        let hashes = hashes(symbols, length: runLength)
        var least = -1
        for end in hashes.indices {
            let start = end - window + 1
            var isNew = start == 0
            if least < max(0, start) {
                // The least one has left the window: look through it again, as rarely as 2 times in window + 1.
                least = max(0, start)
                for index in least...end where hashes[index] <= hashes[least] { least = index }
                isNew = true
            } else if hashes[end] <= hashes[least] {
                least = end
                isNew = true
            }
            if isNew, start >= 0 { body(hashes[least], least) }
        }
        if !hashes.isEmpty, hashes.count < window, least >= 0 { body(hashes[least], least) }
    }

    /// The places of a fingerprint in two texts, paired: each with each where they are few, else in their order, so
    /// that each place is in a pair. The fewer begin anew when they are used up: pairs that follow each other then lie
    /// on one diagonal, and to grow them all costs no more than the longer text, however often both repeat a line.
    static func pairs(_ left: [Int], _ right: [Int]) -> [(left: Int, right: Int)] {
        if left.count * right.count <= mostPairs {
            return left.flatMap { place in right.map { (place, $0) } }
        }
        return (0..<max(left.count, right.count)).map {
            (left[$0 % left.count], right[$0 % right.count])
        }
    }

    private static let mostPairs = 64

    /// The hash of every run of so many symbols, by where it begins.
    ///
    /// Rolled from run to run (R. Karp, M. Rabin, 1987), then mixed, so that "the least" is any.
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

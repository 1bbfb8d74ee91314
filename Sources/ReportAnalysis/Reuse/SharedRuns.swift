/// Makes passages of seeds: places where two texts have the same fingerprint.
///
/// A seed grows to both sides as long as the symbols are the same. Where they differ it goes on behind the difference,
/// if that is small and the same text goes on for long enough behind it: seed and extend, as sequences are compared in
/// biology (S. Altschul et al., "Basic local alignment search tool", 1990, doi:10.1016/S0022-2836(05)80360-2).
struct SharedRuns {
    /// A passage counts from so many letters on: longer than the formulas that all reports use, shorter than a sentence.
    static let leastCharacters = 20
    /// The longest difference inside a passage, in symbols of either text.
    private static let longestGap = 16
    /// The same text must go on behind a difference for so many symbols at least; for one less behind a single word.
    private static let leastResume = 4
    private static let singleWord = 6
    /// So many symbols are enough behind any difference.
    private static let enoughResume = 6

    private let texts: MaskedPair
    /// Seeds that were grown: the work done.
    private(set) var grownCount = 0

    init(_ left: MaskedText, _ right: MaskedText) {
        texts = MaskedPair(left: left, right: right)
    }

    /// The passages that grow from seeds, each once, in the order of the left text.
    ///
    /// - Complexity: O(seeds · log seeds + symbols of the passages).
    mutating func stretches(_ seeds: [(left: Int, right: Int)]) -> [SharedStretch] {
        var found: [SharedStretch] = []
        // How far the left text is known on each diagonal.
        var known: [Int: Int] = [:]
        for seed in seeds.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            if let end = known[seed.left - seed.right], seed.left < end { continue }
            // Hashes may agree by chance.
            let length = Fingerprints.runLength
            guard texts.same(seed.left, seed.right, by: 1, atMost: length) == length else {
                continue
            }
            grownCount += 1
            let back = grow(from: seed.left - 1, seed.right - 1, by: -1)
            let ahead = grow(from: seed.left, seed.right, by: 1)
            let runs = Self.joined(back.reversed() + ahead)
            for run in runs {
                let diagonal = run.left - run.right
                known[diagonal] = max(known[diagonal] ?? 0, run.left + run.count)
            }
            found.append(SharedStretch(runs, of: texts))
        }
        return StretchBridges(texts: texts).joined(found)
    }

    /// The runs from a place on in one direction, nearest first.
    private func grow(from leftStart: Int, _ rightStart: Int, by step: Int) -> [SharedRun] {
        var runs: [SharedRun] = []
        var (a, b) = (leftStart, rightStart)
        while true {
            let count = texts.same(a, b, by: step, atMost: Int.max)
            if count > 0 { runs.append(texts.run(a, b, count, step)) }
            a += step * count
            b += step * count
            guard let (i, j) = resume(a, b, by: step) else { return runs }
            runs += texts.insideGap(a, i, b, j, step)
            a += step * i
            b += step * j
        }
    }

    /// Where the texts go on alike behind a difference; the smallest difference first.
    private func resume(_ a: Int, _ b: Int, by step: Int) -> (Int, Int)? {
        for total in 1...2 * Self.longestGap {
            // Words give way to words of the same length more often than not.
            for half in 0...total {
                let i = total / 2 + (half & 1 == 0 ? half / 2 : -(half + 1) / 2)
                let j = total - i
                guard i >= 0, j >= 0, i <= Self.longestGap, j <= Self.longestGap else { continue }
                // A place in step with the one before the difference is the more likely the right one.
                let least = Self.leastResume - (total <= Self.singleWord ? 1 : 0)
                let needed = min(Self.enoughResume, max(least, i == j ? total / 4 : total / 3))
                if texts.same(a + step * i, b + step * j, by: step, atMost: needed) == needed {
                    return (i, j)
                }
            }
        }
        return nil
    }

    /// Runs that touch in both texts made one.
    private static func joined(_ runs: [SharedRun]) -> [SharedRun] {
        var joined: [SharedRun] = []
        for run in runs {
            if let last = joined.last, last.left + last.count == run.left,
                last.right + last.count == run.right
            {
                joined[joined.count - 1] = SharedRun(
                    left: last.left, right: last.right, count: last.count + run.count)
            } else {
                joined.append(run)
            }
        }
        return joined
    }
}

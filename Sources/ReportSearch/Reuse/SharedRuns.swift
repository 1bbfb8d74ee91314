/// A run of symbols that stands in two masked texts alike.
struct SharedRun: Equatable {
    let left: Int
    let right: Int
    let count: Int
}

/// A passage that two masked texts share: runs of the same symbols with small differences between them.
struct SharedStretch {
    /// Rising in both texts.
    let runs: [SharedRun]
    /// Letters of the runs.
    let characterCount: Int
    var left: Range<Int> { runs[0].left..<runs[runs.count - 1].left + runs[runs.count - 1].count }
    var right: Range<Int> {
        runs[0].right..<runs[runs.count - 1].right + runs[runs.count - 1].count
    }
}

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
    /// The longest difference between two passages that are joined because words of it were kept.
    private static let longestBridge = 192
    /// The same text must go on behind a difference for so many symbols at least; for one less behind a single word.
    private static let leastResume = 4
    private static let singleWord = 6
    /// So many symbols are enough behind any difference.
    private static let enoughResume = 6

    /// The left text.
    let left: [UInt16]
    /// The right one.
    let right: [UInt16]
    /// Seeds that were grown: the work done.
    private(set) var grownCount = 0

    init(_ left: MaskedText, _ right: MaskedText) {
        self.left = left.symbols
        self.right = right.symbols
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
            guard left[seed.left..<seed.left + length] == right[seed.right..<seed.right + length]
            else { continue }
            grownCount += 1
            let back = grow(from: seed.left - 1, seed.right - 1, by: -1)
            let ahead = grow(from: seed.left, seed.right, by: 1)
            let runs = Self.joined(back.reversed() + ahead)
            for run in runs {
                let diagonal = run.left - run.right
                known[diagonal] = max(known[diagonal] ?? 0, run.left + run.count)
            }
            found.append(stretch(runs))
        }
        return bridged(found).filter { $0.characterCount >= Self.leastCharacters }
    }

    private func stretch(_ runs: [SharedRun]) -> SharedStretch {
        let letters = runs.reduce(0) { sum, run in
            sum + left[run.left..<run.left + run.count].count { $0 >= Symbol.firstLetter }
        }
        return SharedStretch(runs: runs, characterCount: letters)
    }

    /// Joins stretches that follow each other in both texts where words were kept between them: too few in a place to
    /// go on from, yet between two stretches they are no chance. The ends of the texts are such places too.
    private func bridged(_ stretches: [SharedStretch]) -> [SharedStretch] {
        var joined: [SharedStretch] = []
        for next in stretches.sorted(by: { $0.left.lowerBound < $1.left.lowerBound }) {
            let (a, b) = joined.last.map { ($0.left.upperBound, $0.right.upperBound) } ?? (0, 0)
            let inside = bridge(from: a, b, to: next.left.lowerBound, next.right.lowerBound)
            if let last = joined.last, !inside.isEmpty {
                joined[joined.count - 1] = stretch(last.runs + inside + next.runs)
            } else {
                joined.append(stretch(inside + next.runs))
            }
        }
        if let last = joined.last {
            let inside = bridge(
                from: last.left.upperBound, last.right.upperBound, to: left.count, right.count)
            joined[joined.count - 1] = stretch(last.runs + inside)
        }
        return joined
    }

    /// The runs between two stretches; none if they do not follow each other closely.
    private func bridge(from left: Int, _ right: Int, to leftEnd: Int, _ rightEnd: Int)
        -> [SharedRun]
    {
        let (i, j) = (leftEnd - left, rightEnd - right)
        let bounds = 0...Self.longestBridge
        guard bounds.contains(i), bounds.contains(j) else { return [] }
        let least = max(i, j) > 2 * Self.longestGap ? 3 : 2
        return insideGap(left, i, right, j, 1, leastCount: least)
    }

    /// The runs from a place on in one direction, nearest first.
    private func grow(from leftStart: Int, _ rightStart: Int, by step: Int) -> [SharedRun] {
        var runs: [SharedRun] = []
        var (a, b) = (leftStart, rightStart)
        while true {
            let count = same(a, b, by: step, atMost: Int.max)
            if count > 0 { runs.append(run(a, b, count, step)) }
            a += step * count
            b += step * count
            guard let (i, j) = resume(a, b, by: step) else { return runs }
            runs += insideGap(a, i, b, j, step)
            a += step * i
            b += step * j
        }
    }

    private func run(_ a: Int, _ b: Int, _ count: Int, _ step: Int) -> SharedRun {
        step > 0
            ? SharedRun(left: a, right: b, count: count)
            : SharedRun(left: a - count + 1, right: b - count + 1, count: count)
    }

    /// How many symbols from two places on are the same.
    private func same(_ a: Int, _ b: Int, by step: Int, atMost limit: Int) -> Int {
        var (a, b, count) = (a, b, 0)
        while count < limit, a >= 0, b >= 0, a < left.count, b < right.count, left[a] == right[b] {
            count += 1
            a += step
            b += step
        }
        return count
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
                if same(a + step * i, b + step * j, by: step, atMost: needed) == needed {
                    return (i, j)
                }
            }
        }
        return nil
    }

    /// The runs of so many symbols or more within a difference: words that were kept between others that were not. The
    /// longest first, then those on either side of it.
    private func insideGap(
        _ a: Int, _ i: Int, _ b: Int, _ j: Int, _ step: Int, leastCount: Int = 2
    ) -> [SharedRun] {
        var best: (a: Int, b: Int, count: Int) = (0, 0, leastCount - 1)
        for x in 0..<i {
            for y in 0..<j {
                let limit = min(i - x, j - y)
                let count = same(a + step * x, b + step * y, by: step, atMost: limit)
                if count > best.count { best = (x, y, count) }
            }
        }
        guard best.count >= leastCount else { return [] }
        let (x, y) = (best.a + best.count, best.b + best.count)
        let found = run(a + step * best.a, b + step * best.b, best.count, step)
        return insideGap(a, best.a, b, best.b, step, leastCount: leastCount) + [found]
            + insideGap(a + step * x, i - x, b + step * y, j - y, step, leastCount: leastCount)
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

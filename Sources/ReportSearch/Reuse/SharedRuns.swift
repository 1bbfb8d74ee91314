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
    /// The same text must go on behind a difference for so many symbols at least; for one less behind a single word.
    private static let leastResume = 4
    private static let singleWord = 6

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
            let letters = runs.reduce(0) { sum, run in
                sum + left[run.left..<run.left + run.count].count { $0 >= Symbol.firstLetter }
            }
            if letters >= Self.leastCharacters {
                found.append(SharedStretch(runs: runs, characterCount: letters))
            }
        }
        return found
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
                let needed = max(least, i == j ? total / 4 : total / 3)
                if same(a + step * i, b + step * j, by: step, atMost: needed) == needed {
                    return (i, j)
                }
            }
        }
        return nil
    }

    /// The runs of two symbols or more within a difference: words that were kept between others that were not. The
    /// longest first, then those on either side of it.
    private func insideGap(_ a: Int, _ i: Int, _ b: Int, _ j: Int, _ step: Int) -> [SharedRun] {
        var best: (a: Int, b: Int, count: Int) = (0, 0, 1)
        for x in 0..<i {
            for y in 0..<j {
                let limit = min(i - x, j - y)
                let count = same(a + step * x, b + step * y, by: step, atMost: limit)
                if count > best.count { best = (x, y, count) }
            }
        }
        guard best.count >= 2 else { return [] }
        let (x, y) = (best.a + best.count, best.b + best.count)
        let found = run(a + step * best.a, b + step * best.b, best.count, step)
        return insideGap(a, best.a, b, best.b, step) + [found]
            + insideGap(a + step * x, i - x, b + step * y, j - y, step)
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

/// Which symbols of a text stand elsewhere too.
struct Coverage {
    private(set) var ranges: [Range<Int>] = []

    /// The union of ranges.
    init(_ all: [Range<Int>]) {
        for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    /// Letters of the text that it covers.
    func characters(of text: MaskedText) -> Int {
        ranges.reduce(0) { $0 + text.letters(in: $1) }
    }
}

/// Grows seeds, which are common fingerprints of two texts, into passages.
///
/// A seed grows in both directions while the symbols are equal. It continues after a difference if the difference is
/// small and enough equal symbols follow. This is seed and extend, as in sequence alignment (S. Altschul et al., "Basic
/// local alignment search tool", 1990, doi:10.1016/S0022-2836(05)80360-2).
struct SharedRuns {
    /// The minimum number of letters in a passage: longer than the set phrases that all reports use, shorter than a
    /// sentence.
    static let minCharacters = 20
    /// The maximum length of a difference inside a passage, in symbols of either text.
    private static let maxGap = 16
    /// The minimum number of equal symbols after a difference; one less is enough after a single word.
    private static let minResume = 4
    /// The maximum length of a single word, in symbols of both texts together.
    private static let singleWord = 6
    /// This number of equal symbols is enough after any difference.
    private static let enoughResume = 6

    private let texts: MaskedPair
    /// The number of grown seeds, a measure of the work done.
    private(set) var grownCount = 0

    init(_ left: MaskedText, _ right: MaskedText) {
        texts = MaskedPair(left: left, right: right)
    }

    /// The distinct passages that grow from seeds, with bridges between them; see ``PassageJoiner``.
    ///
    /// - Complexity: O(seeds · log seeds + symbols of the passages).
    mutating func stretches(_ seeds: [(left: Int, right: Int)]) -> [AlignedPassage] {
        var found: [AlignedPassage] = []
        // For each diagonal, the end of the last run in the left text. Seeds before it are already part of a passage.
        var known: [Int: Int] = [:]
        for seed in seeds.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            if let end = known[seed.left - seed.right], seed.left < end { continue }
            // Equal hashes do not prove equal runs.
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
            found.append(AlignedPassage(runs, of: texts))
        }
        return PassageJoiner(texts: texts).joined(found)
    }

    /// The runs from a pair of positions in one direction, nearest first.
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

    /// The lengths of the smallest difference after which the texts continue equally; nil if there is none.
    private func resume(_ a: Int, _ b: Int, by step: Int) -> (Int, Int)? {
        for total in 1...2 * Self.maxGap {
            // Try equal lengths first: a word is often replaced by one of the same length.
            for half in 0...total {
                let i = total / 2 + (half & 1 == 0 ? half / 2 : -(half + 1) / 2)
                let j = total - i
                guard i >= 0, j >= 0, i <= Self.maxGap, j <= Self.maxGap else { continue }
                // With equal lengths, fewer equal symbols are needed.
                let minimum = Self.minResume - (total <= Self.singleWord ? 1 : 0)
                let needed = min(Self.enoughResume, max(minimum, i == j ? total / 4 : total / 3))
                if texts.same(a + step * i, b + step * j, by: step, atMost: needed) == needed {
                    return (i, j)
                }
            }
        }
        return nil
    }

    /// Merges runs that are adjacent in both texts.
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

/// A run of symbols that stands in two masked texts alike.
struct SharedRun: Equatable {
    let left: Int
    let right: Int
    let count: Int
}

/// A passage that two masked texts share: runs of the same symbols with small differences between them.
struct SharedStretch {
    /// Rising in both texts.
    var runs: [SharedRun]
    /// Letters of the runs.
    var characterCount: Int
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
    /// So many stretches are tried for one that another follows.
    private static let mostStrays = 4
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

    private let leftText: MaskedText
    private let rightText: MaskedText

    init(_ left: MaskedText, _ right: MaskedText) {
        leftText = left
        rightText = right
        self.left = left.symbols
        self.right = right.symbols
    }

    /// The passages that grow from seeds, each once, in the order of the left text.
    ///
    /// - Complexity: O(seeds · log seeds + symbols of the passages), and for each passage a bounded look at what is between it and
    ///   the next.
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
            found.append(SharedStretch(runs: runs, characterCount: letters(runs)))
        }
        return bridged(found)
    }

    private func letters(_ runs: [SharedRun]) -> Int {
        runs.reduce(0) { sum, run in
            sum + left[run.left..<run.left + run.count].count { $0 >= Symbol.firstLetter }
        }
    }

    /// Joins stretches that follow each other in both texts where words were kept between them: too few in a place to
    /// go on from, yet between two stretches they are no chance. The ends of the texts are such places too.
    private func bridged(_ stretches: [SharedStretch]) -> [SharedStretch] {
        var joined: [SharedStretch] = []
        for next in stretches.sorted(by: { $0.left.lowerBound < $1.left.lowerBound }) {
            // A stray one may stand between two that follow each other.
            let before = joined.indices.suffix(Self.mostStrays).last { index in
                let last = joined[index]
                let inside = bridge(
                    from: (last.left.upperBound, last.right.upperBound),
                    to: (next.left.lowerBound, next.right.lowerBound))
                guard !inside.isEmpty else { return false }
                joined[index].runs += inside + next.runs
                joined[index].characterCount += letters(inside) + next.characterCount
                return true
            }
            if before == nil { joined.append(next) }
        }
        joined.removeAll { $0.characterCount < Self.leastCharacters }
        if let first = joined.indices.min(by: {
            joined[$0].left.lowerBound < joined[$1].left.lowerBound
        }) {
            let inside = bridge(
                from: (0, 0), to: (joined[first].left.lowerBound, joined[first].right.lowerBound))
            joined[first].runs.insert(contentsOf: inside, at: 0)
            joined[first].characterCount += letters(inside)
        }
        if let last = joined.indices.max(by: {
            joined[$0].left.upperBound < joined[$1].left.upperBound
        }) {
            let inside = bridge(
                from: (joined[last].left.upperBound, joined[last].right.upperBound),
                to: (left.count, right.count))
            joined[last].runs += inside
            joined[last].characterCount += letters(inside)
        }
        return joined
    }

    /// The runs between two places; none if these do not follow each other closely.
    ///
    /// A paragraph between those that the places stand in must be much the same in both texts: a few words that it
    /// has in common with the other by chance are no reuse.
    private func bridge(from start: (Int, Int), to end: (Int, Int)) -> [SharedRun] {
        let (i, j) = (end.0 - start.0, end.1 - start.1)
        let bounds = 0...Self.longestBridge
        guard bounds.contains(i), bounds.contains(j) else { return [] }
        let least = max(i, j) > 2 * Self.longestGap ? 3 : 2
        let inside = insideGap(start.0, i, start.1, j, 1, leastCount: least)
        let own = Self.related(inside.map { ($0.left, $0.count) }, in: leftText, start.0..<end.0)
        let other = Self.related(
            inside.map { ($0.right, $0.count) }, in: rightText, start.1..<end.1)
        return inside.filter {
            own.contains(leftText.paragraph(of: $0.left))
                && other.contains(rightText.paragraph(of: $0.right))
        }
    }

    /// The paragraphs that reach out of a range of symbols, or of which runs are a third or more.
    private static func related(
        _ runs: [(start: Int, count: Int)], in text: MaskedText, _ range: Range<Int>
    ) -> Set<Int> {
        var related: Set<Int> = []
        if range.lowerBound > 0 { related.insert(text.paragraph(of: range.lowerBound - 1)) }
        if range.upperBound < text.symbols.count {
            related.insert(text.paragraph(of: range.upperBound))
        }
        var counts: [Int: Int] = [:]
        for run in runs { counts[text.paragraph(of: run.start), default: 0] += run.count }
        for (paragraph, count) in counts
        where 3 * count >= text.paragraphStarts[paragraph + 1] - text.paragraphStarts[paragraph] {
            related.insert(paragraph)
        }
        return related
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

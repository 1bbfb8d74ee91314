/// Two masked texts to compare.
struct MaskedPair {
    let left: MaskedText
    let right: MaskedText

    /// The number of letters in runs.
    func letters(_ runs: [SharedRun]) -> Int {
        runs.reduce(0) { $0 + left.letters(in: $1.left..<$1.left + $1.count) }
    }

    /// The run of `count` symbols that begins at two positions (step 1) or ends there (step -1).
    func run(_ a: Int, _ b: Int, _ count: Int, _ step: Int) -> SharedRun {
        step > 0
            ? SharedRun(left: a, right: b, count: count)
            : SharedRun(left: a - count + 1, right: b - count + 1, count: count)
    }

    /// The number of equal symbols from two positions on, at most `limit`.
    ///
    /// - Parameter step: 1 for forwards, -1 for backwards.
    func same(_ a: Int, _ b: Int, by step: Int, atMost limit: Int) -> Int {
        var (a, b, count) = (a, b, 0)
        while count < limit, a >= 0, b >= 0, a < left.symbols.count, b < right.symbols.count,
            left.symbols[a] == right.symbols[b]
        {
            count += 1
            a += step
            b += step
        }
        return count
    }

    /// The runs of at least `minCount` symbols inside a difference: words kept between changed ones. The longest run is
    /// found first, then recursively the runs on both sides of it. Returned in the direction of `step`.
    ///
    /// The difference has `i` symbols from `a` in the left text and `j` symbols from `b` in the right one.
    func insideGap(
        _ a: Int, _ i: Int, _ b: Int, _ j: Int, _ step: Int, minCount: Int = 2
    ) -> [SharedRun] {
        var best: (a: Int, b: Int, count: Int) = (0, 0, minCount - 1)
        for x in 0..<i {
            for y in 0..<j {
                let limit = min(i - x, j - y)
                let count = same(a + step * x, b + step * y, by: step, atMost: limit)
                if count > best.count { best = (x, y, count) }
            }
        }
        guard best.count >= minCount else { return [] }
        let (x, y) = (best.a + best.count, best.b + best.count)
        let found = run(a + step * best.a, b + step * best.b, best.count, step)
        return insideGap(a, best.a, b, best.b, step, minCount: minCount) + [found]
            + insideGap(a + step * x, i - x, b + step * y, j - y, step, minCount: minCount)
    }
}

/// Two masked texts side by side.
struct MaskedPair {
    let left: MaskedText
    let right: MaskedText

    /// How many of the symbols of runs are letters.
    func letters(_ runs: [SharedRun]) -> Int {
        runs.reduce(0) { $0 + left.letters(in: $1.left..<$1.left + $1.count) }
    }

    /// The run of so many symbols from two places on, forwards or (step -1) backwards.
    func run(_ a: Int, _ b: Int, _ count: Int, _ step: Int) -> SharedRun {
        step > 0
            ? SharedRun(left: a, right: b, count: count)
            : SharedRun(left: a - count + 1, right: b - count + 1, count: count)
    }

    /// How many symbols from two places on are the same.
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

    /// The runs of so many symbols or more within a difference: words that were kept between others that were not. The
    /// longest first, then those on either side of it.
    func insideGap(
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
}

/// Joins consecutive stretches that have common words between them. These words are too few to grow a seed from, but
/// between two stretches they are unlikely to be chance. The first and last stretches are likewise extended to the ends
/// of the texts.
struct PassageJoiner {
    /// The maximum distance of joined stretches, in symbols of either text.
    private static let maxBridge = 192
    /// Over a greater distance, common words of two symbols are likely to be chance.
    private static let maxShortWordBridge = 32
    /// The number of preceding stretches that are tried.
    private static let maxCandidates = 4

    let texts: MaskedPair

    /// Joins stretches, and drops those that are still too short for a passage.
    ///
    /// - Complexity: O(n · log n) for n stretches, plus a comparison of bounded cost between two of them.
    func joined(_ stretches: [AlignedPassage]) -> [AlignedPassage] {
        var joined: [AlignedPassage] = []
        for next in stretches.sorted(by: { $0.left.lowerBound < $1.left.lowerBound }) {
            if let before = lastFollowed(by: next, in: joined) {
                joined[before.index].append(before.bridge + next.runs, of: texts)
            } else {
                joined.append(next)
            }
        }
        joined.removeAll { $0.characterCount < SharedRuns.minCharacters }
        let order = joined.indices.sorted {
            joined[$0].left.lowerBound < joined[$1].left.lowerBound
        }
        if let first = order.first {
            let start = (joined[first].left.lowerBound, joined[first].right.lowerBound)
            joined[first].prepend(bridge(from: (0, 0), to: start), of: texts)
        }
        if let last = order.last {
            let end = (joined[last].left.upperBound, joined[last].right.upperBound)
            let ends = (texts.left.symbols.count, texts.right.symbols.count)
            joined[last].append(bridge(from: end, to: ends), of: texts)
        }
        return joined
    }

    /// The last stretch that a bridge connects to a given one, and the bridge. Several stretches are tried, because an
    /// unrelated one may be between two that belong together.
    private func lastFollowed(
        by next: AlignedPassage, in joined: [AlignedPassage]
    ) -> (index: Int, bridge: [SharedRun])? {
        for index in joined.indices.suffix(Self.maxCandidates).reversed() {
            let inside = bridge(
                from: (joined[index].left.upperBound, joined[index].right.upperBound),
                to: (next.left.lowerBound, next.right.lowerBound))
            if !inside.isEmpty { return (index, inside) }
        }
        return nil
    }

    /// The common runs between two pairs of positions; empty if these are out of order or too far apart.
    ///
    /// A whole paragraph between the positions must be similar in both texts, because a few common words may be chance.
    private func bridge(from start: (Int, Int), to end: (Int, Int)) -> [SharedRun] {
        let (i, j) = (end.0 - start.0, end.1 - start.1)
        let bounds = 0...Self.maxBridge
        guard bounds.contains(i), bounds.contains(j) else { return [] }
        let minimum = max(i, j) > Self.maxShortWordBridge ? 3 : 2
        let inside = texts.insideGap(start.0, i, start.1, j, 1, minCount: minimum)
        let own = Self.related(inside.map { ($0.left, $0.count) }, in: texts.left, start.0..<end.0)
        let other = Self.related(
            inside.map { ($0.right, $0.count) }, in: texts.right, start.1..<end.1)
        return inside.filter {
            own.contains(texts.left.paragraph(of: $0.left))
                && other.contains(texts.right.paragraph(of: $0.right))
        }
    }

    /// The paragraphs that extend beyond a range of symbols, and those with enough common symbols: at least a third of
    /// the paragraph and the minimum of a passage.
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
        where count >= SharedRuns.minCharacters
            && 3 * count
                >= text.paragraphStarts[paragraph + 1] - text.paragraphStarts[paragraph]
        {
            related.insert(paragraph)
        }
        return related
    }
}

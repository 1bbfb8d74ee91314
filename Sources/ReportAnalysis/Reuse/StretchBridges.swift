/// Joins stretches that follow each other in both texts where words were kept between them: too few in a place to go on
/// from, yet between two stretches they are no chance. The ends of the texts are such places too.
struct StretchBridges {
    /// The longest difference, in symbols of either text, between stretches that are joined.
    private static let longestBridge = 192
    /// In a difference longer than this, single words of two symbols stand by chance.
    private static let longestOfWords = 32
    /// So many stretches are tried for one that another follows.
    private static let mostStrays = 4

    let texts: MaskedPair

    /// The stretches joined; those that are too short for a passage are left out.
    ///
    /// - Complexity: O(stretches · log stretches), and a bounded look at what is between two of them.
    func joined(_ stretches: [SharedStretch]) -> [SharedStretch] {
        var joined: [SharedStretch] = []
        for next in stretches.sorted(by: { $0.left.lowerBound < $1.left.lowerBound }) {
            if let before = lastFollowed(by: next, in: joined) {
                joined[before.index].append(before.bridge + next.runs, of: texts)
            } else {
                joined.append(next)
            }
        }
        joined.removeAll { $0.characterCount < SharedRuns.leastCharacters }
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

    /// The nearest of the last stretches that a stretch follows, and the bridge there. A stray one may stand between two
    /// that follow each other.
    private func lastFollowed(
        by next: SharedStretch, in joined: [SharedStretch]
    ) -> (index: Int, bridge: [SharedRun])? {
        for index in joined.indices.suffix(Self.mostStrays).reversed() {
            let inside = bridge(
                from: (joined[index].left.upperBound, joined[index].right.upperBound),
                to: (next.left.lowerBound, next.right.lowerBound))
            if !inside.isEmpty { return (index, inside) }
        }
        return nil
    }

    /// The runs between two places; none if these do not follow each other closely.
    ///
    /// A paragraph between those that the places stand in must be much the same in both texts: a few words that it
    /// has in common with the other by chance are no reuse.
    private func bridge(from start: (Int, Int), to end: (Int, Int)) -> [SharedRun] {
        let (i, j) = (end.0 - start.0, end.1 - start.1)
        let bounds = 0...Self.longestBridge
        guard bounds.contains(i), bounds.contains(j) else { return [] }
        let least = max(i, j) > Self.longestOfWords ? 3 : 2
        let inside = texts.insideGap(start.0, i, start.1, j, 1, leastCount: least)
        let own = Self.related(inside.map { ($0.left, $0.count) }, in: texts.left, start.0..<end.0)
        let other = Self.related(
            inside.map { ($0.right, $0.count) }, in: texts.right, start.1..<end.1)
        return inside.filter {
            own.contains(texts.left.paragraph(of: $0.left))
                && other.contains(texts.right.paragraph(of: $0.right))
        }
    }

    /// The paragraphs that reach out of a range of symbols, or of which runs are a third or more and as much as a
    /// passage has.
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
        where count >= SharedRuns.leastCharacters
            && 3 * count
                >= text.paragraphStarts[paragraph + 1] - text.paragraphStarts[paragraph]
        {
            related.insert(paragraph)
        }
        return related
    }
}

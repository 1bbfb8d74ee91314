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
            // A stray one may stand between two that follow each other.
            let before = joined.indices.suffix(Self.mostStrays).last { index in
                let last = joined[index]
                let inside = bridge(
                    from: (last.left.upperBound, last.right.upperBound),
                    to: (next.left.lowerBound, next.right.lowerBound))
                guard !inside.isEmpty else { return false }
                joined[index].runs += inside + next.runs
                joined[index].characterCount += texts.letters(inside) + next.characterCount
                return true
            }
            if before == nil { joined.append(next) }
        }
        joined.removeAll { $0.characterCount < SharedRuns.leastCharacters }
        if let first = joined.indices.min(by: {
            joined[$0].left.lowerBound < joined[$1].left.lowerBound
        }) {
            let inside = bridge(
                from: (0, 0), to: (joined[first].left.lowerBound, joined[first].right.lowerBound))
            joined[first].runs.insert(contentsOf: inside, at: 0)
            joined[first].characterCount += texts.letters(inside)
        }
        if let last = joined.indices.max(by: {
            joined[$0].left.upperBound < joined[$1].left.upperBound
        }) {
            let inside = bridge(
                from: (joined[last].left.upperBound, joined[last].right.upperBound),
                to: (texts.left.symbols.count, texts.right.symbols.count))
            joined[last].runs += inside
            joined[last].characterCount += texts.letters(inside)
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

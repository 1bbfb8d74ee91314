/// Finds which sentence of one text became which of another.
///
/// Sentences that are the same belong together, in their order; of the others those that are most alike, one to one:
/// a sentence may have moved. Then those that stand beside a pair in both texts, if they are a little alike. Alike is the share of pairs of masked symbols that both have (L. Dice, 1945): names and
/// figures do not count, so that a sentence with new figures is the same sentence, changed.
enum SentenceAlignment {
    /// Sentences less alike than this are not the same one changed.
    static let leastSimilarity = 0.5
    /// Beside sentences that belong together this much is enough.
    static let leastBesideLinked = 0.25

    /// A sentence of the left text and one of the right, by number, and how alike they are.
    struct Link: Equatable {
        let left: Int
        let right: Int
        let similarity: Double
    }

    /// The links, by the left sentence; each sentence has one at most.
    ///
    /// - Complexity: O(n · m) comparisons of the sentences that are not the same.
    static func links(_ left: [ReportSentence], _ right: [ReportSentence]) -> [Link] {
        var links = same(left, right)
        let linkedLeft = Set(links.map(\.left))
        let linkedRight = Set(links.map(\.right))
        let pairsLeft = left.map { pairs($0.symbols) }
        let pairsRight = right.map { pairs($0.symbols) }
        var candidates: [Link] = []
        for a in left.indices where !linkedLeft.contains(a) {
            for b in right.indices where !linkedRight.contains(b) {
                let value = similarity(pairsLeft[a], pairsRight[b], least: leastSimilarity)
                if value >= leastSimilarity {
                    candidates.append(Link(left: a, right: b, similarity: value))
                }
            }
        }
        // Of equals those that stand at about the same place.
        func distance(_ link: Link) -> Int {
            abs(link.left * right.count - link.right * left.count)
        }
        candidates.sort {
            if $0.similarity != $1.similarity { return $0.similarity > $1.similarity }
            return (distance($0), $0.left, $0.right) < (distance($1), $1.left, $1.right)
        }
        var (usedLeft, usedRight) = (linkedLeft, linkedRight)
        for link in candidates where !usedLeft.contains(link.left) {
            if usedRight.insert(link.right).inserted {
                usedLeft.insert(link.left)
                links.append(link)
            }
        }
        links.sort { $0.left < $1.left }
        // Each new one may have neighbours of its own.
        var next = 0
        while next < links.count {
            let link = links[next]
            next += 1
            for step in [-1, 1] {
                let (a, b) = (link.left + step, link.right + step)
                guard left.indices.contains(a), right.indices.contains(b),
                    !usedLeft.contains(a), !usedRight.contains(b)
                else { continue }
                let value = similarity(pairsLeft[a], pairsRight[b], least: leastBesideLinked)
                guard value >= leastBesideLinked else { continue }
                usedLeft.insert(a)
                usedRight.insert(b)
                links.append(Link(left: a, right: b, similarity: value))
            }
        }
        return links.sorted { $0.left < $1.left }
    }

    /// Sentences that are the same in folded text, the first with the first.
    private static func same(_ left: [ReportSentence], _ right: [ReportSentence]) -> [Link] {
        var places: [[UInt8]: [Int]] = [:]
        for index in right.indices.reversed() {
            places[right[index].folded, default: []].append(index)
        }
        return left.indices.compactMap { index in
            places[left[index].folded]?.popLast().map {
                Link(left: index, right: $0, similarity: 1)
            }
        }
    }

    /// The pairs of neighbours, sorted; of a single symbol, that.
    private static func pairs(_ symbols: [UInt16]) -> [UInt32] {
        guard symbols.count > 1 else { return symbols.map(UInt32.init) }
        return zip(symbols, symbols.dropFirst()).map { UInt32($0) << 16 | UInt32($1) }.sorted()
    }

    /// Twice the common ones by all; 0 where that cannot reach the least.
    private static func similarity(
        _ left: [UInt32], _ right: [UInt32], least: Double
    ) -> Double {
        let all = left.count + right.count
        guard all > 0,
            Double(2 * min(left.count, right.count)) >= least * Double(all)
        else { return 0 }
        var (a, b, common) = (0, 0, 0)
        while a < left.count, b < right.count {
            if left[a] == right[b] {
                common += 1
                a += 1
                b += 1
            } else if left[a] < right[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return Double(2 * common) / Double(all)
    }
}

/// Aligns the sentences of two texts.
///
/// Equal sentences are linked first, in order. Of the rest, the most similar are linked one to one; a sentence may have
/// moved. Last, neighbours of linked sentences are linked if they are somewhat similar. Similarity is the Dice
/// coefficient (L. Dice, 1945) of pairs of masked symbols. Names and numbers do not count, so a sentence with new
/// figures is a changed sentence and not a new one.
enum SentenceAlignment {
    /// The minimum similarity of a changed sentence.
    static let minSimilarity = 0.5
    /// The minimum similarity of a changed sentence next to linked ones.
    static let minNeighbourSimilarity = 0.25

    /// The indices of a left and a right sentence, and their similarity, 0 to 1.
    struct Link: Equatable {
        let left: Int
        let right: Int
        let similarity: Double
    }

    /// The links, ordered by the left sentence. A sentence has one link at most.
    ///
    /// - Complexity: O(n · m) comparisons for n and m sentences that are not the same in both texts.
    static func links(_ left: [ReportSentence], _ right: [ReportSentence]) -> [Link] {
        var links = same(left, right)
        let linkedLeft = Set(links.map(\.left))
        let linkedRight = Set(links.map(\.right))
        let pairsLeft = left.map { pairs($0.symbols) }
        let pairsRight = right.map { pairs($0.symbols) }
        var candidates: [Link] = []
        for a in left.indices where !linkedLeft.contains(a) {
            for b in right.indices where !linkedRight.contains(b) {
                let value = similarity(pairsLeft[a], pairsRight[b], minimum: minSimilarity)
                if value >= minSimilarity {
                    candidates.append(Link(left: a, right: b, similarity: value))
                }
            }
        }
        // Of equally similar sentences, those at about the same position in both texts come first.
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
        // New links are appended and visited too: their neighbours may be similar in turn.
        var next = 0
        while next < links.count {
            let link = links[next]
            next += 1
            for step in [-1, 1] {
                let (a, b) = (link.left + step, link.right + step)
                guard left.indices.contains(a), right.indices.contains(b),
                    !usedLeft.contains(a), !usedRight.contains(b)
                else { continue }
                let value = similarity(pairsLeft[a], pairsRight[b], minimum: minNeighbourSimilarity)
                guard value >= minNeighbourSimilarity else { continue }
                usedLeft.insert(a)
                usedRight.insert(b)
                links.append(Link(left: a, right: b, similarity: value))
            }
        }
        return links.sorted { $0.left < $1.left }
    }

    /// Links sentences with equal folded text, in order.
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

    /// The pairs of adjacent symbols, sorted; a text of one symbol yields that symbol.
    private static func pairs(_ symbols: [UInt16]) -> [UInt32] {
        guard symbols.count > 1 else { return symbols.map(UInt32.init) }
        return zip(symbols, symbols.dropFirst()).map { UInt32($0) << 16 | UInt32($1) }.sorted()
    }

    /// The Dice coefficient; 0 if the lengths show that it cannot reach the minimum.
    private static func similarity(
        _ left: [UInt32], _ right: [UInt32], minimum: Double
    ) -> Double {
        let all = left.count + right.count
        guard all > 0,
            Double(2 * min(left.count, right.count)) >= minimum * Double(all)
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

package import InvertedIndex

/// A reference implementation of BM25: every doc is a dictionary of counts, and every query reads all docs. It is slow,
/// simple and independent of the index.
package struct ReferenceSearch {
    /// The docs in the order of indexing: the frequency of each term.
    package var docs: [[Term: Int]] = []

    package init() {}

    /// Adds a doc of words.
    package mutating func add(_ words: [String]) {
        var counts: [Term: Int] = [:]
        for word in words { counts[Term(.words, word), default: 0] += 1 }
        docs.append(counts)
    }

    private static func length(_ doc: [Term: Int]) -> Int {
        doc.reduce(0) { $0 + ($1.key.space == .words ? $1.value : 0) }
    }

    /// The score of every doc that contains any of the terms, by number.
    package func scores(anyOf terms: [Term], k1: Double = 1.2, b: Double = 0.75) -> [Int: Double] {
        let lengths = docs.map(Self.length)
        let average = Double(lengths.reduce(0, +)) / Double(max(docs.count, 1))
        var seen: Set<Term> = []
        var scores: [Int: Double] = [:]
        for term in terms where seen.insert(term).inserted {
            let holding = docs.indices.filter { docs[$0][term] != nil }
            guard !holding.isEmpty else { continue }
            let n = Double(holding.count)
            let idf = logarithm(1 + (Double(docs.count) - n + 0.5) / (n + 0.5))
            for doc in holding {
                let f = Double(docs[doc][term] ?? 0)
                let length = Double(lengths[doc])
                scores[doc, default: 0] +=
                    idf * f * (k1 + 1) / (f + k1 * (1 - b + b * length / average))
            }
        }
        return scores
    }

    /// The best docs that contain any of the terms, best first; equal scores are in the order of indexing.
    package func top(_ limit: Int, anyOf terms: [Term]) -> [(doc: Int, score: Double)] {
        ranked(scores(anyOf: terms), limit)
    }

    /// The best docs that contain all of the terms, in the same order.
    package func top(_ limit: Int, allOf terms: [Term]) -> [(doc: Int, score: Double)] {
        let matching = Set(matches(allOf: terms))
        return ranked(scores(anyOf: terms).filter { matching.contains($0.key) }, limit)
    }

    private func ranked(_ scores: [Int: Double], _ limit: Int) -> [(doc: Int, score: Double)] {
        let all = scores.map { (doc: $0.key, score: $0.value) }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.doc < $1.doc }
        return Array(all.prefix(limit))
    }

    /// The numbers of the docs that contain all of the terms.
    package func matches(allOf terms: [Term]) -> [Int] {
        docs.indices.filter { doc in terms.allSatisfy { docs[doc][$0] != nil } }
    }
}

internal import TextAnalysis

/// Finds the expressions of a piece that have synonyms.
struct Expander {
    /// Looks up the synonyms of a folded expression.
    let synonyms: ([UInt8]) -> [Synonym]

    /// A byte range of a folded piece, and a synonym for it.
    struct Replacement {
        let range: Range<Int>
        let synonym: Synonym
    }

    /// The replacements in a folded piece, from left to right. Expressions begin and end at word boundaries. An
    /// expression inside a longer one that has synonyms is ignored.
    ///
    /// - Parameter words: the words and overlay words of the piece.
    func replacements(in folded: [UInt8], words: [Token]) -> [Replacement] {
        let inside = words.filter { Int($0.end) <= folded.count }
        let starts = Set(inside.map { Int($0.start) }).sorted()
        let ends = Set(inside.map { Int($0.end) }).sorted(by: >)
        var replacements: [Replacement] = []
        var covered = 0
        for start in starts where start >= covered {
            for end in ends where end > start {
                let found = synonyms(Array(folded[start..<end]))
                if found.isEmpty { continue }
                replacements += found.map { Replacement(range: start..<end, synonym: $0) }
                covered = end
                break
            }
        }
        return replacements
    }
}

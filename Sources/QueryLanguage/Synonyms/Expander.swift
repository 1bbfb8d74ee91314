internal import TextAnalysis

/// Finds the expressions of a piece that have other names.
struct Expander {
    /// Other names of a folded expression.
    let synonyms: ([UInt8]) -> [Synonym]

    /// A place in a folded piece, and what else may stand there.
    struct Replacement {
        let range: Range<Int>
        let synonym: Synonym
    }

    /// The replacements of a folded piece, from the left: expressions begin and end where words do, and those within
    /// longer ones with other names do not count.
    ///
    /// - Parameter words: the words of the piece, and of the overlay dictionary in it.
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

/// Paragraphs with the statistics of real reports: the vocabulary of the sample reports with its frequencies, and a
/// long tail of rare compounds.
package struct SyntheticCorpus {
    private var generator: SeededGenerator
    private let words: [String]
    /// Cumulative frequencies, for drawing words.
    private let sums: [Int]

    /// A word is a compound of two words with a probability of 1 / `compoundEvery`. Most compounds are rare.
    private static let compoundEvery = 12

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        var words: [String] = []
        var sums: [Int] = []
        var sum = 0
        let table = String(decoding: PackageResources.vocabulary_tsv, as: UTF8.self)
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let count = Int(fields[1]) else { continue }
            words.append(String(fields[0]))
            sum += count
            sums.append(sum)
        }
        precondition(!words.isEmpty, "the vocabulary is empty")
        self.words = words
        self.sums = sums
    }

    /// The words of the next paragraph: 3 to 118, about 60 on average.
    package mutating func nextParagraph() -> [String] {
        let count = 3 + generator.below(40) + generator.below(40) + generator.below(38)
        return (0..<count).map { _ in nextWord() }
    }

    /// A word drawn with its frequency in the sample reports, or a compound of two such words.
    package mutating func nextWord() -> String {
        let word = draw()
        return generator.below(Self.compoundEvery) == 0 ? word + draw() : word
    }

    private mutating func draw() -> String {
        let target = generator.below(sums.last ?? 1)
        var low = 0
        var high = sums.count
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] <= target { low = middle + 1 } else { high = middle }
        }
        return words[low]
    }

    /// A paragraph as text: clauses separated by commas, ending with a full stop.
    package mutating func nextText() -> String {
        var text = ""
        for (index, word) in nextParagraph().enumerated() {
            if index > 0 && index % 7 == 0 { text += "，" }
            text += word
        }
        return text + "。"
    }

    /// Queries of one to four words, drawn with their frequencies. No word is a compound.
    package mutating func queries(_ count: Int) -> [[String]] {
        (0..<count).map { _ in
            var query: [String] = []
            for _ in 0...generator.below(4) { query.append(draw()) }
            return query
        }
    }
}

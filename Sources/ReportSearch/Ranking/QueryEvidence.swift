internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis

/// The strings of a query that are evidence for a paragraph, and their weights.
struct QueryEvidence {
    /// A string to look for in folded text.
    struct Needle {
        let bytes: [UInt8]
        /// See ``Relevance``.
        var weight: Double
        /// The number of docs with the string in the layer where it was first found.
        let docFrequency: Int
    }

    /// Distinct strings, in the order of their first occurrence in the query.
    private(set) var needles: [Needle] = []
    /// The terms that select the candidates where any word is enough.
    private(set) var terms: [Term] = []
    /// The weight of each of these terms.
    private(set) var termWeights: [Term: Double] = [:]
    /// The kinds of answer that the query asks for.
    let answers: Set<ExpectedAnswer>

    private let relevance: Relevance
    private let reader: IndexReader
    private var numbers: [[UInt8]: Int] = [:]

    /// - Parameter pieces: the pieces that are not negated.
    init(
        _ pieces: [AnalyzedQuery.Piece], relevance: Relevance, reader: IndexReader
    ) throws(IndexError) {
        self.relevance = relevance
        self.reader = reader
        var answers: Set<ExpectedAnswer> = []
        let questions = pieces.map { $0.chunk.isQuoted ? [] : QuestionWords.places(in: $0.folded) }
        for place in questions.joined() { place.answer.map { _ = answers.insert($0) } }
        self.answers = answers
        for (piece, places) in zip(pieces, questions) {
            try add(piece, asking: places)
            for expansion in piece.expansions {
                try add(expansion.addition, asking: [], factor: relevance.otherName)
            }
        }
    }

    private mutating func add(
        _ piece: AnalyzedQuery.Piece, asking places: [QuestionWords.Place], factor: Double = 1
    ) throws(IndexError) {
        var weights = [Double](repeating: piece.weight * factor, count: piece.folded.count)
        for place in places {
            for index in place.range { weights[index] *= relevance.questionWord }
        }
        func weight(_ range: Range<Int>) -> Double {
            weights[range].reduce(0, +) / Double(range.count)
        }
        var end = 0
        for word in piece.words {
            // A year in numerals is a word in digits, which does not occur in the query.
            let place = LiteralMatch.firstRange(of: word, in: piece.folded, from: end)
            if let place { end = place.upperBound }
            try add(
                word, .words, relevance.words, times: place.map(weight) ?? piece.weight * factor)
        }
        for word in piece.overlayWords {
            let place = LiteralMatch.firstRange(of: word, in: piece.folded, from: 0)
            try add(
                word, .overlay, relevance.words, times: place.map(weight) ?? piece.weight * factor)
        }
        let ideographs = CharacterClass.ideographs(of: piece.folded)
        for (index, range) in ideographs.enumerated() {
            try add(
                Array(piece.folded[range]), .grams, relevance.characters, times: weight(range),
                choosesCandidates: false)
            guard index > 0, ideographs[index - 1].upperBound == range.lowerBound else { continue }
            let pair = ideographs[index - 1].lowerBound..<range.upperBound
            try add(Array(piece.folded[pair]), .grams, relevance.pairs, times: weight(pair))
        }
    }

    private mutating func add(
        _ bytes: [UInt8], _ space: TermSpace, _ layer: Double, times: Double,
        choosesCandidates: Bool = true
    ) throws(IndexError) {
        let term = Term(space, bytes)
        let docFrequency = try reader.docFrequency(of: term)
        // A string that is never a word may still be part of one, and is no rarer for that.
        guard docFrequency > 0 else { return }
        if choosesCandidates {
            if termWeights.updateValue(times + (termWeights[term] ?? 0), forKey: term) == nil {
                terms.append(term)
            }
        }
        let idf = BM25.inverseDocFrequency(docCount: reader.docCount, docFrequency: docFrequency)
        let weight = layer * idf * times
        if let number = numbers[bytes] {
            needles[number].weight += weight
        } else {
            numbers[bytes] = needles.count
            needles.append(Needle(bytes: bytes, weight: weight, docFrequency: docFrequency))
        }
    }
}

internal import InvertedIndex
internal import ParagraphEvidence
internal import QueryLanguage
internal import TextAnalysis
internal import TextBasics

/// The strings of a query that are evidence for a paragraph, and their weights.
struct QueryEvidence {
    /// What to look for in texts.
    private(set) var query = EvidenceQuery()
    /// The terms that select the candidates if one matching word is enough.
    private(set) var terms: [Term] = []
    /// The weight of each of these terms.
    private(set) var termWeights: [Term: Double] = [:]
    /// The kinds of answer that the query asks for.
    let answers: Set<ExpectedAnswer>

    private let relevance: Relevance
    private let docCount: Int
    private let docFrequency: (Term) throws(IndexError) -> Int
    private var numbers: [[UInt8]: Int] = [:]

    /// - Parameters:
    ///   - pieces: the pieces that are not negated.
    ///   - answerWords: the words that answers use.
    init(
        _ pieces: [AnalyzedQuery.Piece], relevance: Relevance, reader: IndexReader,
        answerWords: AnswerWords
    ) throws(IndexError) {
        try self.init(
            pieces, relevance: relevance, answerWords: answerWords, docCount: reader.docCount
        ) { term throws(IndexError) in
            try reader.knownDocFrequency(of: term)
        }
    }

    /// The terms whose document frequencies the evidence of pieces needs, and the terms that would select candidates
    /// if the index had all of them.
    static func needs(
        of pieces: [AnalyzedQuery.Piece], relevance: Relevance, answerWords: AnswerWords
    ) throws(IndexError) -> (known: [Term], terms: [Term], weights: [Term: Double]) {
        var known: [Term] = []
        let evidence = try QueryEvidence(
            pieces, relevance: relevance, answerWords: answerWords, docCount: 1
        ) {
            known.append($0)
            return 1
        }
        return (known, evidence.terms, evidence.termWeights)
    }

    private init(
        _ pieces: [AnalyzedQuery.Piece], relevance: Relevance, answerWords: AnswerWords,
        docCount: Int,
        docFrequency: @escaping (Term) throws(IndexError) -> Int
    ) throws(IndexError) {
        self.relevance = relevance
        self.docCount = docCount
        self.docFrequency = docFrequency
        var answers: Set<ExpectedAnswer> = []
        let questions = pieces.map { $0.chunk.isQuoted ? [] : QuestionWords.places(in: $0.folded) }
        for place in questions.joined() { place.answer.map { _ = answers.insert($0) } }
        self.answers = answers
        query.answers = AnswerKinds(answers.map(\.kind))
        for (piece, places) in zip(pieces, questions) {
            try add(piece, asking: places)
            try addTopic(of: piece, asking: places)
            for expansion in piece.expansions {
                try add(expansion.addition, asking: [], factor: relevance.synonymFactor)
            }
        }
        if relevance.modelDepth > 0 { try addAnswering(answerWords) }
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
            // The word for a year in numerals is the year in digits, which does not occur in the query.
            let place = LiteralMatch.firstRange(of: word, in: piece.folded, from: end)
            if let place { end = place.upperBound }
            try add(
                word, .words, \.words, relevance.words,
                times: place.map(weight) ?? piece.weight * factor)
        }
        for word in piece.overlayWords {
            let place = LiteralMatch.firstRange(of: word, in: piece.folded, from: 0)
            try add(
                word, .overlay, \.words, relevance.words,
                times: place.map(weight) ?? piece.weight * factor)
        }
        let ideographs = CharacterClass.ideographs(of: piece.folded)
        for (index, range) in ideographs.enumerated() {
            try add(
                Array(piece.folded[range]), .grams, \.characters, relevance.characters,
                times: weight(range), choosesCandidates: false)
            guard index > 0, ideographs[index - 1].upperBound == range.lowerBound else { continue }
            let pair = ideographs[index - 1].lowerBound..<range.upperBound
            try add(
                Array(piece.folded[pair]), .grams, \.pairs, relevance.pairs, times: weight(pair))
        }
    }

    private mutating func add(
        _ bytes: [UInt8], _ space: TermSpace,
        _ layer: WritableKeyPath<EvidenceQuery.Needle, Double>, _ factor: Double,
        times: Double, choosesCandidates: Bool = true
    ) throws(IndexError) {
        let term = Term(space, bytes)
        let docFrequency = try self.docFrequency(term)
        // A string that never occurs as this term gets no weight in this layer. It may still be part of longer words,
        // so it need not be rare.
        guard docFrequency > 0 else { return }
        if choosesCandidates {
            if termWeights.updateValue(times + (termWeights[term] ?? 0), forKey: term) == nil {
                terms.append(term)
            }
        }
        let number = numbers[bytes] ?? query.needles.count
        if number == query.needles.count {
            numbers[bytes] = number
            query.needles.append(
                EvidenceQuery.Needle(
                    bytes: bytes, docFrequency: docFrequency, isName: Self.isName(bytes)))
        }
        let idf = PortableLogarithm.rarity(docCount: docCount, docFrequency: docFrequency)
        let times = query.needles[number].isName ? times * relevance.names : times
        query.needles[number][keyPath: layer] += factor * idf * times
    }

    private static func isName(_ bytes: [UInt8]) -> Bool {
        var isName = false
        UTF8Decoding.forEachScalar(bytes) { scalar, _ in
            let kind = CharacterClass(scalar)
            if kind == .digit || kind == .latin { isName = true }
        }
        return isName
    }

    /// Adds the words that answers use instead of a word of the topic. None weighs more than that word itself.
    private mutating func addAnswering(_ answerWords: AnswerWords) throws(IndexError) {
        let own = Set(query.topic.map(\.bytes))
        var seen: Set<[UInt8]> = []
        for (number, word) in query.topic.enumerated() where seen.insert(word.bytes).inserted {
            for (bytes, weight) in answerWords.words(for: word.bytes) where !own.contains(bytes) {
                let count = try docFrequency(Term(.words, bytes))
                guard count > 0 else { continue }
                let rarity = PortableLogarithm.rarity(
                    docCount: docCount, docFrequency: count)
                query.answering.append(
                    EvidenceQuery.Answering(
                        bytes: bytes, topic: number, weight: weight * min(rarity, word.weight)))
            }
        }
    }

    /// Adds the characters of a piece, and its words except question words.
    private mutating func addTopic(
        of piece: AnalyzedQuery.Piece, asking places: [QuestionWords.Place]
    ) throws(IndexError) {
        func asks(_ range: Range<Int>) -> Bool {
            places.contains { $0.range.overlaps(range) }
        }
        var positions: [Int: Int] = [:]
        let before = query.characters.count
        var ranges: [(value: UInt32, range: Range<Int>)] = []
        UTF8Decoding.forEachScalar(piece.folded) { scalar, offset in
            positions[offset] = before + ranges.count
            ranges.append((scalar.value, offset..<offset + UTF8.width(scalar)))
        }
        for (value, range) in ranges {
            let count = try docFrequency(Term(.grams, Array(piece.folded[range])))
            let rarity =
                count == 0
                ? 0 : PortableLogarithm.rarity(docCount: docCount, docFrequency: count)
            query.characters.append(value)
            query.characterWeights.append(asks(range) ? rarity * relevance.questionWord : rarity)
        }
        var end = 0
        for word in piece.words {
            guard let place = LiteralMatch.firstRange(of: word, in: piece.folded, from: end) else {
                continue
            }
            end = place.upperBound
            guard !asks(place) else { continue }
            let count = try docFrequency(Term(.words, word))
            query.topic.append(
                EvidenceQuery.Word(
                    bytes: word, needle: numbers[word],
                    position: positions[place.lowerBound] ?? before,
                    weight: PortableLogarithm.rarity(docCount: docCount, docFrequency: count)))
        }
    }
}

extension ExpectedAnswer {
    var kind: AnswerKinds {
        switch self {
        case .time: .time
        case .number: .number
        case .place: .place
        }
    }
}

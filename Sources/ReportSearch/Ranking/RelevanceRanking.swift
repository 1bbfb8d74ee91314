internal import InvertedIndex
internal import ParagraphEvidence
internal import QueryLanguage

/// Reranks the best matches by all the evidence in their texts. Not to be shared between threads.
final class RelevanceRanking {
    let relevance: Relevance
    let evidence: QueryEvidence
    private let bm25: BM25
    private let scan: EvidenceScan
    private let weightSum: Double
    private let passages: PassageReader
    private let reader: IndexReader
    private let averageLength: Double
    private let learned: LearnedOrder

    /// Returns nil if there is no other evidence than BM25, as in an index without grams.
    init?(
        _ ranking: Ranking, bm25: BM25, query: AnalyzedQuery, passages: PassageReader,
        reader: IndexReader, answerWords: AnswerWords = .shipped
    ) throws(ReportSearchError) {
        guard case .relevance(let relevance) = ranking, passages.hasGrams else { return nil }
        evidence = try rethrowing { () throws(IndexError) in
            try QueryEvidence(
                query.pieces, relevance: relevance, reader: reader, answerWords: answerWords)
        }
        guard !evidence.query.needles.isEmpty else { return nil }
        self.relevance = relevance
        self.bm25 = bm25
        self.passages = passages
        self.reader = reader
        scan = EvidenceScan(evidence.query.needles.map(\.bytes))
        weightSum = evidence.query.weightSum
        averageLength = max(reader.averageLength, .leastNonzeroMagnitude)
        learned = LearnedOrder(
            evidence.query, passages: passages, reader: reader, averageLength: averageLength)
    }

    /// The matches in their new order: the first `depth` by relevance, literal ones first, then the rest in their old
    /// order, with scores scaled so as to continue from the last of these.
    func ranked(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        var best: [Match] = []
        for match in matches.prefix(relevance.depth) {
            best.append(Match(doc: match.doc, score: try score(of: match.doc), kind: match.kind))
        }
        // A stable sort keeps the order of equal scores.
        best.sort(by: Self.precedes)
        let rest = matches[best.count...].map { $0 }
        if relevance.closeDepth > 0 {
            let first = try learned.scored(Array(best.prefix(relevance.closeDepth)))
                .sorted(by: Self.precedes)
            best = Self.continued(
                try learned.headingsMoved(first), best.dropFirst(first.count))
        }
        return Self.continued(best, rest[...])
    }

    private static func precedes(_ left: Match, _ right: Match) -> Bool {
        left.kind == right.kind ? left.score > right.score : left.kind == .literal
    }

    /// Appends matches in their order, with scores scaled so that they do not exceed the last of those before.
    private static func continued(_ first: [Match], _ rest: ArraySlice<Match>) -> [Match] {
        guard let last = first.last, let next = rest.first else { return first + rest }
        let scale = min(1, last.score / max(next.score, .leastNonzeroMagnitude))
        return first + rest.map { Match(doc: $0.doc, score: $0.score * scale, kind: $0.kind) }
    }

    /// The features of the matches that the model would order, in the order of the formula.
    func features(
        of matches: [Match], depth: Int
    ) throws(ReportSearchError) -> [(match: Match, row: FeatureRow)] {
        var best: [Match] = []
        for match in matches.prefix(relevance.depth) {
            best.append(Match(doc: match.doc, score: try score(of: match.doc), kind: match.kind))
        }
        best.sort(by: Self.precedes)
        let first = Array(best.prefix(depth))
        return Array(zip(first, try learned.rows(of: first)))
    }

    /// What the parts of the query add to a doc's score.
    func parts(of doc: DocAddress) throws(ReportSearchError) -> [ScorePart] {
        let length = try length(of: doc)
        var parts: [ScorePart] = []
        try weigh(doc) { needle, found, score in
            parts.append(
                ScorePart(
                    text: String(decoding: needle.bytes, as: UTF8.self), evidence: nil,
                    frequency: found.count,
                    docFrequency: needle.docFrequency, weight: needle.weight,
                    position: found.position, length: length, averageLength: averageLength,
                    score: score))
        } answer: { answer, score in
            parts.append(
                ScorePart(
                    text: "(\(answer.rawValue))", evidence: answer.evidence, frequency: 1,
                    docFrequency: 0, weight: weightSum, position: nil, length: length,
                    averageLength: averageLength, score: score))
        }
        return learned.explained(parts, of: doc)
    }

    private func length(of doc: DocAddress) throws(ReportSearchError) -> Int {
        return try rethrowing { () throws(IndexError) in
            try reader.length(of: doc)
        }
    }

    private func score(of doc: DocAddress) throws(ReportSearchError) -> Double {
        var sum = 0.0
        try weigh(doc) { _, _, score in
            sum += score
        } answer: { _, score in
            sum += score
        }
        return sum
    }

    private func weigh(
        _ doc: DocAddress,
        needle: (EvidenceQuery.Needle, (count: Int, position: Int), Double) -> Void,
        answer: (ExpectedAnswer, Double) -> Void
    ) throws(ReportSearchError) {
        let (text, isHeading) = try passages.text(of: doc)
        let length = try length(of: doc)
        let factor = isHeading ? relevance.heading : 1
        scan.scan(text)
        var found = [(count: Int, position: Int)](
            repeating: (0, 0), count: evidence.query.needles.count)
        for occurrence in scan.occurrences {
            let number = Int(occurrence.string)
            if found[number].count == 0 { found[number].position = Int(occurrence.position) }
            found[number].count += 1
        }
        for (string, found) in zip(evidence.query.needles, found) where found.count > 0 {
            let share = bm25.share(
                idf: string.weight, frequency: found.count, length: length, average: averageLength)
            let early = relevance.reach / (relevance.reach + Double(found.position))
            needle(
                string, found, (share + string.weight * relevance.earliness * early) * factor)
        }
        guard !evidence.answers.isEmpty else { return }
        let held = AnswerScan.answers(in: scan.characters)
        // In a fixed order, since floating-point sums depend on it.
        for kind in ExpectedAnswer.allCases
        where evidence.answers.contains(kind) && held.contains(kind.kind) {
            answer(kind, weightSum * relevance.weight(of: kind) * factor)
        }
    }
}

extension ExpectedAnswer {
    /// What an explanation calls it.
    fileprivate var evidence: EvidenceKind {
        switch self {
        case .time: .time
        case .number: .number
        case .place: .place
        }
    }
}

extension Relevance {
    func weight(of answer: ExpectedAnswer) -> Double {
        switch answer {
        case .time: time
        case .number: number
        case .place: place
        }
    }
}

extension ScorePart {
    /// The part of a word in a plain BM25 score.
    init(_ share: ScoreShare) {
        self.init(
            text: String(decoding: share.term.bytes, as: UTF8.self), evidence: nil,
            frequency: share.frequency, docFrequency: share.docFrequency, weight: share.idf,
            position: nil,
            length: share.length, averageLength: share.averageLength, score: share.score)
    }
}

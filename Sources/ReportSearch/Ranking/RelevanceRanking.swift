internal import InvertedIndex
internal import QueryLanguage

/// Reranks the best matches by all the evidence in their texts.
struct RelevanceRanking {
    let relevance: Relevance
    let evidence: QueryEvidence
    private let bm25: BM25
    private let scan: EvidenceScan
    private let weightSum: Double
    private let passages: PassageReader
    private let reader: IndexReader
    private let averageLength: Double

    /// Returns nil if there is nothing to weigh: an index without grams has only BM25.
    init?(
        _ ranking: Ranking, bm25: BM25, query: AnalyzedQuery, passages: PassageReader,
        reader: IndexReader
    ) throws(ReportSearchError) {
        guard case .relevance(let relevance) = ranking, passages.hasGrams else { return nil }
        evidence = try rethrowing { () throws(IndexError) in
            try QueryEvidence(query.pieces, relevance: relevance, reader: reader)
        }
        guard !evidence.needles.isEmpty else { return nil }
        self.relevance = relevance
        self.bm25 = bm25
        self.passages = passages
        self.reader = reader
        scan = EvidenceScan(evidence.needles.map(\.bytes))
        weightSum = evidence.needles.reduce(0) { $0 + $1.weight }
        averageLength = max(reader.averageLength, .leastNonzeroMagnitude)
    }

    /// The matches in their new order: the first `depth` by relevance, literal ones first, then the rest in their old
    /// order, with scores scaled so as to continue from the last of these.
    func ranked(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        var best: [Match] = []
        for match in matches.prefix(relevance.depth) {
            best.append(Match(doc: match.doc, score: try score(of: match.doc), kind: match.kind))
        }
        // A stable sort keeps the order of equal scores.
        best.sort { left, right in
            left.kind == right.kind ? left.score > right.score : left.kind == .literal
        }
        guard let last = best.last, matches.count > best.count else { return best }
        let rest = matches[best.count...]
        let scale = min(1, last.score / max(rest.first?.score ?? 0, .leastNonzeroMagnitude))
        return best + rest.map { Match(doc: $0.doc, score: $0.score * scale, kind: $0.kind) }
    }

    /// What the parts of the query add to a doc's score.
    func parts(of doc: DocAddress) throws(ReportSearchError) -> [ScorePart] {
        let length = try length(of: doc)
        var parts: [ScorePart] = []
        try weigh(doc) { needle, found, score in
            parts.append(
                ScorePart(
                    text: String(decoding: needle.bytes, as: UTF8.self), frequency: found.count,
                    docFrequency: needle.docFrequency, weight: needle.weight,
                    position: found.position, length: length, averageLength: averageLength,
                    score: score))
        } answer: { answer, score in
            parts.append(
                ScorePart(
                    text: "(\(answer.rawValue))", frequency: 1, docFrequency: 0,
                    weight: weightSum, position: nil, length: length,
                    averageLength: averageLength, score: score))
        }
        return parts
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
        needle: (QueryEvidence.Needle, EvidenceScan.Found, Double) -> Void,
        answer: (ExpectedAnswer, Double) -> Void
    ) throws(ReportSearchError) {
        let (text, isHeading) = try passages.text(of: doc)
        let length = try length(of: doc)
        let factor = isHeading ? relevance.heading : 1
        for (string, found) in zip(evidence.needles, scan.scan(text)) where found.count > 0 {
            let share = bm25.share(
                idf: string.weight, frequency: found.count, length: length, average: averageLength)
            let early = relevance.reach / (relevance.reach + Double(found.position))
            needle(
                string, found, (share + string.weight * relevance.earliness * early) * factor)
        }
        guard !evidence.answers.isEmpty else { return }
        let held = AnswerScan.answers(in: text).intersection(evidence.answers)
        // In a fixed order, since floating-point sums depend on it.
        for kind in ExpectedAnswer.allCases where held.contains(kind) {
            answer(kind, weightSum * relevance.weight(of: kind) * factor)
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
            text: String(decoding: share.term.bytes, as: UTF8.self), frequency: share.frequency,
            docFrequency: share.docFrequency, weight: share.idf, position: nil,
            length: share.length, averageLength: share.averageLength, score: share.score)
    }
}

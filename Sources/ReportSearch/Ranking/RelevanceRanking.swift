internal import InvertedIndex
internal import ParagraphEvidence
internal import QueryLanguage

/// Reranks the best matches by all the evidence in their texts. Not Sendable: each thread needs its own.
final class RelevanceRanking {
    let relevance: Relevance
    let evidence: QueryEvidence
    private let bm25: BM25
    private let texts: CandidateTexts
    private let weightSum: Double
    private let reader: IndexReader
    private let averageLength: Double
    private let learned: LearnedOrder

    /// Returns nil if BM25 alone ranks: if the request asks for it, or if there is no other evidence, as in an index
    /// without grams.
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
        self.reader = reader
        let measure = ParagraphMeasure(evidence.query)
        texts = CandidateTexts(measure, passages: passages, reader: reader)
        weightSum = evidence.query.weightSum
        averageLength = max(reader.averageLength, .leastNonzeroMagnitude)
        learned = LearnedOrder(
            measure, texts: texts, passages: passages, reader: reader,
            averageLength: averageLength)
    }

    /// The matches in their new order: the first `depth` by relevance, literal ones first, then the others in their old
    /// order. The scores of the others are scaled so that none exceeds the last score before them.
    func ranked(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        var (best, others) = try divided(
            matches.prefix(relevance.depth), modelDepth: relevance.modelDepth)
        if relevance.modelDepth > 0 {
            best = try learned.headingsMoved(try learned.scored(best).sorted(by: Self.precedes))
        }
        best = Self.continued(best, others[...])
        return Self.continued(best, matches.dropFirst(relevance.depth))
    }

    /// The matches in the order of their scores by the formula, in two parts: those to measure in full, and the others.
    /// The choice also depends on the neighbours of a match.
    private func divided(
        _ matches: ArraySlice<Match>, modelDepth: Int
    ) throws(ReportSearchError) -> (best: [Match], others: [Match]) {
        var near = NeighbourGains(evidence.query, reader: reader)
        var scored: [Match] = []
        for match in matches {
            let (score, presence) = try score(of: match.doc)
            scored.append(Match(doc: match.doc, score: score, kind: match.kind))
            near.add(match.doc, presence: presence)
        }
        // A stable sort keeps the order of equal scores.
        scored.sort(by: Self.precedes)
        guard modelDepth > 0 else { return (scored, []) }
        try near.detectRunningText(scored.prefix(modelDepth).map(\.doc))
        learned.rowsContinue = near.rowsContinue
        learned.cachePresence(near.presence)
        guard scored.count > modelDepth else { return (scored, []) }
        var raised: [(index: Int, match: Match)] = []
        for (index, match) in scored.enumerated() {
            let score = match.score + (try near.gain(of: match.doc))
            raised.append((index, Match(doc: match.doc, score: score, kind: match.kind)))
        }
        raised.sort { Self.precedes($0.match, $1.match) }
        let chosen = raised.prefix(modelDepth).map(\.index).sorted()
        let others = raised.dropFirst(modelDepth).map(\.index).sorted()
        return (chosen.map { scored[$0] }, others.map { scored[$0] })
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
        let first = try divided(matches.prefix(relevance.depth), modelDepth: depth).best
        return Array(zip(first, try learned.rows(of: first)))
    }

    /// What the parts of the query add to a doc's score.
    func parts(of doc: DocAddress) throws(ReportSearchError) -> [ScorePart] {
        let length = try texts.candidate(doc).length
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

    /// The score of the formula, and which needles the doc has.
    private func score(
        of doc: DocAddress
    ) throws(ReportSearchError) -> (score: Double, presence: [Bool]) {
        var sum = 0.0
        let found = try weigh(doc) { _, _, score in
            sum += score
        } answer: { _, score in
            sum += score
        }
        return (sum, found.map { $0.count > 0 })
    }

    /// Returns how often each needle occurs, and where first.
    @discardableResult
    private func weigh(
        _ doc: DocAddress,
        needle: (EvidenceQuery.Needle, (count: Int, position: Int), Double) -> Void,
        answer: (ExpectedAnswer, Double) -> Void
    ) throws(ReportSearchError) -> [(count: Int, position: Int)] {
        let candidate = try texts.candidate(doc)
        let factor = candidate.isHeading ? relevance.heading : 1
        var found = [(count: Int, position: Int)](
            repeating: (0, 0), count: evidence.query.needles.count)
        for occurrence in candidate.text.occurrences {
            let number = Int(occurrence.string)
            if found[number].count == 0 { found[number].position = Int(occurrence.position) }
            found[number].count += 1
        }
        for (string, found) in zip(evidence.query.needles, found) where found.count > 0 {
            let share = bm25.share(
                idf: string.weight, frequency: found.count, length: candidate.length,
                average: averageLength)
            let early = relevance.reach / (relevance.reach + Double(found.position))
            needle(
                string, found, (share + string.weight * relevance.earliness * early) * factor)
        }
        guard !evidence.answers.isEmpty else { return found }
        let held = AnswerScan.answers(in: candidate.text.characters)
        // In a fixed order, since floating-point sums depend on it.
        for kind in ExpectedAnswer.allCases
        where evidence.answers.contains(kind) && held.contains(kind.kind) {
            answer(kind, weightSum * relevance.weight(of: kind) * factor)
        }
        return found
    }
}

/// The texts of a query's candidates, each read and scanned once. Not to be shared between threads.
final class CandidateTexts {
    struct Candidate {
        let text: ScannedText
        /// Whether the paragraph is only a heading.
        let isHeading: Bool
        /// Its length in words.
        let length: Int
    }

    private let passages: PassageReader
    private let reader: IndexReader
    private let measure: ParagraphMeasure
    private var candidates: [DocAddress: Candidate] = [:]

    init(_ measure: ParagraphMeasure, passages: PassageReader, reader: IndexReader) {
        self.measure = measure
        self.passages = passages
        self.reader = reader
    }

    func candidate(_ doc: DocAddress) throws(ReportSearchError) -> Candidate {
        if let known = candidates[doc] { return known }
        let (text, isHeading) = try passages.text(of: doc)
        let length = try rethrowing { () throws(IndexError) in try reader.length(of: doc) }
        let candidate = Candidate(
            text: measure.scanned(text), isHeading: isHeading, length: length)
        candidates[doc] = candidate
        return candidate
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

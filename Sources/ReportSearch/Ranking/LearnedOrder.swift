internal import InvertedIndex
package import ParagraphEvidence
package import ReportCorpus

/// Orders the best matches of a query by all of their features, with `EvidenceFormula`. Not Sendable: each thread needs
/// its own.
final class LearnedOrder {
    private let measure: ParagraphMeasure
    private let surroundings: SurroundingsReader
    private let texts: CandidateTexts
    private let reader: IndexReader
    private let averageLength: Double
    private let weightSum: Double
    /// The features of the ordered matches, for explanations.
    private var measured: [DocAddress: FeatureRow] = [:]
    /// How moving headings after their paragraphs changed the score of each match.
    private var headingScoreChanges: [DocAddress: Double] = [:]

    init(
        _ measure: ParagraphMeasure, texts: CandidateTexts, passages: PassageReader,
        reader: IndexReader, averageLength: Double
    ) {
        self.measure = measure
        surroundings = SurroundingsReader(reader, passages: passages, measure: measure)
        self.texts = texts
        self.reader = reader
        self.averageLength = averageLength
        weightSum = max(measure.query.weightSum, .leastNonzeroMagnitude)
    }

    /// Stores which needles the candidates contain: see `SurroundingsReader.cachePresence`.
    func cachePresence(_ presence: [DocAddress: [Bool]]) { surroundings.cachePresence(presence) }

    /// Whether rows with consecutive numbers are neighbours: see `NeighbourGains.rowsContinue`.
    var rowsContinue: Bool {
        get { surroundings.rowsContinue }
        set { surroundings.rowsContinue = newValue }
    }

    /// The features of matches. The matches must be in the order of the first formula and have its scores.
    func rows(of matches: [Match]) throws(ReportSearchError) -> [FeatureRow] {
        var rows: [FeatureRow] = []
        try surroundings.prepare(matches.map(\.doc))
        for match in matches {
            let around = try surroundings.surroundings(of: match.doc)
            let candidate = try texts.candidate(match.doc)
            rows.append(
                measure.row(
                    of: candidate.text,
                    MeasuredParagraph(
                        length: candidate.length, averageLength: averageLength,
                        isHeading: candidate.isHeading, surroundings: around),
                    formula: match.score / weightSum))
        }
        FeatureRow.complete(&rows, of: measure.query)
        return rows
    }

    /// The matches with their new scores, in the old order.
    func scored(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        var scored: [Match] = []
        for (match, row) in zip(matches, try rows(of: matches)) {
            measured[match.doc] = row
            let score = EvidenceFormula.score(
                of: row, formula: match.score / weightSum, model: .shipped)
            scored.append(
                Match(doc: match.doc, score: score * weightSum, kind: match.kind))
        }
        return scored
    }

    /// The matches, with each heading moved to just after the best match below it.
    func headingsMoved(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        let order = HeadingOrder(reader: reader, surroundings: surroundings) {
            [texts] doc throws(ReportSearchError) in
            try texts.candidate(doc).isHeading
        }
        let moved = try order.ordered(matches)
        var before: [DocAddress: Double] = [:]
        for match in matches { before[match.doc] = match.score }
        for match in moved {
            headingScoreChanges[match.doc] = match.score - (before[match.doc] ?? 0)
        }
        return moved
    }

    /// The parts of a score: those of the first formula, multiplied by the factor, then the shares of the other
    /// features.
    func explained(_ parts: [ScorePart], of doc: DocAddress) -> [ScorePart] {
        guard let row = measured[doc] else { return parts }
        let outcome = EvidenceFormula.outcome(of: row, model: .shipped)
        var explained = parts.map { $0.times(outcome.factor) }
        for (kind, value) in outcome.shares {
            explained.append(
                ScorePart(kind, weight: weightSum, score: value * weightSum, like: parts.first))
        }
        if let change = headingScoreChanges[doc], change != 0 {
            explained.append(
                ScorePart(.onlyHeading, weight: weightSum, score: change, like: parts.first))
        }
        return explained
    }
}

extension ScorePart {
    /// The part with its score multiplied.
    fileprivate func times(_ factor: Double) -> ScorePart {
        ScorePart(
            text: text, evidence: evidence, frequency: frequency, docFrequency: docFrequency,
            weight: weight, position: position, length: length, averageLength: averageLength,
            score: score * factor)
    }

    /// A part of the score that does not belong to a string.
    init(_ kind: EvidenceKind, weight: Double, score: Double, like other: ScorePart?) {
        self.init(
            text: "(\(kind.rawValue))", evidence: kind, frequency: 1, docFrequency: 0,
            weight: weight, position: nil, length: other?.length ?? 0,
            averageLength: other?.averageLength ?? 0, score: score)
    }
}

/// The features of a paragraph that is among the best for a question, for training the model.
package struct FeatureSample {
    /// Where the paragraph is.
    package let source: SourcePlace
    /// The values of `FeatureRow`.
    package let values: [Int32]
}

extension SearchSession {
    /// The best paragraphs for a request in which any word is enough, in the order of the first formula.
    ///
    /// - Parameter answerWords: the words that answers use.
    package func featureSamples(
        _ request: SearchRequest, depth: Int, answerWords: AnswerWords = .shipped
    ) throws(ReportSearchError) -> [FeatureSample] {
        let query = try analyzed(request)
        let passages = passages(core)
        let ranking = try RelevanceRanking(
            request.ranking, bm25: request.bm25, query: query, passages: passages, reader: reader,
            answerWords: answerWords)
        guard let ranking else { return [] }
        var search = CandidateSearch(
            searcher: core, query: query, filter: try docFilter(request.filter),
            passages: passages, ranking: ranking)
        let matches = try search.candidatesOfAny(limit: depth)
        let sources = sources
        var samples: [FeatureSample] = []
        for (match, row) in try ranking.features(of: matches, depth: depth) {
            let place = try sources.paragraph(match.doc).source
            samples.append(FeatureSample(source: place, values: row.values))
        }
        return samples
    }

    /// The names of the values of a sample.
    package static var featureNames: [String] {
        RankingFeature.allCases.map { "\($0)" } + RankingFeature.compared.map { "\($0)-best" }
    }
}

internal import InvertedIndex
internal import ParagraphEvidence
package import ReportCorpus

/// Orders the best matches of a query by all that is known of them: by `EvidenceFormula`. Not to be shared between
/// threads.
final class LearnedOrder {
    private let measure: ParagraphMeasure
    private let surroundings: SurroundingsReader
    private let passages: PassageReader
    private let reader: IndexReader
    private let averageLength: Double
    private let weightSum: Double
    private var outcomes: [DocAddress: EvidenceFormula.Outcome] = [:]
    /// By how much each score changed where a heading went behind its paragraph.
    private var lowered: [DocAddress: Double] = [:]

    init(
        _ query: EvidenceQuery, passages: PassageReader, reader: IndexReader,
        averageLength: Double
    ) {
        measure = ParagraphMeasure(query)
        surroundings = SurroundingsReader(reader, passages: passages, measure: measure)
        self.passages = passages
        self.reader = reader
        self.averageLength = averageLength
        weightSum = max(query.weightSum, .leastNonzeroMagnitude)
    }

    /// The features of matches, which stand in the order of the first formula and have its scores.
    func rows(of matches: [Match]) throws(ReportSearchError) -> [FeatureRow] {
        var rows: [FeatureRow] = []
        for match in matches {
            let around = try surroundings.surroundings(of: match.doc)
            let (text, isHeading) = try passages.text(of: match.doc)
            let length = try rethrowing { () throws(IndexError) in
                try reader.length(of: match.doc)
            }
            rows.append(
                measure.row(
                    of: text,
                    MeasuredParagraph(
                        length: length, averageLength: averageLength, isHeading: isHeading,
                        surroundings: around),
                    formula: match.score / weightSum))
        }
        FeatureRow.complete(&rows, of: measure.query)
        return rows
    }

    /// The matches with their new scores, in the old order.
    func scored(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        var scored: [Match] = []
        for (match, row) in zip(matches, try rows(of: matches)) {
            let outcome = EvidenceFormula.outcome(of: row, model: .shipped)
            outcomes[match.doc] = outcome
            let score = outcome.score(formula: match.score / weightSum) * weightSum
            scored.append(Match(doc: match.doc, score: score, kind: match.kind))
        }
        return scored
    }

    /// The matches with each heading behind the first paragraph found below it.
    func headingsMoved(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        let moved = try HeadingOrder(
            reader: reader, passages: passages, surroundings: surroundings
        ).ordered(matches)
        var before: [DocAddress: Double] = [:]
        for match in matches { before[match.doc] = match.score }
        for match in moved { lowered[match.doc] = match.score - (before[match.doc] ?? 0) }
        return moved
    }

    /// The parts of a score: those of the first formula, changed by the factor, then what was added.
    func explained(_ parts: [ScorePart], of doc: DocAddress) -> [ScorePart] {
        guard let outcome = outcomes[doc] else { return parts }
        var explained = parts.map { $0.times(outcome.factor) }
        for (kind, value) in outcome.shares {
            explained.append(
                ScorePart(kind, weight: weightSum, score: value * weightSum, like: parts.first))
        }
        if let change = lowered[doc], change != 0 {
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

    /// A part that is no string.
    init(_ kind: EvidenceKind, weight: Double, score: Double, like other: ScorePart?) {
        self.init(
            text: "(\(kind.rawValue))", evidence: kind, frequency: 1, docFrequency: 0,
            weight: weight, position: nil, length: other?.length ?? 0,
            averageLength: other?.averageLength ?? 0, score: score)
    }
}

/// A paragraph among the best of a question, as the learned model sees it: for training.
package struct FeatureSample {
    /// Where it is.
    package let source: SourcePlace
    /// The values of `FeatureRow`.
    package let values: [Int32]
}

extension SearchSession {
    /// The best paragraphs of a request that any word matches, in the order of the formula.
    package func featureSamples(
        _ request: SearchRequest, depth: Int
    ) throws(ReportSearchError) -> [FeatureSample] {
        let query = try analyzed(request)
        let passages = passages(core)
        let ranking = try RelevanceRanking(
            request.ranking, bm25: request.bm25, query: query, passages: passages, reader: reader)
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

/// The formula that reranks the best paragraphs:
///
///     score = echo * question * formula
///             + 0.5 meaning + 0.7 justBefore + 1.4 before + 0.7 after
///             + 1.5 headingOnly + 0.7 headingToo + 0.3 titleOnly + opening
///             + model
///     echo     = 1 - 0.3 * (1 - rest50)^6: with little other text, it is the question itself, or a heading
///     question = 0.6 if the paragraph ends with a question mark
///
/// The names are those of `RankingFeature`; the score is relative to the sum of the query's weights. The weights were
/// chosen so that the ranking improved on each question set that was left out: see Benchmarks/README.md.
package enum EvidenceFormula {
    private static let echo = 0.3
    private static let question = 0.4
    private static let weights: [(feature: RankingFeature, weight: Double)] = [
        (.meaning, 0.5), (.justBefore, 0.7), (.before, 1.4), (.after, 0.7), (.headingOnly, 1.5),
        (.headingToo, 0.7), (.titleOnly, 0.3), (.opening, 1),
    ]

    /// The effect of a row of features on a paragraph's score.
    package struct Outcome: Sendable {
        /// The factor for the score of the formula of `Relevance`.
        package let factor: Double
        /// What is added, by kind, relative to the sum of the query's weights.
        package let shares: [(kind: EvidenceKind, value: Double)]

        /// The score.
        package func score(formula: Double) -> Double {
            shares.reduce(factor * formula) { $0 + $1.value }
        }
    }

    /// The weight of a feature in the formula, without the model; 0 if the formula does not have the feature.
    package static func weight(of feature: RankingFeature) -> Double {
        weights.first { $0.feature == feature }?.weight ?? 0
    }

    /// The score of a row. It equals the score of `outcome` except for rounding.
    package static func score(
        of row: FeatureRow, formula: Double, model: RankingModel
    ) -> Double {
        var score = factor(of: row) * formula
        for (feature, weight) in weights {
            score += weight * (Double(row[feature]) / RankingFeature.unit)
        }
        return model.isEmpty ? score : score + Double(model.output(row)) / model.unit
    }

    private static func factor(of row: FeatureRow) -> Double {
        let bare = 1 - Double(row[.rest50]) / RankingFeature.unit
        return (1 - echo * bare * bare * bare * bare * bare * bare)
            * (1 - question * (Double(row[.question]) / RankingFeature.unit))
    }

    /// The factor and the shares of a row, for explanations.
    package static func outcome(of row: FeatureRow, model: RankingModel) -> Outcome {
        var sums: [EvidenceKind: Double] = [:]
        for (feature, weight) in weights {
            sums[feature.kind, default: 0] += weight * (Double(row[feature]) / RankingFeature.unit)
        }
        if !model.isEmpty {
            let (base, learned) = model.shares(row)
            var outputs: [EvidenceKind: Int] = [.formulaScore: base]
            for (number, share) in learned.enumerated() {
                outputs[FeatureRow.feature(ofValue: number).kind, default: 0] += share
            }
            for (kind, output) in outputs {
                sums[kind, default: 0] += Double(output) / model.unit
            }
        }
        // In a fixed order, since floating-point sums depend on it.
        return Outcome(
            factor: factor(of: row),
            shares: EvidenceKind.allCases.compactMap { kind in
                sums[kind].flatMap { $0 == 0 ? nil : (kind, $0) }
            })
    }
}

/// A kind of evidence that a score's explanation names.
public enum EvidenceKind: String, CaseIterable, Sendable {
    /// The paragraph contains a time, and the query asks for one.
    case time
    /// It contains a number, and the query asks for one.
    case number
    /// It contains the name of a place, and the query asks for one.
    case place
    /// Its words are close in meaning to the words of the query.
    case meaning
    /// Words of the query occur in the headings above it.
    case headings
    /// They occur in the title of its report.
    case title
    /// They occur in the first paragraph of its report.
    case opening
    /// They occur in the paragraphs before it.
    case before
    /// They occur in the paragraph after it.
    case after
    /// The strings of the query that it contains.
    case strings
    /// How near the strings of the query are to what the query asks for.
    case nearAnswer = "near-answer"
    /// Words that answers to such questions use.
    case answering
    /// How early the strings of the query occur.
    case earliness
    /// How close together the strings of the query occur.
    case closeness
    /// The length of the strings that it shares with the query.
    case sharedText
    /// Its length, and how much of it is not in the query.
    case length
    /// The letters and digits of the query that it contains.
    case names
    /// Its score by the first formula, also relative to the best score.
    case formulaScore = "standing"
    /// It is only a heading, and was moved after a paragraph below it.
    case onlyHeading = "only-heading"
}

extension RankingFeature {
    /// The kind of evidence that an explanation names for the feature.
    var kind: EvidenceKind {
        switch self {
        case .formula, .relative, .asks: .formulaScore
        case .words, .pairs, .characters, .present, .presentWords, .presentPairs,
            .presentCharacters, .rarest, .missing, .topicWords:
            .strings
        case .early20, .early80, .early400, .firstRarest: .earliness
        case .time: .time
        case .number: .number
        case .place: .place
        case .window20, .window40, .window80, .sentence, .clause, .ordered, .near, .oneSentence:
            .closeness
        case .nearAnswer, .withinAnswer, .definition: .nearAnswer
        case .answering: .answering
        case .longest, .shared, .covered, .triples: .sharedText
        case .rest50, .question: .length
        case .heading, .headingOnly, .headingToo: .headings
        case .titleOnly: .title
        case .names: .names
        case .opening: .opening
        case .justBefore, .before: .before
        case .after: .after
        case .meaning, .likeness, .cosine: .meaning
        }
    }
}

extension FeatureRow {
    /// The feature that a value of a row belongs to.
    static func feature(ofValue number: Int) -> RankingFeature {
        let count = RankingFeature.allCases.count
        return number < count
            ? RankingFeature.allCases[number] : RankingFeature.compared[number - count]
    }
}

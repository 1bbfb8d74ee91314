/// The features of a paragraph that the learned model uses, in units of 1/4096. Sums of weights are divided by the sum
/// of all weights of the query, so that queries are comparable.
package enum RankingFeature: Int, CaseIterable, Sendable {
    /// The score of the formula of `Relevance`.
    case formula
    /// BM25 of words, of pairs of ideographs, of single ideographs.
    case words, pairs, characters
    /// The share of the strings, words, pairs and characters that the paragraph has.
    case present, presentWords, presentPairs, presentCharacters
    /// How early they occur: a string at position p counts r / (r + p), with r = 20, 80 and 400.
    case early20, early80, early400
    /// The paragraph contains a time, a number, a place, and the query asks for it.
    case time, number, place
    /// The maximum share of the strings that occur within 20, 40, 80 characters.
    case window20, window40, window80
    /// The maximum share of the strings that occur in one sentence, in one clause.
    case sentence, clause
    /// How close together adjacent words of the query occur, in the query's order and in any order.
    case ordered, near
    /// The longest string that query and paragraph share; all shared strings, with more weight for longer ones; and all
    /// characters in shared strings of two characters or more. Weighted by the rarity of characters.
    case longest, shared, covered
    /// Characters that are not the query's, at most 50. Only the formula uses it: trees that use lengths do worse on
    /// question sets that were not used to train them.
    case rest50
    /// It ends with a question mark.
    case question
    /// It is only a heading.
    case heading
    /// The share of the strings with Latin letters or digits that it has; 1 if the query has none.
    case names
    /// The share of the strings that only its headings contain; the share that both headings and text contain.
    case headingOnly, headingToo
    /// The share of the strings that only the title of the report contains.
    case titleOnly
    /// The share of the strings that it lacks but that occur in the paragraph before it, in one of the three before it,
    /// in the one after it.
    case justBefore, before, after
    /// The share of the strings that it lacks but that occur in the first paragraph of its report, which states what
    /// the report is about.
    case opening
    /// How well its words cover the meaning of the query's: see `WordAlignment`.
    case meaning
    /// The same, with each cosine c replaced by max(0, c - 0.4) / 0.6; and the cosine of the sums of the vectors.
    case likeness, cosine
    /// How near the strings are to an answer of the kind that the query asks for: a string at distance d counts 15 /
    /// (15 + d); and the share of them within 30 characters. 0 if the query asks for none or the paragraph has none.
    case nearAnswer, withinAnswer
    /// Relative to the query's rarest word: the rarest that the paragraph has, the rarest that it lacks.
    case rarest, missing
    /// The share of the query's words that it has.
    case topicWords
    /// How early the query's rarest word occurs: 80 / (80 + p).
    case firstRarest
    /// The share of the paragraph's strings that the best sentence contains.
    case oneSentence
    /// The weight of the heaviest word of the query that is followed by 是, 为, 指 or 系, or by a comma and 是 or 指.
    case definition
    /// The shared strings of three characters or more, weighted by the rarity of characters.
    case triples
    /// To what extent it has the words that answers to such questions use: see `AnswerWords`.
    case answering
    /// The query asks for a kind of answer.
    case asks
    /// The formula's score relative to the query's best.
    case relative

    /// The stored value that represents 1.
    package static let unit = 4096.0
    /// The features whose difference from the query's maximum is a value too.
    package static let compared = Array(allCases[..<RankingFeature.asks.rawValue])

    /// A value in units, within the range of the model.
    static func quantized(_ value: Double) -> Int32 {
        Int32((min(max(value, -1000), 1000) * unit).rounded())
    }
}

/// The values of the features of one paragraph.
package struct FeatureRow: Sendable {
    /// By the number of the feature; then, for the compared features, the differences from the query's best.
    package var values: [Int32]

    package init() {
        values = [Int32](
            repeating: 0,
            count: RankingFeature.allCases.count + RankingFeature.compared.count)
    }

    package subscript(feature: RankingFeature) -> Int32 {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    mutating func set(_ feature: RankingFeature, _ value: Double) {
        values[feature.rawValue] = RankingFeature.quantized(value)
    }

    /// Adds the values that compare the best paragraphs of a query with each other.
    package static func complete(_ rows: inout [FeatureRow], of query: EvidenceQuery) {
        let best = rows.map { $0[.formula] }.max() ?? 0
        for index in rows.indices {
            rows[index].set(.asks, query.answers.isEmpty ? 0 : 1)
            rows[index].set(.relative, Double(rows[index][.formula]) / Double(max(best, 1)))
        }
        let count = RankingFeature.allCases.count
        for (place, feature) in RankingFeature.compared.enumerated() {
            let most = rows.map { $0[feature] }.max() ?? 0
            for index in rows.indices {
                rows[index].values[count + place] = rows[index][feature] - most
            }
        }
    }
}

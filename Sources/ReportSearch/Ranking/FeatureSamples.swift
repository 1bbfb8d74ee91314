internal import ICUText
internal import InvertedIndex
internal import ParagraphEvidence
internal import QueryLanguage
package import ReportCorpus

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
        let passages = PassageReader(core, analyzer: analyzer, location: location, limits: limits)
        let ranking = try RelevanceRanking(
            request.ranking, bm25: request.bm25, query: query, passages: passages, reader: reader)
        guard let ranking else { return [] }
        var search = CandidateSearch(
            searcher: core, query: query, filter: try docFilter(request.filter),
            passages: passages, ranking: ranking)
        let matches = try search.candidatesOfAny(limit: depth)
        let sources = SourceCache(reader, location: location)
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

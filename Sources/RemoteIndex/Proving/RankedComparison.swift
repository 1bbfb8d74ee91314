package import ReportSearch
internal import StoredReports
internal import SystemPackage

/// Compares the ranked answers of two indexes of the same reports: paragraphs, order and scores must be the same, to the
/// last bit.
package struct RankedComparison {
    /// The number of searches.
    package private(set) var queryCount = 0
    /// The searches whose answers differ, as arguments of the command; at most 100.
    package private(set) var differences: [String] = []

    private static let maxDifferenceCount = 100

    /// One hit.
    private struct Answer: Equatable {
        /// The key of the file in the index, which does not depend on the working folder.
        let key: [UInt8]
        let paragraph: Int?
        let bytes: Range<Int>
        let score: Double
        let kind: MatchKind
    }

    /// Compares two indexes.
    ///
    /// - Parameters:
    ///   - remote: the index in the cluster.
    ///   - local: the local index of the same reports.
    ///   - queries: the queries. Each is run with each ranking, both for all words and for any word.
    package init(
        _ remote: ReportSearcher, _ local: ReportSearcher, queries: [String]
    ) throws(ReportSearchError) {
        for query in queries {
            for ranking in [Ranking.standard, .bm25] {
                for matchesAny in [false, true] {
                    var request = SearchRequest(query)
                    request.ranking = ranking
                    request.matchesAny = matchesAny
                    guard let own = try Self.answers(request, local) else { continue }
                    queryCount += 1
                    if try Self.answers(request, remote) != own,
                        differences.count < Self.maxDifferenceCount
                    {
                        differences.append(
                            (matchesAny ? "--any " : "")
                                + (ranking == .bm25 ? "--rank bm25 " : "") + query)
                    }
                }
            }
        }
    }

    /// The hits of a request; nil if the query is invalid.
    private static func answers(
        _ request: SearchRequest, _ searcher: ReportSearcher
    ) throws(ReportSearchError) -> [Answer]? {
        do throws(ReportSearchError) {
            return try searcher.search(request).hits.map {
                Answer(
                    key: searcher.location.key(ofDocument: FilePath($0.place.source.file)),
                    paragraph: $0.place.source.paragraph,
                    bytes: $0.place.source.bytes, score: $0.score, kind: $0.match)
            }
        } catch {
            switch error {
            case .query: return nil
            default: throw error
            }
        }
    }
}

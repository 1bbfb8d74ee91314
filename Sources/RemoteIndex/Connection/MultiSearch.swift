package import RemoteMessages
package import TextBasics

/// Searches that are sent in one request.
package struct MultiSearch {
    private var lines: [UInt8] = []
    /// The number of searches.
    package private(set) var count = 0
    /// Whether hits are identified only by their sort values, so that their ids and indexes need not be returned.
    private var isNameless = true
    /// Whether hits of any search need their scores. Where hits are sorted by score, it is one of the sort values.
    private var hasScores = false
    /// The parts that are left out of the answers to nameless searches.
    private static let names = [
        "took", "responses.took", "responses.hits.hits._index", "responses.hits.hits._type",
        "responses.hits.hits._id",
    ]
    private static let score = "responses.hits.hits._score"

    /// Makes a request without searches.
    package init() {}

    /// Adds a search.
    ///
    /// - Parameters:
    ///   - indexes: the indexes or the alias to search.
    ///   - ranks: whether hits have scores, which must then come from the statistics of all shards together.
    ///   - body: the body of the search.
    ///   - returnsNames: whether hits have their ids, indexes and scores, in addition to fields and sort values.
    package mutating func add(
        _ indexes: [String], ranks: Bool, _ body: JSONText, returnsNames: Bool = false
    ) {
        if returnsNames { isNameless = false }
        if ranks, body["sort"] == nil { hasScores = true }
        let head = JSONText.object([
            ("index", .array(indexes.map(JSONText.string))),
            ("search_type", .string(ranks ? "dfs_query_then_fetch" : "query_then_fetch")),
            ("allow_partial_search_results", .bool(false)),
            ("ignore_unavailable", .bool(false)),
        ])
        lines += Array((head.text + "\n" + body.text + "\n").utf8)
        count += 1
    }

    /// The request.
    package var request: RemoteRequest {
        let left = isNameless ? Self.names + (hasScores ? [] : [Self.score]) : []
        let filter = left.map { "-" + $0 }.joined(separator: ",")
        return RemoteRequest(
            .post, left.isEmpty ? "/_msearch" : "/_msearch?filter_path=" + filter, lines,
            isLines: true)
    }
}

package import RemoteMessages
package import TextBasics

/// Searches that are sent in one request.
package struct MultiSearch {
    private var lines: [UInt8] = []
    /// The number of searches.
    package private(set) var count = 0

    /// No search yet.
    package init() {}

    /// Adds a search.
    ///
    /// - Parameters:
    ///   - indexes: the indexes or the alias to search.
    ///   - ranks: whether hits have scores, which must then come from the statistics of all shards together.
    ///   - body: the body of the search.
    package mutating func add(_ indexes: [String], ranks: Bool, _ body: JSONText) {
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
    package var request: RemoteRequest { RemoteRequest(.post, "/_msearch", lines, isLines: true) }
}

package import InvertedIndex
package import TextBasics

/// The answer of a cluster to a request.
package struct ClusterAnswer: Sendable {
    /// The HTTP status.
    package let status: Int
    /// The body.
    package let body: [UInt8]

    /// The JSON of a successful answer; null for an empty body. Other answers are errors.
    ///
    /// - Parameter name: the name of the index, for errors.
    package func value(of name: String) throws(IndexError) -> JSONText {
        if body.isEmpty, (200..<300).contains(status) { return .null }
        let value: JSONText
        do throws(JSONReader.Malformed) {
            value = try JSONReader.value(of: body)
        } catch {
            guard (200..<300).contains(status) else {
                throw Self.error(
                    status, reason: String(decoding: body.prefix(200), as: UTF8.self), name)
            }
            throw .remote(.badAnswer("JSON, byte \(error.offset)"))
        }
        guard (200..<300).contains(status) else {
            throw Self.error(status, Self.reason(value["error"]), value["error"], name)
        }
        return value
    }

    /// The answers to the searches of a multiple search. An incomplete answer is an error, because hits could be
    /// missing.
    ///
    /// - Parameters:
    ///   - name: the name of the index, for errors.
    ///   - count: the number of searches that were sent.
    package func searches(of name: String, count: Int) throws(IndexError) -> [SearchAnswer] {
        let value = try self.value(of: name)
        guard let responses = value["responses"]?.array, responses.count == count else {
            throw .remote(.badAnswer("responses"))
        }
        var searches: [SearchAnswer] = []
        for response in responses {
            if let error = response["error"] {
                throw Self.error(
                    response["status"]?.int ?? 500, Self.reason(error), error, name)
            }
            searches.append(try SearchAnswer(response))
        }
        return searches
    }

    /// The error that an engine describes.
    private static func error(
        _ status: Int, _ reason: String, _ error: JSONText?, _ name: String
    ) -> IndexError {
        let shards = failedShards(error)
        if !shards.isEmpty { return .remote(.shardsMissing(shards)) }
        switch error?["type"]?.string {
        case "index_not_found_exception": return .remote(.noIndex(name: name))
        case "search_phase_execution_exception", "no_shard_available_action_exception":
            // If no copy of any shard is available, the engine lists no failed shards.
            return .remote(.shardsMissing([name]))
        default: return self.error(status, reason: reason, name)
        }
    }

    private static func error(_ status: Int, reason: String, _ name: String) -> IndexError {
        switch status {
        case 401, 403: .remote(.notAllowed(status: status))
        case 404: .remote(.noIndex(name: name))
        case 429, 503: .remote(.busy(status: status))
        default: .remote(.refused(status: status, reason: reason))
        }
    }

    /// The type and reason of the innermost cause of an error.
    static func reason(_ error: JSONText?) -> String {
        guard let error else { return "" }
        if let text = error.string { return text }
        let cause = error["root_cause"]?.array?.first ?? error
        return [cause["type"]?.string, cause["reason"]?.string].compactMap { $0 }.joined(
            separator: ": ")
    }

    /// The shards that an error names, as `index[number]`, without those that failed because of the request.
    private static func failedShards(_ error: JSONText?) -> [String] {
        guard let failures = error?["failed_shards"]?.array else { return [] }
        return SearchAnswer.names(
            ofShards: failures.filter {
                let type = $0["reason"]?["type"]?.string ?? ""
                return ![
                    "query_shard_exception", "parsing_exception", "illegal_argument_exception",
                    "too_many_clauses",
                ]
                .contains(type)
            })
    }
}

/// The answer to one search.
package struct SearchAnswer: Sendable {
    /// A document that was found.
    package struct Hit: Sendable {
        /// The id of the document.
        package let id: String
        /// The concrete index that contains the document.
        package let index: String
        /// The score; 0 if the search did not ask for it. If hits are sorted by score, the score is also the first
        /// value of ``sort``.
        package let score: Double
        /// The requested fields, each with its values.
        let fields: JSONText?
        /// The values by which the hits are sorted.
        package let sort: [JSONText]
        /// The explanation of the score; nil if the search did not ask for it.
        package let explanation: JSONText?

        /// The first value of a field; nil if there is none.
        func field(_ name: String) -> JSONText? { fields?[name]?.array?.first }
    }

    package let hits: [Hit]
    /// The aggregations.
    package let aggregations: JSONText?

    init(_ response: JSONText) throws(IndexError) {
        // If an answer does not state that it is complete, hits may be missing.
        guard let shards = response["_shards"], let total = shards["total"]?.int,
            let successful = shards["successful"]?.int, let failed = shards["failed"]?.int,
            let found = response["hits"].flatMap(Self.list)
        else { throw .remote(.badAnswer("_shards, hits")) }
        guard failed == 0, successful >= total else {
            let names = Self.names(ofShards: shards["failures"]?.array ?? [])
            throw .remote(.shardsMissing(names.isEmpty ? ["\(successful)/\(total)"] : names))
        }
        if response["timed_out"]?.bool == true { throw .remote(.shardsMissing(["timed_out"])) }
        aggregations = response["aggregations"]
        hits = found.map { hit in
            Hit(
                id: hit["_id"]?.string ?? "", index: hit["_index"]?.string ?? "",
                score: hit["_score"]?.double ?? 0, fields: hit["fields"],
                sort: hit["sort"]?.array ?? [], explanation: hit["_explanation"])
        }
    }

    /// The list of hits; nil if the answer has none. With `filter_path`, engines leave out an empty list, but then
    /// they return null as `max_score`.
    private static func list(_ hits: JSONText) -> [JSONText]? {
        if let list = hits["hits"] { return list.array }
        if case .null? = hits["max_score"] { return [] }
        return nil
    }

    static func names(ofShards failures: [JSONText]) -> [String] {
        var names: [String] = []
        for failure in failures {
            let name = "\(failure["index"]?.string ?? "?")[\(failure["shard"]?.int ?? -1)]"
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}

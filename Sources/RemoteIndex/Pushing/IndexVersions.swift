internal import InvertedIndex
internal import RemoteMessages
internal import TextBasics

/// The versions of an index in a cluster, and those to which the alias points.
struct IndexVersions {
    /// The name and version of the engine.
    let engine: String
    /// The hash of the plan of each version, by the name of its index.
    private(set) var plans: [String: String] = [:]
    /// The indexes to which the alias points.
    let aliased: [String]
    private let name: String

    init(_ connection: ClusterConnection) throws(IndexError) {
        name = connection.address.name
        let answers = try connection.send([
            RemoteRequest(.get, "/"),
            RemoteRequest(.get, "/\(name)-v*/_mapping?filter_path=*.mappings._meta"),
            RemoteRequest(.get, "/_alias/\(name)"),
            RemoteRequest(.head, "/\(name)"),
        ])
        engine = EngineProperties.description(of: try answers[0].value(of: name))
        for (index, value) in try answers[1].value(of: name).members ?? [] {
            guard let meta = value["mappings"]?["_meta"]?["rlsearch"],
                IndexLayout.versionNumber(index, of: name) != nil
            else { continue }
            plans[index] = meta["plan"]?.string ?? ""
        }
        if answers[2].status == 404 {
            aliased = []
            // An index with the name was not made by a push. It must not be lost.
            if answers[3].status == 200 { throw .remote(.foreignIndex(name: name)) }
        } else {
            aliased = (try answers[2].value(of: name).members ?? []).map(\.0).sorted()
            let known = plans
            guard aliased.allSatisfy({ known[$0] != nil }) else {
                throw .remote(.foreignIndex(name: name))
            }
        }
    }

    /// The number of the version for a plan: that of an interrupted push of the same plan, or a new one.
    func number(ofPlan hash: String) -> Int {
        let newest = aliased.compactMap { IndexLayout.versionNumber($0, of: name) }.max() ?? 0
        for (index, plan) in plans where plan == hash {
            if let number = IndexLayout.versionNumber(index, of: name), number > newest {
                return number
            }
        }
        let last = plans.keys.compactMap { IndexLayout.versionNumber($0, of: name) }.max() ?? 0
        return max(last, newest) + 1
    }

    /// Points the alias to other indexes, atomically.
    func swap(to parts: [String], on connection: ClusterConnection) throws(IndexError) {
        func action(_ kind: String, _ index: String) -> JSONText {
            .object([
                (kind, .object([("index", .string(index)), ("alias", .string(name))]))
            ])
        }
        let actions =
            parts.filter { !aliased.contains($0) }.map { action("add", $0) }
            + aliased.filter { !parts.contains($0) }.map { action("remove", $0) }
        if actions.isEmpty { return }
        let body = JSONText.object([("actions", .array(actions))])
        try connection.send(.init(.post, "/_aliases", Array(body.text.utf8)))
    }

    /// Removes the versions before `index`, except those to keep. Returns the names of the removed indexes.
    func drop(
        upTo index: String, without kept: Set<String>, on connection: ClusterConnection
    ) throws(IndexError) -> [String] {
        let newest = IndexLayout.versionNumber(index, of: name) ?? 0
        let dropped = plans.keys.filter {
            !kept.contains($0) && (IndexLayout.versionNumber($0, of: name) ?? .max) < newest
        }.sorted()
        for index in dropped { try connection.send(.init(.delete, "/" + index)) }
        return dropped
    }
}

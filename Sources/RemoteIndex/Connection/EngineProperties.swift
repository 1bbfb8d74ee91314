package import TextBasics

/// A supported search engine, and the properties in which such engines differ. Everything else is the same in all of
/// them.
package struct EngineProperties: Sendable {
    /// The source of the values in a row.
    package enum Evidence: String, Sendable {
        /// The tests of this project run with the engine.
        case runHere = "run here"
        /// The engine's documentation states it.
        case byDocumentation = "by its documentation"
    }

    /// The value of `version.distribution`; empty for Elasticsearch, which has none.
    package let distribution: String
    /// The name shown to users.
    package let name: String
    /// The major version.
    package let major: Int
    /// The factor in the numerator of the engine's BM25: k1 + 1, or 1. Lucene itself has left it out since version 8.
    /// ``EngineProbe`` measures it.
    package let factor: Double
    /// The maximum number of clauses of a query. Newer engines also count the clauses of nested queries.
    package let maxClauseCount: Int
    /// The evidence for this row.
    package let evidence: Evidence

    /// All rows.
    package static let all: [EngineProperties] = [
        EngineProperties("", "Elasticsearch", 7, factor: 2.2, .runHere),
        EngineProperties("", "Elasticsearch", 8, factor: 2.2, .byDocumentation),
        EngineProperties("", "Elasticsearch", 9, factor: 2.2, .byDocumentation),
        EngineProperties("opensearch", "OpenSearch", 2, factor: 2.2, .byDocumentation),
        // OpenSearch issue 17315: BM25Similarity instead of LegacyBM25Similarity.
        EngineProperties("opensearch", "OpenSearch", 3, factor: 1, .byDocumentation),
        EngineProperties("easysearch", "Easysearch", 1, factor: 2.2, .byDocumentation),
        EngineProperties("easysearch", "Easysearch", 2, factor: 2.2, .byDocumentation),
    ]

    private init(
        _ distribution: String, _ name: String, _ major: Int, factor: Double, _ evidence: Evidence
    ) {
        self.distribution = distribution
        self.name = name
        self.major = major
        self.factor = factor
        maxClauseCount = 1024
        self.evidence = evidence
    }

    /// The row for an answer to `GET /`, in which a cluster states its engine; nil if there is none.
    package static func of(_ root: JSONText) -> EngineProperties? {
        let version = root["version"]
        let distribution = version?["distribution"]?.string ?? ""
        let major = version?["number"]?.string?.split(separator: ".").first.flatMap { Int($0) }
        return all.first { $0.distribution == distribution && $0.major == major }
    }

    /// The name and version of a cluster's engine, as shown to users.
    package static func description(of root: JSONText) -> String {
        let version = root["version"]
        let name = of(root)?.name ?? version?["distribution"]?.string ?? "Elasticsearch"
        return name + " " + (version?["number"]?.string ?? "?")
    }
}

package import InvertedIndex
internal import RemoteMessages
internal import Synchronization
internal import TextBasics

/// One snapshot of an index in a cluster, with its own statistics.
///
/// It caches in memory what it has read.
package final class ClusterIndex: RemoteBackend {
    /// The connection to the cluster.
    package let connection: ClusterConnection
    /// The name and version of the engine.
    package let engine: String
    /// Whether ``EngineProbe`` has found that the engine's scores are those for which bounds are computed.
    package let isVerified: Bool
    package let analyzer: String
    package let analyzerData: [UInt8]
    package let notes: [UInt8]
    let snapshot: Snapshot
    let bound: ScoreBound
    let cutter: TokenizerPool
    let state: Mutex<State>

    /// The data that was read so far.
    struct State {
        var documents: [DocID: ClusterDocument] = [:]
        var sources: [DocID: IndexedSource] = [:]
        /// All sources; nil until they are needed.
        var allSources: [IndexedSource]?
        /// The number of sources that were read one by one.
        var singleSourceCount = 0
        var tallies: [Term: TermTally] = [:]
        var buckets: Set<Int> = []
        /// The keywords in the order of their bytes; nil until all of them are read.
        var keywords: [(term: Term, tally: TermTally)]?
        /// Chunks of keywords that were fetched together with the snapshot, by index and number.
        var chunks: [String: [Int: JSONText]] = [:]
        var pages: [RankedQuery.Key: RankedPages] = [:]
        /// The counter of the terms of the last search.
        var counter: TermCounter?
        /// The share of texts that were not known when recent searches needed them, from 0 to 1.
        var unknownShare = 1.0
        /// The list of docs that was returned last. They are probably read next, in this order.
        var lastDocs: [DocID] = []
        /// The docs of the last page of a ranked search, which are probably read next, in this order.
        var lastPage: [DocID] = []
        var lastCheck = ContinuousClock.now
    }

    init(
        _ connection: ClusterConnection, engine: String, isVerified: Bool, snapshot: Snapshot,
        analyzerData: [UInt8], notes: [UInt8], factor: Double, chunks: [String: [Int: JSONText]]
    ) throws(IndexError) {
        self.connection = connection
        self.engine = engine
        self.isVerified = isVerified
        self.snapshot = snapshot
        self.analyzerData = analyzerData
        self.notes = notes
        analyzer = snapshot.analyzer
        bound = ScoreBound(snapshot: snapshot, factor: factor)
        cutter = TokenizerPool(fingerprint: snapshot.analyzer, words: analyzerData)
        var state = State()
        state.chunks = chunks
        self.state = Mutex(state)
    }

    package var generation: UInt64 { UInt64(snapshot.version) }
    package var docCount: Int { snapshot.docCount }
    package var lengthSum: Int { snapshot.lengthSum }
    package var partCount: Int { snapshot.parts.count }

    /// The concrete indexes. They never change, even if the alias points to others later.
    var indexes: [String] { snapshot.parts.map(\.index) }

    /// The current snapshot of the same index; nil if the alias still points to the same parts. Sends a request at most
    /// every two seconds, and returns nil in between.
    package func refreshed() throws(IndexError) -> (any RemoteBackend)? {
        let isDue = state.withLock { state in
            let isDue = state.lastCheck + .seconds(2) < .now
            if isDue { state.lastCheck = .now }
            return isDue
        }
        guard isDue else { return nil }
        let name = connection.address.name
        let aliases = try connection.send(.init(.get, "/_alias/" + name))
        let names = Set(aliases.members?.map(\.0) ?? [])
        return names == Set(indexes)
            ? nil : try ClusterOpening.open(connection, acceptsUnverified: !isVerified)
    }

    // MARK: Requests

    /// The answers to searches that are sent in one request.
    func answers(_ search: MultiSearch) throws(IndexError) -> [SearchAnswer] {
        if search.count == 0 { return [] }
        let name = connection.address.name
        do throws(IndexError) {
            return try Pause.whileShardsAreMissing { () throws(IndexError) in
                try connection.send([search.request])[0].searches(of: name, count: search.count)
            }
        } catch {
            // The alias was read earlier, so the index existed.
            if case .remote(.noIndex) = error { throw .remote(.replaced(name: name)) }
            throw error
        }
    }

    /// The answer to one search.
    func answer(
        _ body: JSONText, ranks: Bool = false, returnsNames: Bool = false
    ) throws(IndexError) -> SearchAnswer {
        var search = MultiSearch()
        search.add(indexes, ranks: ranks, body, returnsNames: returnsNames)
        return try answers(search)[0]
    }

    /// The fields that are returned with hits.
    struct Fields {
        /// Names of stored fields.
        var stored: [String] = []
        /// Names of fields with doc values.
        var kept: [String] = []

        /// No fields, only sort values.
        static let none = Fields()
        /// What the cluster stores for readers of paragraphs.
        static let paragraphs = Fields(kept: ["r"])
        /// The same for paragraphs for which it is too long for `r`.
        static let long = Fields(stored: ["x"])
        /// The number of a paragraph.
        static let number = Fields(kept: ["ord"])
        /// Buckets of tallies.
        static let buckets = Fields(stored: ["x"], kept: ["r"])
        /// Snapshot, keywords, analyzer and notes.
        static let data = Fields(stored: ["d"])
    }

    /// The body of a search for documents.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - count: the maximum number of hits.
    ///   - fields: the fields to return.
    ///   - sort: the fields to sort by; the best scores and the lowest numbers come first.
    ///   - last: the sort values of the last hit of the page before; nil for the first page.
    static func body(
        _ query: JSONText, count: Int, fields: Fields, sort: [String] = [],
        after last: [JSONText]? = nil
    ) -> JSONText {
        var members: [(String, JSONText)] = [
            ("size", .int(count)), ("track_total_hits", .bool(false)),
            (
                "stored_fields",
                fields.stored.isEmpty
                    ? .string("_none_") : .array(fields.stored.map(JSONText.string))
            ),
            ("query", query),
        ]
        if !fields.kept.isEmpty {
            members.append(
                (
                    "docvalue_fields",
                    .array(fields.kept.map { .object([("field", .string($0))]) })
                ))
        }
        if !sort.isEmpty {
            let orders = sort.map {
                JSONText.object([($0, .string($0 == "_score" ? "desc" : "asc"))])
            }
            members.append(("sort", .array(orders)))
        }
        if let last { members.append(("search_after", .array(last))) }
        return .object(members)
    }
}

package import InvertedIndex
internal import RemoteMessages
internal import Synchronization
internal import TextBasics

/// An index in a cluster, as one snapshot: what a push made of it, with its own statistics.
///
/// Keeps what it has read. Safe to share between threads.
package final class ClusterIndex: DistantIndex {
    /// The cluster.
    package let connection: ClusterConnection
    /// What the cluster calls itself.
    package let engine: String
    /// Whether its scores are those that bounds are computed for.
    package let isVerified: Bool
    package let analyzer: String
    package let analyzerData: [UInt8]
    package let notes: [UInt8]
    let snapshot: Snapshot
    let bound: ScoreBound
    let cutter: CutterPool
    let state: Mutex<State>

    /// What was read so far.
    struct State {
        var documents: [DocID: ClusterDocument] = [:]
        var sources: [DocID: IndexedSource] = [:]
        /// All sources, once they were needed.
        var allSources: [IndexedSource]?
        /// How many sources were read one by one.
        var singleSourceCount = 0
        var tallies: [Term: TermTally] = [:]
        var buckets: Set<Int> = []
        /// The keywords in the order of their bytes, once all of them were read.
        var keywords: [(term: Term, tally: TermTally)]?
        /// Chunks of keywords that came with the snapshot, by index and number.
        var chunks: [String: [Int: JSONText]] = [:]
        var pages: [RankedQuery.Key: RankedPages] = [:]
        /// The last list of docs that was returned: they are probably read next, in this order.
        var lastDocs: [DocID] = []
        /// The docs of the last page of a ranked search, which are probably read next, in this order.
        var lastPage: [DocID] = []
        /// Whether an earlier search has been answered.
        var hasSearched = false
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
        cutter = CutterPool(fingerprint: snapshot.analyzer, words: analyzerData)
        var state = State()
        state.chunks = chunks
        self.state = Mutex(state)
    }

    package var generation: UInt64 { UInt64(snapshot.version) }
    package var docCount: Int { snapshot.docCount }
    package var lengthSum: Int { snapshot.lengthSum }
    package var partCount: Int { snapshot.parts.count }

    /// The concrete indexes, which never change, whatever the alias comes to mean.
    var indexes: [String] { snapshot.parts.map(\.index) }

    /// The same index as it is now; nil if the alias still names the same parts. Asks at most every two seconds.
    package func refreshed() throws(IndexError) -> (any DistantIndex)? {
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

    // MARK: Asking

    /// The answers to searches that are sent in one request.
    func answers(_ search: MultiSearch) throws(IndexError) -> [SearchAnswer] {
        if search.count == 0 { return [] }
        let name = connection.address.name
        do throws(IndexError) {
            return try Pause.whileShardsAreMissing { () throws(IndexError) in
                try connection.send([search.request])[0].searches(of: name, count: search.count)
            }
        } catch {
            // The alias was read, so the index was there.
            if case .distant(.noIndex) = error { throw .distant(.replaced(name: name)) }
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

    /// The fields that hits bring.
    struct Fields {
        /// Fields that are stored with the document.
        var stored: [String] = []
        /// Fields that are kept next to it.
        var kept: [String] = []

        /// Sort values alone.
        static let none = Fields()
        /// What is kept of paragraphs, and of files.
        static let paragraphs = Fields(kept: ["r"])
        /// The same, where it is too long for ``paragraphs``.
        static let long = Fields(stored: ["x"])
        /// Statistics, and what the index remembers.
        static let data = Fields(stored: ["d"])
    }

    /// The body of a search for documents.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - count: the maximum number of hits.
    ///   - fields: the fields to return.
    ///   - sort: the fields to sort by; the best scores and the lowest numbers come first.
    ///   - last: the sort values of the last hit of the page before.
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

package import InvertedIndex
internal import RemoteMessages
internal import Synchronization
internal import TextAnalysis
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
    func answer(_ body: JSONText, ranks: Bool = false) throws(IndexError) -> SearchAnswer {
        var search = MultiSearch()
        search.add(indexes, ranks: ranks, body)
        return try answers(search)[0]
    }

    /// The body of a search for documents.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - count: the maximum number of hits.
    ///   - fields: the stored fields to return.
    ///   - sort: the field to sort by; nil for none.
    ///   - last: the sort values of the last hit of the page before.
    static func body(
        _ query: JSONText, count: Int, fields: [String] = ClusterDocument.fields,
        sort: String? = nil,
        after last: [JSONText]? = nil
    ) -> JSONText {
        var members: [(String, JSONText)] = [
            ("size", .int(count)), ("track_total_hits", .bool(false)),
            ("stored_fields", .array(fields.map(JSONText.string))),
            ("query", query),
        ]
        if let sort {
            members.append(("sort", .array([.object([(sort, .string("asc"))])])))
        }
        if let last { members.append(("search_after", .array(last))) }
        return .object(members)
    }
}

/// Analyzers that cut paragraphs again as they were cut for the index. Safe to share between threads.
final class CutterPool: Sendable {
    private let fingerprint: String
    private let words: [UInt8]
    private let idle = Mutex<[Box]>([])

    /// One session at a time uses an analyzer.
    private struct Box: @unchecked Sendable {
        let analyzer: Analyzer
    }

    init(fingerprint: String, words: [UInt8]) {
        self.fingerprint = fingerprint
        self.words = words
    }

    /// The terms of a text.
    func terms(of text: [UInt8]) throws(IndexError) -> CutTerms {
        let box = try take()
        defer { idle.withLock { $0.append(box) } }
        let analyzer = box.analyzer
        do {
            try analyzer.analyze(text.span)
        } catch {
            throw .distant(.programFailed("ICU: \(error)"))
        }
        func places(_ tokens: [Token]) -> [Range<Int>] {
            tokens.map { Int($0.start)..<Int($0.end) }
        }
        return CutTerms(
            text: analyzer.folded.bytes, words: places(analyzer.words),
            overlay: places(analyzer.overlayWords), grams: places(analyzer.grams))
    }

    private func take() throws(IndexError) -> Box {
        if let box = idle.withLock({ $0.popLast() }) { return box }
        do {
            guard let setup = AnalyzerSetup(fingerprint: fingerprint, words: words) else {
                throw IndexError.distant(.programFailed(fingerprint))
            }
            return Box(analyzer: try Analyzer(setup))
        } catch let error as IndexError {
            throw error
        } catch {
            throw .distant(.programFailed("ICU: \(error)"))
        }
    }
}

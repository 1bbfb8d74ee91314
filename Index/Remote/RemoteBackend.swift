/// A ranked search for docs in an index on other machines.
package struct RemoteSearch: Hashable, Sendable {
    /// Which docs may be answers; nil for docs with any of the terms.
    package let filter: DocFilter?
    /// The terms that rank.
    package let terms: [Term]
    /// Factors of the terms' shares; 1 for terms without one.
    package let weights: [Term: Double]
    /// The parameters of the ranking.
    package let bm25: BM25

    /// Makes a search.
    package init(filter: DocFilter?, terms: [Term], weights: [Term: Double], bm25: BM25) {
        self.filter = filter
        self.terms = terms
        self.weights = weights
        self.bm25 = bm25
    }
}

/// A doc that may be among the best, with an upper bound of its score.
package struct BoundedDoc: Sendable {
    /// The doc.
    package let doc: DocID
    /// An upper bound of its score.
    package let bound: Double

    /// Makes a candidate.
    package init(doc: DocID, bound: Double) {
        self.doc = doc
        self.bound = bound
    }
}

/// The length of a doc, and the frequency of each of some terms in it.
package struct TermCounts: Sendable {
    /// The doc's length in words.
    package let length: Int
    /// The number of occurrences of each term, in the order of the request.
    package let frequencies: [Int]

    /// Makes counts.
    package init(length: Int, frequencies: [Int]) {
        self.length = length
        self.frequencies = frequencies
    }
}

/// What the next steps will read, so that an index on other machines can fetch all of it at once.
package struct PrefetchPlan: Sendable {
    /// The terms whose document frequencies are needed.
    package var terms: [Term] = []
    /// The searches, each with the number of docs wanted.
    package var searches: [(search: RemoteSearch, wanted: Int)] = []

    /// Makes an empty plan.
    package init() {}
}

/// An index on other machines: the part of ``IndexReader`` and ``Searcher`` that depends on where the docs are.
///
/// Each call may be a request over a network, so callers ask for much at once. All docs are in one segment and
/// numbered from 0. Scores, their order and literal matches are computed on this machine from what the index returns.
package protocol RemoteBackend: AnyObject, Sendable {
    /// The name of the analyzer that made the terms.
    var analyzer: String { get }
    /// The data for making the analyzer again.
    var analyzerData: [UInt8] { get }
    /// The notes of the index.
    var notes: [UInt8] { get }
    /// The number of the snapshot.
    var generation: UInt64 { get }
    /// Number of live docs.
    var docCount: Int { get }
    /// Number of words in the live docs.
    var lengthSum: Int { get }
    /// Number of parts. The docs of a part were sent together, and are in the order of the keys of their sources.
    var partCount: Int { get }

    /// The number of live docs that contain each of the terms.
    func docFrequencies(of terms: [Term]) throws(IndexError) -> [Int]
    /// The terms of a space that begin with a prefix, ascending, with the number of live docs of each.
    func terms(
        of space: TermSpace, prefix: [UInt8]
    ) throws(IndexError) -> [(bytes: [UInt8], docCount: Int)]
    /// The bytes stored with a doc.
    func storedBytes(of doc: DocID) throws(IndexError) -> [UInt8]
    /// A doc's length, and the frequency of each of the terms in it.
    func counts(of doc: DocID, in terms: [Term]) throws(IndexError) -> TermCounts
    /// The source of a doc.
    func source(of doc: DocID) throws(IndexError) -> IndexedSource
    /// The first doc of a doc's source; the source itself is not fetched.
    func sourceStart(of doc: DocID) throws(IndexError) -> DocID
    /// All live sources, in the order of their first docs.
    func sources() throws(IndexError) -> [IndexedSource]
    /// The live sources with a key, in the order of their first docs.
    func sources(key: [UInt8]) throws(IndexError) -> [IndexedSource]
    /// All live docs that meet a filter, in ascending order.
    func docs(matching filter: DocFilter) throws(IndexError) -> [DocID]
    /// The next candidates of a search, in descending order of their bounds. Candidates of later calls have no higher
    /// bounds.
    ///
    /// - Parameters:
    ///   - search: the search.
    ///   - offset: the number of docs that earlier calls returned for this search.
    ///   - wanted: the number of docs that the caller probably needs.
    /// - Returns: the candidates; empty after the last.
    func candidates(
        _ search: RemoteSearch, from offset: Int, wanted: Int
    ) throws(IndexError) -> [BoundedDoc]
    /// Fetches what the next steps will read.
    func prepare(_ plan: PrefetchPlan) throws(IndexError)
    /// Fetches docs, and their sources, that will be read next.
    func prepare(docs: [DocID], sources: Bool) throws(IndexError)
    /// The same index as it is now; nil if nothing has changed.
    func refreshed() throws(IndexError) -> (any RemoteBackend)?
}

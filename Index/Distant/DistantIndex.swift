/// A ranked search for docs in an index on other machines.
package struct DistantSearch: Hashable, Sendable {
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

/// A doc that may belong to the best, and what its score is at most.
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

/// The length of a doc and how often it has each of some terms.
package struct TermCounts: Sendable {
    /// The doc's length in words.
    package let length: Int
    /// How often it has each of the terms.
    package let frequencies: [Int]

    /// Makes counts.
    package init(length: Int, frequencies: [Int]) {
        self.length = length
        self.frequencies = frequencies
    }
}

/// What the next steps will read, so that one request fetches it. An index on other machines can then fetch all of it
/// at once.
package struct DistantPlan: Sendable {
    /// The terms whose document frequencies are needed.
    package var terms: [Term] = []
    /// The searches, each with the number of docs wanted.
    package var searches: [(search: DistantSearch, wanted: Int)] = []

    /// Nothing.
    package init() {}
}

/// An index that other machines hold: the part of ``IndexReader`` and ``Searcher`` that depends on where the docs are.
///
/// It answers in few large steps, since each is a way over a network. Docs have one number each, from 0, in one
/// segment. Everything that decides (scores, order, matches in the text) is computed here from what it returns.
package protocol DistantIndex: AnyObject, Sendable {
    /// The name of the analyzer that cut the docs.
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
    /// Number of sets of docs that were sent one after another; in each set, docs are in the order of their keys.
    var partCount: Int { get }

    /// The number of live docs that contain each of the terms.
    func docFrequencies(of terms: [Term]) throws(IndexError) -> [Int]
    /// The terms of a space that begin with a prefix, ascending, with the number of live docs of each.
    func terms(
        of space: TermSpace, prefix: [UInt8]
    ) throws(IndexError) -> [(bytes: [UInt8], docCount: Int)]
    /// The bytes stored with a doc.
    func storedBytes(of doc: DocID) throws(IndexError) -> [UInt8]
    /// What a doc has of some terms.
    func counts(of doc: DocID, in terms: [Term]) throws(IndexError) -> TermCounts
    /// The source of a doc.
    func source(of doc: DocID) throws(IndexError) -> IndexedSource
    /// The first doc of a doc's source; the source itself is not fetched.
    func sourceStart(of doc: DocID) throws(IndexError) -> DocID
    /// All live sources, in the order of their first docs.
    func sources() throws(IndexError) -> [IndexedSource]
    /// The live sources with a key, in the order of their first docs.
    func sources(key: [UInt8]) throws(IndexError) -> [IndexedSource]
    /// All live docs that meet a filter, rising.
    func docs(matching filter: DocFilter) throws(IndexError) -> [DocID]
    /// The next docs of a search, those with high bounds first: no later doc has a higher bound than the last of
    /// these.
    ///
    /// - Parameters:
    ///   - search: the search.
    ///   - offset: how many docs of the search were returned before.
    ///   - wanted: how many docs the caller probably needs.
    /// - Returns: the docs; empty after the last.
    func candidates(
        _ search: DistantSearch, from offset: Int, wanted: Int
    ) throws(IndexError) -> [BoundedDoc]
    /// Fetches what the next steps will read.
    func prepare(_ plan: DistantPlan) throws(IndexError)
    /// Fetches docs, and their sources, that will be read next.
    func prepare(docs: [DocID], sources: Bool) throws(IndexError)
    /// The same index as it is now; nil if nothing has changed.
    func refreshed() throws(IndexError) -> (any DistantIndex)?
}

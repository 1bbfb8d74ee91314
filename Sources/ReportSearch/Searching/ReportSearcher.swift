package import InvertedIndex
internal import Synchronization
public import SystemPackage

/// Answers queries on the index at a location. Safe to share between threads.
///
///     let searcher = try ReportSearcher(.inWorkingFolder)
///     for hit in try searcher.search(SearchRequest("行政执法")).hits {
///         print(hit.place.file, hit.place.paragraph, hit.text)
///     }
///
/// Searches the commit that was the newest when the searcher was made or last refreshed by ``refresh()``. A request
/// keeps its commit to the end.
public struct ReportSearcher: Sendable {
    private let state: State
    /// The deadline of each request, and the token that cancels it. Copies of a searcher share the index, but not the
    /// limits:
    ///
    ///     var limited = searcher
    ///     limited.limits = .within(.seconds(2))
    public var limits = WorkLimits()

    /// The state that all copies share.
    private final class State: Sendable {
        let location: IndexLocation
        let synonymFiles: [FilePath]
        let current: Mutex<SearchSnapshot>

        init(_ location: IndexLocation, _ synonymFiles: [FilePath]) throws(ReportSearchError) {
            self.location = location
            self.synonymFiles = synonymFiles
            current = Mutex(try SearchSnapshot(location, synonymFiles: synonymFiles))
        }

        init(
            _ reader: IndexReader, _ location: IndexLocation, _ synonymFiles: [FilePath]
        ) throws(ReportSearchError) {
            self.location = location
            self.synonymFiles = synonymFiles
            current = Mutex(
                try SearchSnapshot(
                    reader, at: location, stamp: nil, synonymFiles: synonymFiles))
        }

        init(_ state: State) {
            location = state.location
            synonymFiles = state.synonymFiles
            current = Mutex(state.current.withLock { $0 })
        }
    }

    /// Opens the index.
    ///
    /// Queries are analysed with the folds and words that the index was made with.
    ///
    /// - Parameters:
    ///   - location: the place of the index.
    ///   - synonymFiles: lists of synonyms, in addition to the shipped list and `synonyms.txt` in the index's folder.
    /// - Throws: if there is no index, if it is damaged or another version of the analysis made it, or if a list of
    ///   synonyms cannot be read.
    public init(
        _ location: IndexLocation, synonymFiles: [FilePath] = []
    ) throws(ReportSearchError) {
        state = try State(location, synonymFiles)
    }

    /// Searches an open index, which may be on other machines.
    ///
    /// - Parameters:
    ///   - reader: the index.
    ///   - location: the location from which the paths of files are displayed.
    ///   - synonymFiles: lists of synonyms, in addition to the shipped list.
    package init(
        _ reader: IndexReader, at location: IndexLocation, synonymFiles: [FilePath] = []
    ) throws(ReportSearchError) {
        state = try State(reader, location, synonymFiles)
    }

    /// Switches to the newest commit, for all copies of this searcher.
    ///
    /// - Returns: whether there was a newer commit.
    /// - Throws: the errors of `init`; the searcher then keeps its commit.
    /// - Complexity: one system call if nothing changed.
    @discardableResult
    public func refresh() throws(ReportSearchError) -> Bool {
        let (known, reader) = state.current.withLock { ($0.stamp, $0.reader) }
        if reader.isRemote {
            let newest = try rethrowing { () throws(IndexError) in try reader.refreshed() }
            guard let newest else { return false }
            let snapshot = try SearchSnapshot(
                newest, at: state.location, stamp: nil, synonymFiles: state.synonymFiles)
            state.current.withLock { $0 = snapshot }
            return true
        }
        if let known, ManifestStamp(state.location) == known { return false }
        let newest = try SearchSnapshot(state.location, synonymFiles: state.synonymFiles)
        state.current.withLock { $0 = newest }
        return true
    }

    /// A searcher that stays on the current commit, even if this one and its copies are refreshed: for answers that
    /// need several searches of one commit.
    package func pinned() -> ReportSearcher {
        var searcher = ReportSearcher(State(state))
        searcher.limits = limits
        return searcher
    }

    private init(_ state: State) { self.state = state }

    /// Where the index is.
    package var location: IndexLocation { state.location }

    /// The number of the commit that is searched. It grows by one with every commit.
    public var generation: UInt64 { state.current.withLock { $0.reader.generation } }

    /// A session on the current commit, with the limits of this searcher.
    package func session() throws(ReportSearchError) -> SearchSession {
        try limits.check()
        let snapshot = state.current.withLock { $0 }
        try rethrowing { () throws(IndexError) in try snapshot.reader.checkLengths() }
        return try SearchSession(snapshot, limits: limits)
    }

    /// The best hits of a request in a total order: literal ones first (unless any word is enough), then by score,
    /// then by path and paragraph.
    public func search(_ request: SearchRequest) throws(ReportSearchError) -> SearchResult {
        try session().search(request)
    }

    /// The files with matching paragraphs, by path, and the number of matches in each.
    public func files(_ request: SearchRequest) throws(ReportSearchError) -> FileMatches {
        try session().files(request)
    }

    /// Whether a filter excludes all paragraphs, because a name in it is misspelled or the index has no such report.
    public func excludesAll(_ filter: ReportFilter) throws(ReportSearchError) -> Bool {
        let session = try session()
        return try session.docs(of: try session.docFilter(filter)).isEmpty
    }

    /// Explains why a paragraph matches a request, or why it does not.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - file: the file's path, the name of a text, or the id of a row.
    ///   - paragraph: the number of the paragraph; nil for the file's best hit, or else the paragraph that matches
    ///     the most parts.
    /// - Complexity: that of finding all hits of the request. To find a row by its id, all paragraphs of the index are
    ///   read.
    public func diagnose(
        _ request: SearchRequest, file: FilePath, paragraph: Int?
    ) throws(ReportSearchError) -> MatchDiagnosis {
        try session().diagnose(request, file: file, paragraph: paragraph)
    }

    /// Checks the index with a sample of strings of one to twelve characters.
    ///
    /// - Parameters:
    ///   - sampleCount: the number of strings to draw.
    ///   - seed: the same seed draws the same strings from the same files.
    /// - Complexity: reads all files once, and holds the text of all of them in memory.
    public func prove(sampleCount: Int, seed: UInt64) throws(ReportSearchError) -> LiteralProof {
        try session().prove(sampleCount: sampleCount, seed: seed)
    }
}

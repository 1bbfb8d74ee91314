internal import Synchronization
public import SystemPackage

/// Answers queries on the index at a location. Safe to share between threads.
///
///     let searcher = try ReportSearcher(.inWorkingFolder)
///     for hit in try searcher.search(SearchRequest("行政执法")).hits {
///         print(hit.place.file, hit.place.paragraph, hit.text)
///     }
///
/// Sees the last commit before it was made, or before the last ``refresh()``. A request that is being answered
/// keeps the commit that it began with.
public struct ReportSearcher: Sendable {
    private let state: State
    /// How long each request may take, and who may stop it. Copies of a searcher share the index, not the limits:
    ///
    ///     var limited = searcher
    ///     limited.limits = .within(.seconds(2))
    public var limits = WorkLimits()

    /// What all copies share.
    private final class State: Sendable {
        let location: IndexLocation
        let synonymFiles: [FilePath]
        let current: Mutex<SearchSnapshot>

        init(_ location: IndexLocation, _ synonymFiles: [FilePath]) throws(ReportSearchError) {
            self.location = location
            self.synonymFiles = synonymFiles
            current = Mutex(try SearchSnapshot(location, synonymFiles: synonymFiles))
        }
    }

    /// Opens the index.
    ///
    /// Queries are analysed as its text was, with the folds and words that it was made with.
    ///
    /// - Parameter synonymFiles: lists of synonyms, in addition to the shipped list and `synonyms.txt` in the
    ///   index's folder.
    /// - Throws: if there is none, if it is damaged, or if another version of the analysis made it; if a list of
    ///   synonyms cannot be read.
    public init(
        _ location: IndexLocation, synonymFiles: [FilePath] = []
    ) throws(ReportSearchError) {
        state = try State(location, synonymFiles)
    }

    /// Goes on with the newest commit, for all copies of this searcher.
    ///
    /// - Returns: whether there was a newer one.
    /// - Throws: as `init`; the searcher then keeps the commit that it had.
    /// - Complexity: one system call if nothing changed.
    @discardableResult
    public func refresh() throws(ReportSearchError) -> Bool {
        let known = state.current.withLock { $0.stamp }
        if let known, ManifestStamp(state.location) == known { return false }
        let newest = try SearchSnapshot(state.location, synonymFiles: state.synonymFiles)
        state.current.withLock { $0 = newest }
        return true
    }

    /// The number of the commit that is searched: it grows by one with every commit.
    public var generation: UInt64 { state.current.withLock { $0.reader.generation } }

    /// A session on the current commit, with the limits of this searcher.
    package func session() throws(ReportSearchError) -> SearchSession {
        try limits.check()
        return try SearchSession(state.current.withLock { $0 }, limits: limits)
    }

    /// The best hits of a request, in a total order: literal ones first, then by score, then by path
    /// and paragraph.
    public func search(_ request: SearchRequest) throws(ReportSearchError) -> SearchResult {
        try session().search(request)
    }

    /// The files with matching paragraphs, by path, and how many of those each has.
    public func files(_ request: SearchRequest) throws(ReportSearchError) -> FileMatches {
        try session().files(request)
    }

    /// Says why a paragraph matches a request, or why not.
    ///
    /// - Parameters:
    ///   - file: the file's path, or the id of a row.
    ///   - paragraph: the number of the paragraph; nil for the best of the file, or the one that comes nearest.
    /// - Complexity: that of finding all hits of the request; a row is looked for among all.
    public func diagnose(
        _ request: SearchRequest, file: FilePath, paragraph: Int?
    ) throws(ReportSearchError) -> MatchDiagnosis {
        try session().diagnose(request, file: file, paragraph: paragraph)
    }

    /// Proves the index by a sample of strings of one to twelve characters.
    ///
    /// - Parameters:
    ///   - sampleCount: strings to draw.
    ///   - seed: draws the same strings from the same files again.
    /// - Complexity: reads all files once; the folded text of all of them is in memory.
    public func prove(sampleCount: Int, seed: UInt64) throws(ReportSearchError) -> LiteralProof {
        try session().prove(sampleCount: sampleCount, seed: seed)
    }
}

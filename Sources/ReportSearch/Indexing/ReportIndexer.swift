internal import ICUText
internal import InvertedIndex
public import ReportCorpus
public import SystemPackage
internal import TextAnalysis

/// Brings an index up to date with files and folders.
///
///     let indexer = ReportIndexer(.inWorkingFolder)
///     let summary = try indexer.index(["reports"]) { print($0.path) }
public struct ReportIndexer: Sendable {
    /// How files are read and the index is written.
    public struct Options: Sendable {
        /// The encoding of all files; nil to detect each file's.
        public var encoding: TextEncoding?
        /// Lists of further words for the overlay dictionary, one word a line; queries must be given
        /// the same.
        public var dictionaries: [FilePath] = []
        /// Index everything again, changed or not.
        public var rebuilds = false
        /// Bytes of memory for gathering postings, about.
        public var memoryBudget = 256 << 20

        /// The usual ones.
        public init() {}
    }

    private let location: IndexLocation
    private let options: Options

    /// Makes an indexer for the index at a place; the index need not exist yet.
    public init(_ location: IndexLocation, options: Options = Options()) {
        self.location = location
        self.options = options
    }

    /// Indexes what is new or changed below the paths, and drops what is gone from there.
    ///
    /// Files that cannot be read are named in the summary and do not stop the others. Nothing is
    /// visible to searches before the call returns.
    ///
    /// - Parameter onProgress: called before each file.
    /// - Throws: when the index cannot be written, or is being written by another process.
    public func index(
        _ paths: [FilePath], onProgress: (IndexingProgress) -> Void = { _ in }
    ) throws(ReportSearchError) -> IndexingSummary {
        let walk = FileWalk(paths)
        var summary = IndexingSummary()
        summary.loops = walk.loops
        summary.problems = walk.problems
        let setup = try UserDictionary.setup(for: location, files: options.dictionaries)
        let fingerprint = setup.fingerprint
        do throws(IndexError) {
            let writer = try IndexWriter(
                folder: location.folder.string, analyzer: fingerprint,
                options: IndexWriter.Options(
                    memoryBudget: options.memoryBudget, replacesUnreadable: options.rebuilds))
            let known = try writer.sources()
            let isStale =
                writer.previousAnalyzer.map { $0 != fingerprint } ?? false
            summary.analyzerChanged = isStale && !options.rebuilds
            if isStale { writer.removeAll() }
            var run = IndexingRun(
                location: location, options: options, writer: writer,
                known: isStale ? [:] : known, setup: setup, summary: summary)
            do throws(ReportSearchError) {
                try run.add(walk.files, encoding: options.encoding, onProgress: onProgress)
                if isStale { try run.addAgain(known.keys, onProgress: onProgress) }
            } catch .index(let error) {
                throw error
            } catch {
                run.summary.failure = error
            }
            if run.summary.failure == nil {
                run.dropVanished(below: paths)
                run.summary.didCommit = try writer.commit()
            }
            summary = run.summary
        } catch {
            throw .index(error)
        }
        if let failure = summary.failure { throw failure }
        return summary
    }
}

/// How far indexing has come.
public struct IndexingProgress: Sendable {
    /// The file whose turn it is.
    public let path: String
    /// Files done.
    public let filesDone: Int
    /// Files in all.
    public let fileCount: Int
    /// Bytes of the files done.
    public let bytesDone: Int
    /// Bytes of all files.
    public let byteCount: Int
}

/// What indexing did.
public struct IndexingSummary: Sendable {
    /// Files that were not in the index before.
    public internal(set) var addedFiles = 0
    /// Files whose bytes had changed.
    public internal(set) var changedFiles = 0
    /// Files that were as before.
    public internal(set) var unchangedFiles = 0
    /// Files that the index held and that are gone.
    public internal(set) var removedFiles = 0
    /// Paragraphs of the added and changed files.
    public internal(set) var paragraphs = 0
    /// Files without any text.
    public internal(set) var emptyFiles: [String] = []
    /// What could not be read, each file once.
    public internal(set) var problems: [CorpusError] = []
    /// Folders that symbolic links lead to again.
    public internal(set) var loops: [FilePath] = []
    /// Whether the index was made again because the analysis of text has changed.
    public internal(set) var analyzerChanged = false
    /// Whether anything was written.
    public internal(set) var didCommit = false
    var failure: ReportSearchError?
}

public import ReportCorpus
public import SystemPackage

/// The progress of indexing.
public struct IndexingProgress: Sendable {
    /// The path of the next file, or the name of the next text.
    public let path: String
    /// The number of files done.
    public let filesDone: Int
    /// The total number of files.
    public let fileCount: Int
    /// The size of the files done, in bytes.
    public let bytesDone: Int
    /// The size of all files, in bytes.
    public let byteCount: Int
}

/// What a run of the indexer did.
public struct IndexingSummary: Sendable {
    /// Files that were not in the index before.
    public internal(set) var addedFiles = 0
    /// Files that were in the index and were indexed again, because their bytes, their metadata or the version of a
    /// reader has changed, or because the options ask for it.
    public internal(set) var changedFiles = 0
    /// Files that did not have to be indexed again.
    public internal(set) var unchangedFiles = 0
    /// Files that were in the index and no longer exist, and texts that were removed.
    public internal(set) var removedFiles = 0
    /// Whether the paths have no file with text, and the index had none of theirs.
    public var foundNothing: Bool {
        addedFiles + changedFiles + unchangedFiles + removedFiles == 0
    }
    /// Paragraphs of the added and changed files.
    public internal(set) var paragraphs = 0
    /// Files of the index that hold the same report as another one.
    public internal(set) var copies = 0
    /// Files without any text.
    public internal(set) var emptyFiles: [String] = []
    /// What could not be read, each file once.
    public internal(set) var problems: [CorpusError] = []
    /// Files that the table of metadata names but that are not below the given paths.
    public internal(set) var unknownInTable: [String] = []
    /// Columns of the table of metadata with unknown names.
    public internal(set) var unknownColumns: [String] = []
    /// Folders that are reached again through symbolic links; each folder is read only once.
    public internal(set) var loops: [FilePath] = []
    /// The number of other files whose stored text was analysed again because the words or the folds have changed; nil
    /// if neither has changed.
    public internal(set) var retokenizedFiles: Int?
    /// Whether anything was written.
    public internal(set) var didCommit = false
}

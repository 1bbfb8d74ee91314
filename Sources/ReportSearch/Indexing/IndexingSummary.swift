public import ReportCorpus
public import SystemPackage

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
    /// Files that the table of metadata names and that are not among the given ones.
    public internal(set) var unknownInTable: [String] = []
    /// Folders that symbolic links lead to again.
    public internal(set) var loops: [FilePath] = []
    /// Files that were as before but were cut again because the analysis of text has changed; nil if
    /// it has not.
    public internal(set) var recutFiles: Int?
    /// Whether anything was written.
    public internal(set) var didCommit = false
}

public import ReportCorpus
public import SystemPackage

/// How files are read and the index is written.
public struct IndexingOptions: Sendable {
    /// The encoding of all files; nil to detect each file's.
    public var encoding: TextEncoding?
    /// Lists of further words for the overlay dictionary, one word a line.
    public var dictionaries: [FilePath] = []
    /// Folds to leave out; nil for the folds that the index was made with, all for a new one.
    public var foldsLeftOut: [FoldName]?
    /// Index everything again, changed or not.
    public var rebuilds = false
    /// Bytes of memory for gathering postings, about.
    public var memoryBudget = 256 << 20

    /// The usual ones.
    public init() {}
}

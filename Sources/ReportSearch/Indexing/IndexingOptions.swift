public import ReportCorpus
public import SystemPackage

/// How files are read and the index is written.
public struct IndexingOptions: Sendable {
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

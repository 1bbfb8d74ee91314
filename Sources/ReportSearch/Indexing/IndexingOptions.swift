public import ReportCorpus
public import SystemPackage

/// How files are read and the index is written.
public struct IndexingOptions: Sendable {
    /// The format of all files; nil to recognise each file's. Rows cannot be recognised.
    public var format: (any DocumentFormat)?
    /// The encoding of all files; nil to detect each file's.
    public var encoding: TextEncoding?
    /// Lists of further words for the overlay dictionary, one word a line.
    public var dictionaries: [FilePath] = []
    /// What a table says of the files; nil for what the index was told before.
    public var metadata: MetadataTable?
    /// Folds to leave out; nil for the folds that the index was made with, which are all for a new one.
    public var foldsLeftOut: [FoldName]?
    /// Take what is between spaces for words; text is not folded, and there is no literal layer.
    public var hasReadyWords = false
    /// Keep the text of rows for showing and verifying. Without it hits have no text.
    public var keepsText = true
    /// Index everything again, changed or not.
    public var rebuilds = false
    /// About how many bytes of memory gather postings; the threads share them.
    public var memoryBudget = 256 << 20
    /// The maximum number of threads that read and analyse; nil for one a core.
    public var threadCount: Int?
    /// Merge all segments into one at the end.
    public var optimizes = false

    /// The usual options.
    public init() {}
}

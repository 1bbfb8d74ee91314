public import ReportCorpus
public import SystemPackage

/// How files are read and the index is written.
public struct IndexingOptions: Sendable {
    /// The format of all files; nil to detect each file's format. Rows cannot be detected.
    public var format: (any DocumentFormat)?
    /// The encoding of all files; nil to detect each file's encoding.
    public var encoding: TextEncoding?
    /// Whether to run OCR on pages and files that are pictures. Recognised text may be wrong and is marked as such.
    public var recognisesScans = false
    /// Lists of further words for the overlay dictionary, one word per line.
    public var dictionaries: [FilePath] = []
    /// Metadata of the files from a table; nil to keep the values of the previous table. A file without a row in a new
    /// table loses its earlier values.
    public var metadata: MetadataTable?
    /// Folds to leave out; nil for the folds of the existing index, or all folds for a new index.
    public var foldsLeftOut: [FoldName]?
    /// Whether the text is already tokenized. Then words are separated by spaces, text is not folded, and the index has
    /// no grams, so a literal match begins and ends at spaces.
    public var isTokenized = false
    /// Whether to store the text of rows for display and verification. Without it, hits on rows have no text.
    public var keepsText = true
    /// Whether to index all files again, and to replace an index that is damaged or has another format.
    public var rebuilds = false
    /// The approximate memory for postings in bytes, for all threads together.
    public var memoryBudget = 256 << 20
    /// The maximum number of threads that read and analyse; nil for one per core.
    public var threadCount: Int?
    /// Whether to merge all segments into one at the end.
    public var optimizes = false

    /// The default options.
    public init() {}
}

public import ReportCorpus
public import SystemPackage

/// What is read.
public enum InputFormat: String, Sendable, CaseIterable {
    /// Reports: each file is one.
    case reports
    /// Files of `id<TAB>text` lines, each of which is a paragraph; hits name it by its id.
    case tsv
}

/// How files are read and the index is written.
public struct IndexingOptions: Sendable {
    /// The encoding of all files; nil to detect each file's.
    public var encoding: TextEncoding?
    /// Lists of further words for the overlay dictionary, one word a line.
    public var dictionaries: [FilePath] = []
    /// What is said of files beside their text; nil for what the index was told before.
    public var metadata: MetadataTable?
    /// Folds to leave out; nil for the folds that the index was made with, all for a new one.
    public var foldsLeftOut: [FoldName]?
    /// What the files are.
    public var format = InputFormat.reports
    /// Take words as they stand between spaces; text is not folded, and there is no literal layer.
    public var hasReadyWords = false
    /// Keep the text of rows for showing and verifying. Without it hits have no text.
    public var keepsText = true
    /// Index everything again, changed or not.
    public var rebuilds = false
    /// Bytes of memory for gathering postings, about; the threads share them.
    public var memoryBudget = 256 << 20
    /// Threads that read and cut, at most; nil for one a core.
    public var threadCount: Int?
    /// Merge all segments into one at the end.
    public var optimizes = false

    /// The usual ones.
    public init() {}
}

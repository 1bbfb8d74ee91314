public import DocumentModel
public import ICUText

/// Why a file could not be read as a report.
public enum CorpusError: Error, Equatable, Sendable {
    /// The operating system refused, with a number of `errno`.
    case system(path: String, operation: SourceOperation, number: Int32)
    /// A pipe, or another file whose size is not known, holds more bytes than are read.
    case tooManyBytes(path: String, limit: Int)
    /// A byte means nothing in the file's encoding.
    case undecodable(path: String, encoding: TextEncoding, byteOffset: Int)
    /// A line has more bytes than a paragraph can have. The offset is that of its first byte.
    case lineTooLong(path: String, byteOffset: Int, limit: Int)
    /// A line of a TSV file is malformed.
    case malformedRow(path: String, line: Int, RowProblem)
    /// A table of metadata cannot be used.
    case malformedTable(path: String, line: Int, TableProblem)
    /// The file is no text.
    case binary(path: String)
    /// No text can be read from a document.
    case unreadableDocument(path: String, kind: DocumentKind, DocumentError)
    /// It is neither a file nor a folder (a pipe, a device).
    case notAFile(path: String)
    /// ICU failed, which only a broken installation explains.
    case icu(ICUError)
}

/// What was to be done with a file or folder.
///
/// The numbers are stored in indexes.
public enum SourceOperation: Int, Sendable, CaseIterable {
    /// To open a file, or ask for its kind and size.
    case open = 0
    /// To list what a folder holds.
    case list = 1
    /// To read a file.
    case read = 2
}

/// Why a line is no row.
public enum RowProblem: Equatable, Sendable {
    /// No tab follows an id.
    case noTab
    /// The line is not valid UTF-8.
    case notUTF8
    /// The line has more bytes than the limit.
    case tooLong(limit: Int)
}

/// Why a table of metadata cannot be used.
public enum TableProblem: Equatable, Sendable {
    /// A quotation mark opens a cell and none closes it.
    case unclosedQuotation
    /// There is no line at all.
    case isEmpty
    /// No column names the file.
    case noFileColumn
    /// No column says anything of a file.
    case noValueColumn
    /// A line does not name its file.
    case noFile
    /// An earlier line names the same file.
    case repeatedFile(String)
    /// A cell that should name a region.
    case notARegion(String)
    /// A cell that should be a year.
    case notAYear(String)
    /// A cell that should be a date.
    case notADate(String)
}

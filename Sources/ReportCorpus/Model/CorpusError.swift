public import DocumentModel
public import ICUText

/// Why a file could not be read as a report.
public enum CorpusError: Error, Equatable, Sendable {
    /// A system call failed with this `errno`.
    case system(path: String, operation: SourceOperation, number: Int32)
    /// A pipe, or another file of unknown size, has more than `limit` bytes.
    case tooManyBytes(path: String, limit: Int)
    /// A byte is invalid in the file's encoding.
    case undecodable(path: String, encoding: TextEncoding, byteOffset: Int)
    /// A line has more than `limit` bytes. The offset is that of its first byte.
    case lineTooLong(path: String, byteOffset: Int, limit: Int)
    /// A line of a TSV file is malformed.
    case malformedRow(path: String, line: Int, RowProblem)
    /// A table of metadata cannot be used.
    case malformedTable(path: String, line: Int, TableProblem)
    /// The file is not text.
    case binary(path: String)
    /// No text can be read from a document.
    case unreadableDocument(path: String, kind: DocumentKind, DocumentError)
    /// The path is neither a file nor a folder, but a pipe or a device.
    case notAFile(path: String)
    /// The file is an archive or an e-mail, but a single document is needed. The list has the paths of those inside.
    case containsDocuments(path: String, [String])
    /// ICU failed, probably because its installation is broken.
    case icu(ICUError)
}

extension CorpusError {
    /// The file; nil if the error has none.
    public var path: String? {
        switch self {
        case .system(let path, _, _), .tooManyBytes(let path, _), .undecodable(let path, _, _),
            .lineTooLong(let path, _, _), .binary(let path), .notAFile(let path),
            .unreadableDocument(let path, _, _), .malformedRow(let path, _, _),
            .malformedTable(let path, _, _), .containsDocuments(let path, _):
            path
        case .icu: nil
        }
    }
}

/// The operation on a file or folder that failed.
///
/// The raw values are stored in indexes, so they must not change.
public enum SourceOperation: Int, Sendable, CaseIterable {
    /// Opening a file, or reading its kind and size.
    case open = 0
    /// Listing a folder.
    case list = 1
    /// Reading a file.
    case read = 2
}

/// Why a TSV line is malformed.
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
    /// A quoted cell is not closed.
    case unclosedQuotation
    /// The table has no lines.
    case isEmpty
    /// A list names no agency.
    case noAgency
    /// The header has no column for the file.
    case noFileColumn
    /// The header has no column of metadata.
    case noValueColumn
    /// A line does not name its file.
    case noFile
    /// An earlier line names the same file.
    case repeatedFile(String)
    /// A cell is not a region.
    case notARegion(String)
    /// A cell is not a year.
    case notAYear(String)
    /// A cell is not a date.
    case notADate(String)
}

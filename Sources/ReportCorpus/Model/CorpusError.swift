/// Why a file could not be read as a report.
public enum CorpusError: Error, Equatable, Sendable {
    /// The operating system refused.
    case system(path: String, operation: String, message: String)
    /// A byte means nothing in the file's encoding.
    case undecodable(path: String, encoding: TextEncoding, byteOffset: Int)
    /// A line has more bytes than a paragraph can have, from an offset on.
    case lineTooLong(path: String, byteOffset: Int, limit: Int)
    /// A line of a file of rows is none.
    case malformedRow(path: String, line: Int, reason: String)
    /// A table of metadata cannot be used.
    case malformedTable(path: String, line: Int, reason: String)
    /// The file is no text.
    case binary(path: String)
    /// It is neither a file nor a folder (a pipe, a device).
    case notAFile(path: String)
    /// ICU failed, which only a broken installation explains.
    case icu(call: String, name: String)
}

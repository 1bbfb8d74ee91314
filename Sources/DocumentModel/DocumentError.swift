/// Why no text can be read from a document.
public enum DocumentError: Error, Hashable, Sendable {
    /// The file contradicts its format. The detail names the place: a part of an archive, a line of XML.
    case damaged(detail: String)
    /// The document can only be read with a password.
    case encrypted
    /// The file contains no text: a scan, or an empty document.
    case noText
    /// The characters of the text layer cannot be mapped to text.
    case garbledText
    /// Reading the document needs more memory, time or output than the limit.
    case overLimit(Limit)
    /// A program that reads the format is not installed.
    case missingProgram(name: String, package: String)
    /// A program that reads the format failed; the detail is its message.
    case programFailed(name: String, detail: String)
    /// The format is known, but it cannot be read.
    case unsupported(detail: String)

    /// A limit on the resources for reading a document.
    public enum Limit: String, Hashable, Sendable, CaseIterable {
        /// Bytes of memory.
        case memory
        /// Seconds.
        case time
        /// The amount of content: unpacked bytes, files or pages.
        case output
        /// The nesting depth of files within files.
        case depth
    }
}

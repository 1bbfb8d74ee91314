/// What can go wrong with an index. Cases carry facts; the words are the caller's to choose.
public enum IndexError: Error, Equatable, Sendable {
    /// There is no index in this folder.
    case noIndex(path: String)
    /// A file of the index was written by another version of the format.
    case unsupportedVersion(file: String, found: UInt32, supported: UInt32)
    /// Bytes of a file contradict the format.
    case corrupt(file: String, section: String, byteOffset: Int, reason: String)
    /// A checksum does not fit its bytes: those of a section, from the first damaged page of 4,096 bytes on.
    case checksumMismatch(file: String, section: String, byteOffset: Int)
    /// Another process is writing.
    case locked(path: String, owner: String)
    /// The operating system refused.
    case system(operation: String, path: String, errno: Int32, message: String)
}

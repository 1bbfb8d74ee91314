/// An error of an index. Cases contain facts; callers write the messages.
public enum IndexError: Error, Equatable, Sendable {
    /// The folder contains no index.
    case noIndex(path: String)
    /// A file of the index has another version of the format.
    case unsupportedVersion(file: String, found: UInt32, supported: UInt32)
    /// Bytes of a file contradict the format. The offset counts from the start of the region.
    case corrupt(file: String, region: FileRegion, byteOffset: Int, reason: CorruptionReason)
    /// A checksum does not match its bytes. The offset is that of the first damaged page of 4,096 bytes, or that of the
    /// region if no page is damaged.
    case checksumMismatch(file: String, region: FileRegion, byteOffset: Int)
    /// Another process is writing. `owner` is nil if the lock file cannot be read.
    case locked(path: String, owner: LockOwner?)
    /// A system call failed. `message` is the system's text for `errno`.
    case system(operation: FileOperation, path: String, errno: Int32, message: String)
    /// The index is on other machines, and cannot be read.
    case remote(RemoteIndexFailure)
}

/// The process that holds the lock of an index.
public struct LockOwner: Equatable, Sendable {
    /// The process id.
    public let process: Int32
    /// The time when it took the lock: `YYYY-MM-DD HH:MM:SS`, local time.
    public let since: String
}

/// A call to the file system.
public enum FileOperation: Sendable, CaseIterable {
    /// Opening an existing file for reading.
    case open
    /// Creating a file.
    case create
    /// Reading a file, or its size.
    case read
    /// Appending bytes.
    case write
    /// Making the bytes of a file or the names in a folder durable.
    case sync
    /// Renaming a file.
    case rename
    /// Removing a file.
    case remove
    /// Creating a folder.
    case createFolder
    /// Listing a folder.
    case list
    /// Locking a file.
    case lock
    /// Mapping a file into memory.
    case map
}

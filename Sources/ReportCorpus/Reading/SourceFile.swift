internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file or pipe that is open for reading. It returns a bounded number of bytes.
struct SourceFile: ~Copyable {
    /// What may be opened.
    enum Kind {
        /// Files only. A file that was found in a folder may since have been replaced by a pipe, which could block.
        case file
        /// Pipes too, if a person named one.
        case fileOrPipe
    }

    /// Limits the bytes read from what has no size: pipes, and files that the system generates (/proc).
    static let maxUnsizedByteCount = 64 << 20

    private let descriptor: FileDescriptor
    private let path: String
    /// The size of the file in bytes when it was opened; nil if it has none. Bytes that are appended meanwhile are not
    /// read: the next run finds the file changed.
    let byteCount: Int?
    /// Whether it is a device other than a terminal: it has no end, unless it is empty as /dev/null is.
    private let isDevice: Bool
    private var readCount = 0

    /// Opens a file.
    ///
    /// - Throws: `system` or `notAFile`.
    init(_ path: FilePath, kind: Kind = .file) throws(CorpusError) {
        self.path = path.string
        let options: FileDescriptor.OpenOptions =
            kind == .file ? [.closeOnExec, .nonBlocking] : .closeOnExec
        let opened: FileDescriptor
        do {
            opened = try FileDescriptor.open(path, .readOnly, options: options)
        } catch {
            throw Self.failure(path.string, error)
        }
        var status = stat()
        let isKnown = unsafe fstat(opened.rawValue, &status) == 0
        let type = status.st_mode & S_IFMT
        // Reading a folder gives the clearest error.
        if kind == .file, !isKnown || ![S_IFREG, S_IFDIR].contains(type) {
            try? opened.close()
            throw .notAFile(path: path.string)
        }
        descriptor = opened
        byteCount = type == S_IFREG && status.st_size > 0 ? Int(status.st_size) : nil
        isDevice = [S_IFCHR, S_IFBLK].contains(type) && isatty(opened.rawValue) == 0
    }

    deinit { try? descriptor.close() }

    private static func failure(_ path: String, _ error: any Error) -> CorpusError {
        let number = (error as? Errno) ?? .ioError
        return .system(path: path, operation: .read, number: number.rawValue)
    }

    /// The next bytes, up to `count`; empty at the end.
    mutating func read(upTo count: Int) throws(CorpusError) -> [UInt8] {
        let limit = min(count, (byteCount ?? Self.maxUnsizedByteCount + 1) - readCount)
        guard limit > 0 else { return [] }
        let bytes: [UInt8]
        do {
            let descriptor = descriptor
            bytes = try unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
                count = unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch {
            throw Self.failure(path, error)
        }
        readCount += bytes.count
        if isDevice && readCount > 0 { throw .notAFile(path: path) }
        if byteCount == nil && readCount > Self.maxUnsizedByteCount {
            throw .tooManyBytes(path: path, limit: Self.maxUnsizedByteCount)
        }
        return bytes
    }

    /// All remaining bytes.
    mutating func readAll() throws(CorpusError) -> [UInt8] {
        var bytes = try read(upTo: byteCount ?? Self.chunkSize)
        while true {
            let chunk = try read(upTo: Self.chunkSize)
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
    }

    private static let chunkSize = 1 << 16
}

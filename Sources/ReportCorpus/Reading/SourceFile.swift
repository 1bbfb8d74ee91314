internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file or pipe that is open for reading, and never gives more than a bounded number of bytes.
struct SourceFile: ~Copyable {
    /// What may be opened.
    enum Kind {
        /// Files only: one found in a folder may have given way to a pipe since, which must not be waited for.
        case file
        /// Pipes as well, where a person named one.
        case fileOrPipe
    }

    /// The most bytes of what has no size: pipes, and files that the system makes up as they are read.
    static let maxUnsizedByteCount = 64 << 20

    private let descriptor: FileDescriptor
    private let path: String
    /// How many bytes the file had when it was opened; nil if there is no telling. What is written behind them
    /// meanwhile is for the next run, which finds the file changed.
    let byteCount: Int?
    /// Whether it is a device that is no terminal: such have no end, unless they are empty as /dev/null is.
    private let isDevice: Bool
    private var readCount = 0

    /// Opens a file.
    ///
    /// - Throws: `system`, or `notAFile` for what is none.
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
        // Reading a folder tells best why that does not work.
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

    /// The next bytes, at most so many; none at the end.
    mutating func read(upTo count: Int) throws(CorpusError) -> [UInt8] {
        let most = min(count, (byteCount ?? Self.maxUnsizedByteCount + 1) - readCount)
        guard most > 0 else { return [] }
        let bytes: [UInt8]
        do {
            let descriptor = descriptor
            bytes = try unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
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

    /// All bytes that are left.
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

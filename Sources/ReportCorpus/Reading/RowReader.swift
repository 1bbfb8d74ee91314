public import SystemPackage

/// Lines of a file of rows: whole lines, and where they stand.
public struct RowChunk: Sendable {
    /// The bytes: whole lines, the last perhaps without its end.
    public let bytes: [UInt8]
    /// Where they begin in the file.
    public let byteOffset: Int
    /// The number of the first line, from 1.
    public let firstLine: Int
}

/// Reads a file of `id<TAB>text` lines in chunks of whole lines, so that memory stays bounded
/// however large the file is.
public struct RowReader: ~Copyable {
    private let chunkSize: Int
    private let descriptor: FileDescriptor
    private let path: String
    private var rest: [UInt8] = []
    private var byteOffset = 0
    private var line = 1
    private var isAtEnd = false

    /// Opens a file.
    public init(_ path: FilePath) throws(CorpusError) { try self.init(path, chunkSize: 1 << 18) }

    /// Opens a file to be read so many bytes at a time.
    init(_ path: FilePath, chunkSize: Int) throws(CorpusError) {
        self.path = path.string
        self.chunkSize = chunkSize
        do {
            descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        } catch {
            throw Self.failure(path.string, error)
        }
    }

    deinit { try? descriptor.close() }

    private static func failure(_ path: String, _ error: any Error) -> CorpusError {
        let message = (error as? Errno)?.description ?? "\(error)"
        return .system(path: path, operation: "read", message: message)
    }

    /// The next lines; nil behind the last.
    public mutating func next() throws(CorpusError) -> RowChunk? {
        var bytes = rest
        rest = []
        var searched = 0
        while !isAtEnd {
            bytes += try read()
            // A line longer than a chunk is read until its end comes.
            if let end = bytes[searched...].lastIndex(of: 0x0A) {
                rest = Array(bytes[(end + 1)...])
                bytes.removeLast(bytes.count - end - 1)
                break
            }
            searched = bytes.count
            if bytes.count > ReportReader.longestLine {
                throw .lineTooLong(
                    path: path, byteOffset: byteOffset, limit: ReportReader.longestLine)
            }
        }
        guard !bytes.isEmpty else { return nil }
        let chunk = RowChunk(bytes: bytes, byteOffset: byteOffset, firstLine: line)
        byteOffset += bytes.count
        line += bytes.count { $0 == 0x0A }
        return chunk
    }

    private mutating func read() throws(CorpusError) -> [UInt8] {
        let descriptor = descriptor
        do {
            let bytes = try unsafe [UInt8](unsafeUninitializedCapacity: chunkSize) {
                buffer, count in
                count = unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if bytes.isEmpty { isAtEnd = true }
            return bytes
        } catch {
            throw Self.failure(path, error)
        }
    }
}

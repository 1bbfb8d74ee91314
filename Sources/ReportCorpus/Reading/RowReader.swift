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
    private var file: SourceFile
    private let path: String
    private var rest: [UInt8] = []
    private var byteOffset = 0
    private var line = 1
    private var isAtEnd = false
    private let longestLine: Int
    /// Lines that were left out so far.
    public private(set) var problems: [CorpusError] = []

    /// Opens a file.
    public init(_ path: FilePath) throws(CorpusError) {
        try self.init(path, chunkSize: 1 << 18)
    }

    /// Opens a file to be read so many bytes at a time.
    init(
        _ path: FilePath, chunkSize: Int, longestLine: Int = ReportReader.longestLine
    ) throws(CorpusError) {
        self.path = path.string
        self.longestLine = longestLine
        self.chunkSize = chunkSize
        file = try SourceFile(path)
    }

    /// The next lines; nil behind the last. Lines that are longer than any paragraph are left out, and named in
    /// ``problems``.
    public mutating func next() throws(CorpusError) -> RowChunk? {
        while !isAtEnd || !rest.isEmpty {
            let bytes = try readLines()
            if bytes.isEmpty { continue }
            let chunk = RowChunk(bytes: bytes, byteOffset: byteOffset, firstLine: line)
            byteOffset += bytes.count
            line += bytes.count { $0 == 0x0A }
            return chunk
        }
        return nil
    }

    /// The next whole lines; none if a line was left out in their place.
    private mutating func readLines() throws(CorpusError) -> [UInt8] {
        var bytes = rest
        rest = []
        var searched = 0
        while !isAtEnd {
            let chunk = try file.read(upTo: chunkSize)
            isAtEnd = chunk.isEmpty
            bytes += chunk
            // A chunk is shorter than a long line: only the first can be one.
            let firstEnd = bytes[searched...].firstIndex(of: 0x0A)
            if firstEnd ?? bytes.count > longestLine {
                rest = Array(bytes[(firstEnd ?? bytes.count)...])
                try skipLine(bytes.count - rest.count)
                return []
            }
            if let end = bytes[searched...].lastIndex(of: 0x0A) {
                rest = Array(bytes[(end + 1)...])
                bytes.removeLast(bytes.count - end - 1)
                break
            }
            searched = bytes.count
        }
        return bytes
    }

    /// Leaves out a line of which so many bytes were read.
    private mutating func skipLine(_ readCount: Int) throws(CorpusError) {
        problems.append(
            .malformedRow(path: path, line: line, reason: "longer than \(longestLine >> 20) MB"))
        byteOffset += readCount
        while true {
            if let end = rest.firstIndex(of: 0x0A) {
                byteOffset += end + 1
                line += 1
                rest.removeFirst(end + 1)
                return
            }
            byteOffset += rest.count
            rest = try file.read(upTo: chunkSize)
            isAtEnd = rest.isEmpty
            if isAtEnd { return }
        }
    }
}

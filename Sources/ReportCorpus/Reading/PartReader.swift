public import SystemPackage

/// Reads a file in parts of whole lines, so that memory is bounded for files of any size.
public struct PartReader: ~Copyable {
    private var file: SourceFile
    private let path: String
    private let reader: ReportReader
    /// Nil for the size that the format prefers.
    private let partByteCount: Int?
    private var rest: [UInt8] = []
    private var byteOffset = 0
    private var line = 1
    private var isAtEnd = false
    /// The format of the file: the given one, or the one recognised by the first part; nil before that.
    public private(set) var format: (any DocumentFormat)?
    /// Lines left out so far because they are too long. Only rows are left out; a report with such a line is an error.
    public private(set) var problems: [CorpusError] = []

    private static let maxReadByteCount = 1 << 20

    private var size: Int {
        partByteCount ?? format?.partByteCount ?? PlainTextFormat.defaultPartByteCount
    }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - format: nil to recognise it by the first part.
    ///   - encoding: the encoding of text; nil to detect it.
    ///   - partByteCount: the approximate number of bytes in a part; nil for the size that the format prefers.
    /// - Throws: `system` or `notAFile`.
    public init(
        _ path: FilePath, format: (any DocumentFormat)? = nil, encoding: TextEncoding? = nil,
        partByteCount: Int? = nil
    ) throws(CorpusError) {
        self.init(
            try SourceFile(path), path: path,
            reader: ReportReader(format: format, encoding: encoding), partByteCount: partByteCount)
    }

    init(
        _ file: consuming SourceFile, path: FilePath, reader: ReportReader, partByteCount: Int?
    ) {
        self.file = file
        self.path = path.string
        self.reader = reader
        format = reader.format
        self.partByteCount = partByteCount
    }

    /// The next part; nil after the last.
    ///
    /// - Throws: `system`, `binary` or `lineTooLong`.
    public mutating func next() throws(CorpusError) -> FilePart? {
        while !isAtEnd || !rest.isEmpty {
            let bytes = try nextLines()
            if bytes.isEmpty { continue }
            let part = FilePart(bytes, byteOffset: byteOffset, firstLine: line)
            byteOffset += bytes.count
            if format?.content == .rows { line += bytes.count { $0 == 0x0A } }
            return part
        }
        return nil
    }

    /// The next whole lines; empty at the end of the file, or if a line was left out.
    private mutating func nextLines() throws(CorpusError) -> [UInt8] {
        var bytes = rest
        rest = []
        while true {
            // While there is no line end, each pass reads one more part.
            try fill(&bytes)
            if bytes.isEmpty { return [] }
            let format = try recognised(bytes)
            if isAtEnd { return bytes }
            if let end = format.lastLineEnd(in: bytes) {
                rest = Array(bytes[end...])
                bytes.removeLast(bytes.count - end)
                return bytes
            }
            guard bytes.count > format.maxLineByteCount else { continue }
            guard format.content == .rows else {
                throw .lineTooLong(
                    path: path, byteOffset: byteOffset, limit: format.maxLineByteCount)
            }
            problems.append(
                .malformedRow(
                    path: path, line: line, .tooLong(limit: format.maxLineByteCount)))
            try skipLine(bytes.count)
            return []
        }
    }

    /// Reads until the bytes fill a part; if they already do, reads one more part.
    private mutating func fill(_ bytes: inout [UInt8]) throws(CorpusError) {
        let size = size
        let wanted = bytes.count < size ? size : bytes.count + size
        while !isAtEnd, bytes.count < wanted {
            let chunk = try file.read(upTo: min(size, Self.maxReadByteCount))
            isAtEnd = chunk.isEmpty
            bytes += chunk
        }
    }

    private mutating func recognised(
        _ bytes: [UInt8]
    ) throws(CorpusError) -> any DocumentFormat {
        if let format { return format }
        let start = isAtEnd ? bytes : Self.upToLastCharacter(bytes)
        guard let found = reader.recognised(start) else { throw .binary(path: path) }
        format = found
        return found
    }

    /// The bytes without an incomplete character at the end, which would mislead the detector.
    private static func upToLastCharacter(_ bytes: [UInt8]) -> [UInt8] {
        let end = bytes.lastIndex { $0 < 0x80 } ?? bytes.count - 1
        return Array(bytes[...end])
    }

    /// Skips the rest of a line of which some bytes have been read.
    private mutating func skipLine(_ readCount: Int) throws(CorpusError) {
        byteOffset += readCount
        while !isAtEnd {
            rest = try file.read(upTo: min(size, Self.maxReadByteCount))
            isAtEnd = rest.isEmpty
            if let end = rest.firstIndex(of: 0x0A) {
                byteOffset += end + 1
                line += 1
                rest.removeFirst(end + 1)
                return
            }
            byteOffset += rest.count
        }
        rest = []
    }
}

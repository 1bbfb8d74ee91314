public import SystemPackage

/// A stretch of whole lines of a large file.
public struct FilePart: Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// Where they begin in the file.
    public let byteOffset: Int
}

/// Reads a file in parts of whole lines, so that memory stays bounded however large the file is.
public struct PartReader: ~Copyable {
    private var file: SourceFile
    private let path: String
    private let partByteCount: Int
    private let longestLine: Int
    private static let chunkSize = 1 << 20
    private var rest: [UInt8] = []
    private var byteOffset = 0
    private var isAtEnd = false
    /// Known from the first part on.
    private var encoding: TextEncoding?

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - encoding: nil to detect it by the first part.
    ///   - partByteCount: about so many bytes make a part.
    public init(
        _ path: FilePath, encoding: TextEncoding? = nil, partByteCount: Int = 4 << 20,
        longestLine: Int = ReportReader.longestLine
    ) throws(CorpusError) {
        self.init(
            try SourceFile(path), path: path, encoding: encoding, partByteCount: partByteCount,
            longestLine: longestLine)
    }

    init(
        _ file: consuming SourceFile, path: FilePath, encoding: TextEncoding?, partByteCount: Int,
        longestLine: Int = ReportReader.longestLine
    ) {
        self.path = path.string
        self.encoding = encoding
        self.partByteCount = partByteCount
        self.longestLine = longestLine
        self.file = file
    }

    /// The next part; nil behind the last.
    public mutating func next() throws(CorpusError) -> FilePart? {
        var bytes = rest
        rest = []
        while !isAtEnd, bytes.count < partByteCount {
            let chunk = try file.read(upTo: Self.chunkSize)
            isAtEnd = chunk.isEmpty
            bytes += chunk
        }
        guard !bytes.isEmpty else { return nil }
        if encoding == nil {
            encoding = EncodingDetector.detect(isAtEnd ? bytes : Self.upToLastCharacter(bytes))
            if encoding == nil { throw .binary(path: path) }
        }
        if !isAtEnd {
            guard let end = lastLineEnd(in: bytes) else {
                throw .lineTooLong(path: path, byteOffset: byteOffset, limit: longestLine)
            }
            rest = Array(bytes[end...])
            bytes.removeLast(bytes.count - end)
        }
        defer { byteOffset += bytes.count }
        return FilePart(bytes: bytes, byteOffset: byteOffset)
    }

    /// What all parts are to be read in.
    public var foundEncoding: TextEncoding? { encoding }

    /// A part may end inside of a character, which says nothing of the encoding.
    private static func upToLastCharacter(_ bytes: [UInt8]) -> [UInt8] {
        let end = bytes.lastIndex { $0 < 0x80 } ?? bytes.count - 1
        return Array(bytes[...end])
    }

    /// One past the last line end. A carriage return at the very end says nothing: a line feed may follow.
    private func lastLineEnd(in bytes: [UInt8]) -> Int? {
        let unit = encoding?.unitByteCount ?? 1
        if unit == 1 {
            let end = bytes.dropLast().lastIndex { $0 == 0x0A || $0 == 0x0D }
            return bytes.last == 0x0A ? bytes.count : end.map { $0 + 1 }
        }
        let isLittle = encoding == .utf16LittleEndian
        var start = bytes.count / 2 * 2 - 2
        while start >= 0 {
            let (low, high) = isLittle ? (start, start + 1) : (start + 1, start)
            let isReturn = bytes[low] == 0x0D && start + 2 < bytes.count / 2 * 2
            if bytes[low] == 0x0A || isReturn, bytes[high] == 0 { return start + 2 }
            start -= 2
        }
        return nil
    }
}

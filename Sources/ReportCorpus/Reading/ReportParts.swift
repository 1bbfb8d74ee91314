public import SystemPackage

/// The report of a file: in one piece, or part by part where the file is too large to be held in memory.
///
/// Everything that reads a file through this finds the same paragraphs with the same numbers.
public struct ReportParts: ~Copyable {
    /// Files of more bytes are read in parts. Each part is read like a report of its own, with the file's encoding and
    /// metadata, which come from the first part.
    public static let maxWholeByteCount = 16 << 20

    /// Whether the report comes in one piece.
    public let isWhole: Bool
    private var reader: PartReader
    private let path: FilePath
    private let given: GivenMetadata
    private let encoding: TextEncoding?
    /// Known from the first part on.
    private var metadata: Metadata?
    private var paragraphCount = 0

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - format: nil to recognise it.
    ///   - encoding: nil to detect it.
    ///   - given: what a table says of the report.
    ///   - allowsPipes: whether it may be a pipe: a person named it, and no walk through a folder found it.
    /// - Throws: `system` or `notAFile`.
    public init(
        _ path: FilePath, format: (any DocumentFormat)? = nil, encoding: TextEncoding? = nil,
        given: GivenMetadata = GivenMetadata(), allowsPipes: Bool = false
    ) throws(CorpusError) {
        self.path = path
        self.given = given
        self.encoding = encoding
        let file = try SourceFile(path, kind: allowsPipes ? .fileOrPipe : .file)
        isWhole = (file.byteCount ?? 0) <= Self.maxWholeByteCount
        reader = PartReader(
            file, path: path, format: format, encoding: encoding,
            partByteCount: isWhole ? .max : nil)
    }

    /// The next part; nil after the last. An empty file has one, without paragraphs.
    ///
    /// - Throws: `system`, `binary`, `undecodable` or `lineTooLong`.
    public mutating func next() throws(CorpusError) -> Report? {
        let part = try reader.next()
        if part == nil && metadata != nil { return nil }
        let report = try ReportReader.read(
            part ?? FilePart([]),
            in: reader.format ?? PlainTextFormat(encoding: encoding ?? .utf8),
            named: path.string, given: given, paragraphCount: paragraphCount)
        paragraphCount += report.paragraphs.count
        guard let metadata else {
            metadata = report.metadata
            return report
        }
        return Report(
            encoding: report.encoding, metadata: metadata, paragraphs: report.paragraphs)
    }

    /// The report in one piece, however large the file is.
    public static func whole(
        _ path: FilePath, encoding: TextEncoding? = nil, given: GivenMetadata = GivenMetadata(),
        allowsPipes: Bool = false
    ) throws(CorpusError) -> Report {
        var parts = try ReportParts(
            path, encoding: encoding, given: given, allowsPipes: allowsPipes)
        var paragraphs: [Paragraph] = []
        var (found, metadata) = (TextEncoding.utf8, Metadata())
        while let part = try parts.next() {
            paragraphs += part.paragraphs
            (found, metadata) = (part.encoding, part.metadata)
        }
        return Report(encoding: found, metadata: metadata, paragraphs: paragraphs)
    }
}

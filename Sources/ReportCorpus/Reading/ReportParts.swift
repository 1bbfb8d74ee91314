internal import DocumentReading
public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads the report of a file: whole, or part by part if the file is too large for memory.
///
/// All readers of files use this, so that they agree on paragraphs and their numbers.
public struct ReportParts: ~Copyable {
    /// Files of text with more bytes are read in parts. Each part is read like a separate report, with the encoding and
    /// metadata of the first part.
    public static let maxWholeByteCount = 16 << 20

    /// Whether a file is read in parts: a large one, unless it is a document such as a PDF, which can only be read
    /// whole.
    ///
    /// - Throws: `system` or `notAFile`; `tooManyBytes` for a document that is too large to be read whole.
    public static func isReadInParts(_ path: FilePath) throws(CorpusError) -> Bool {
        var status = stat()
        guard unsafe stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size > maxWholeByteCount
        else { return false }
        var file = try SourceFile(path)
        guard FileSignature.kind(of: try file.read(upTo: 1 << 16)) != nil else { return true }
        if status.st_size > ExtractedFormat.maxByteCount {
            throw .tooManyBytes(path: path.string, limit: ExtractedFormat.maxByteCount)
        }
        return false
    }

    /// Whether the report is read whole, not in parts.
    public let isWhole: Bool
    private var reader: PartReader
    private let path: FilePath
    private let given: GivenMetadata
    private let encoding: TextEncoding?
    /// Nil before the first part is read.
    private var metadata: Metadata?
    private var paragraphCount = 0
    /// The report, if it is inside an archive; it is read when the file is opened.
    private let contained: Report?

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - format: nil to recognise it.
    ///   - encoding: nil to detect it.
    ///   - recognisesScans: whether text on scanned pages is recognised (OCR).
    ///   - given: the metadata of the report from a table.
    ///   - allowsPipes: whether the path may be a pipe. Only safe if the user named it, not for files found in folders.
    /// - Throws: `system` or `notAFile`.
    public init(
        _ path: FilePath, format: (any DocumentFormat)? = nil, encoding: TextEncoding? = nil,
        recognisesScans: Bool = false, given: GivenMetadata = GivenMetadata(),
        allowsPipes: Bool = false
    ) throws(CorpusError) {
        let reader = ReportReader(
            format: format, encoding: encoding, recognisesScans: recognisesScans)
        let place = ContainedPath(path)
        let contained = try place.report(reader, given: given)
        let isInParts = try Self.isReadInParts(place.file)
        let file = try SourceFile(place.file, kind: allowsPipes ? .fileOrPipe : .file)
        self.path = path
        self.given = given
        self.encoding = encoding
        self.contained = contained
        isWhole = !isInParts
        self.reader = PartReader(
            file, path: path, reader: reader, partByteCount: isInParts ? nil : .max)
    }

    /// The next part; nil after the last. An empty file has one part without paragraphs.
    ///
    /// - Throws: `system`, `binary`, `undecodable` or `lineTooLong`.
    public mutating func next() throws(CorpusError) -> Report? {
        if let contained {
            defer { metadata = contained.metadata }
            return metadata == nil ? contained : nil
        }
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

    /// Reads the whole report, even of a large file.
    public static func whole(
        _ path: FilePath, encoding: TextEncoding? = nil, recognisesScans: Bool = false,
        given: GivenMetadata = GivenMetadata(), allowsPipes: Bool = false
    ) throws(CorpusError) -> Report {
        var parts = try ReportParts(
            path, encoding: encoding, recognisesScans: recognisesScans, given: given,
            allowsPipes: allowsPipes)
        var paragraphs: [Paragraph] = []
        var (found, metadata) = (TextEncoding.utf8, Metadata())
        while let part = try parts.next() {
            paragraphs += part.paragraphs
            (found, metadata) = (part.encoding, part.metadata)
        }
        return Report(encoding: found, metadata: metadata, paragraphs: paragraphs)
    }
}

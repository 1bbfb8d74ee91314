public import SystemPackage

/// The report of a file: in one piece, or part by part where the file is too large to be held in memory.
///
/// Whoever reads a file through this finds the same paragraphs, with the same numbers, as everybody else.
public struct ReportParts: ~Copyable {
    /// Files above so many bytes are read in parts. Each is understood like a report of its own, with the file's
    /// encoding and metadata, which are read from its first part.
    public static let wholeLimit = 16 << 20

    /// Whether the report comes in one piece.
    public let isWhole: Bool
    private var reader: PartReader
    private let path: FilePath
    private let given: GivenMetadata
    /// Known from the first part on.
    private var metadata: Metadata?
    private var paragraphCount = 0

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - encoding: nil to detect it.
    ///   - given: what a table says of the report.
    ///   - allowsPipes: whether it may be a pipe; one that was named by a person, not found in a folder.
    /// - Throws: `system` or `notAFile`.
    public init(
        _ path: FilePath, encoding: TextEncoding? = nil, given: GivenMetadata = GivenMetadata(),
        allowsPipes: Bool = false
    ) throws(CorpusError) {
        self.path = path
        self.given = given
        let file = try SourceFile(path, kind: allowsPipes ? .fileOrPipe : .file)
        isWhole = (file.byteCount ?? 0) <= Self.wholeLimit
        reader = PartReader(
            file, path: path, encoding: encoding, partByteCount: isWhole ? .max : 4 << 20)
    }

    /// The next part; nil behind the last. An empty file has one, without paragraphs.
    ///
    /// - Throws: `system`, `binary`, `undecodable` or `lineTooLong`.
    public mutating func next() throws(CorpusError) -> Report? {
        let part = try reader.next()
        if part == nil && metadata != nil { return nil }
        let byteOffset = part?.byteOffset ?? 0
        let report: Report
        do throws(CorpusError) {
            report = try ReportReader(encoding: reader.foundEncoding)
                .report(part?.bytes ?? [], path: path, given: given)
        } catch {
            throw error.moved(by: byteOffset)
        }
        defer { paragraphCount += report.paragraphs.count }
        guard let metadata else {
            metadata = report.metadata
            return report
        }
        return report.moved(
            byteOffset: byteOffset, paragraphCount: paragraphCount, metadata: metadata)
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

extension Report {
    /// The report of a part of a file, as it stands in the whole.
    ///
    /// - Parameters:
    ///   - byteOffset: where the part begins in the file.
    ///   - paragraphCount: how many paragraphs stand before it.
    ///   - metadata: that of the whole.
    fileprivate func moved(
        byteOffset: Int, paragraphCount: Int, metadata: Metadata
    ) -> Report {
        Report(
            encoding: encoding, metadata: metadata,
            paragraphs: paragraphs.map { paragraph in
                Paragraph(
                    ordinal: paragraph.ordinal + paragraphCount,
                    bytes: paragraph.bytes.lowerBound + byteOffset..<paragraph.bytes.upperBound
                        + byteOffset,
                    text: paragraph.text, source: paragraph.source.moved(by: byteOffset),
                    headings: paragraph.headings, section: paragraph.section,
                    isHeading: paragraph.isHeading)
            })
    }
}

extension CorpusError {
    /// The same in a file that has so many bytes more in front.
    fileprivate func moved(by byteCount: Int) -> CorpusError {
        switch self {
        case .undecodable(let path, let encoding, let offset):
            .undecodable(path: path, encoding: encoding, byteOffset: offset + byteCount)
        case .lineTooLong(let path, let offset, let limit):
            .lineTooLong(path: path, byteOffset: offset + byteCount, limit: limit)
        default: self
        }
    }
}

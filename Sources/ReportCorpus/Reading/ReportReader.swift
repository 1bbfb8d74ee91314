internal import DocumentModel
internal import DocumentReading
internal import ICUText
public import SystemPackage

/// Reads files and texts as reports.
///
///     let report = try ReportReader().read(bytes, named: "区司法局_2023.txt")
public struct ReportReader: Sendable {
    /// The format of all files; nil to recognise it for each file.
    public let format: (any DocumentFormat)?
    /// The encoding of all texts; nil to detect it for each file.
    public let encoding: TextEncoding?
    /// Whether text on scanned pages is recognised (OCR).
    public let recognisesScans: Bool

    /// Makes a reader.
    public init(
        format: (any DocumentFormat)? = nil, encoding: TextEncoding? = nil,
        recognisesScans: Bool = false
    ) {
        self.format = format
        self.encoding = encoding
        self.recognisesScans = recognisesScans
    }

    /// The version of the code that reads text, structure and metadata. Files read by an older version are read again.
    public static let version = 8

    /// Reads all bytes of a file or pipe that the user named.
    ///
    /// - Throws: `system`, or `notAFile` for a device.
    public static func bytes(of path: FilePath) throws(CorpusError) -> [UInt8] {
        var file = try SourceFile(path, kind: .fileOrPipe)
        return try file.readAll()
    }

    /// Reads all bytes of a file found in a folder or named by an index. Refuses anything but a file: a pipe could
    /// block.
    ///
    /// - Throws: `system` or `notAFile`.
    public static func bytes(ofFile path: FilePath) throws(CorpusError) -> [UInt8] {
        var file = try SourceFile(path)
        return try file.readAll()
    }

    /// Announces the files that will be read next, in this order, so that files in old formats are converted in
    /// batches.
    ///
    /// - Complexity: opens each file.
    public static func expect(_ files: [FilePath]) {
        if files.count < 2 { return }
        DocumentReaders.shared.expect(
            files.filter { path in
                guard var file = try? SourceFile(path), let start = try? file.read(upTo: 8) else {
                    return false
                }
                let kind = FileSignature.kind(of: start)
                return kind == .ole || kind == .rtf
            })
    }

    /// Calls a closure whenever a page of a scan has been recognised, with the number of pages done and of all pages of
    /// that scan. The closure may be called on any thread. Pass nil to stop.
    public static func observeScannedPages(
        _ body: (@Sendable (_ done: Int, _ count: Int) -> Void)?
    ) {
        DocumentReaders.shared.observePages(body)
    }

    /// Reads bytes as a report.
    ///
    /// - Parameters:
    ///   - bytes: a whole file.
    ///   - name: the name or path of the file, for errors; it may contain metadata.
    ///   - given: the metadata of the report from a table.
    /// - Throws: `binary`, `undecodable` or `lineTooLong`.
    /// - Complexity: O(bytes).
    public func read(
        _ bytes: [UInt8], named name: String, given: GivenMetadata = GivenMetadata()
    ) throws(CorpusError) -> Report {
        guard let format = recognised(bytes) else { throw .binary(path: name) }
        return try Self.read(FilePart(bytes), in: format, named: name, given: given)
    }

    /// The format of a file: the reader's own, or the one that its bytes show; nil if no format fits.
    func recognised(_ bytes: [UInt8]) -> (any DocumentFormat)? {
        guard let found = format ?? DocumentFormats.recognise(bytes, encoding: encoding) else {
            return nil
        }
        guard var document = found as? ExtractedFormat else { return found }
        document.recognisesScans = recognisesScans
        return document
    }

    /// This reader, with a known encoding if it has no encoding of its own.
    func reading(_ encoding: TextEncoding?) -> ReportReader {
        ReportReader(
            format: format, encoding: self.encoding ?? encoding, recognisesScans: recognisesScans)
    }

    /// Reads the bytes of a file as a report.
    ///
    /// - Throws: `binary`, `undecodable` or `lineTooLong`.
    public func report(
        _ bytes: [UInt8], path: FilePath, given: GivenMetadata = GivenMetadata()
    ) throws(CorpusError) -> Report {
        try read(bytes, named: path.string, given: given)
    }

    /// Reads a file, or a part of one, as a report.
    ///
    /// - Parameter paragraphCount: the number of paragraphs in earlier parts.
    static func read(
        _ part: FilePart, in format: any DocumentFormat, named name: String, given: GivenMetadata,
        paragraphCount: Int = 0
    ) throws(CorpusError) -> Report {
        let document = try format.read(part, named: name)
        let lines = document.lines
        let front = FrontMatter(lines)
        let body = Array(lines.dropFirst(front.lineCount))
        let blocks: [TextBlock]
        if document.extraction == nil {
            var joiner = LineJoiner(body)
            blocks = joiner.blocks(of: body)
        } else {
            blocks = LineJoiner.blocks(ofWhole: body)
        }
        // Front matter is searchable text too, although it is not part of the report.
        var paragraphs = lines.prefix(front.lineCount).enumerated().map {
            Paragraph($0.element, ordinal: paragraphCount + $0.offset + 1)
        }
        let clues = MetadataClues(
            blocks, path: FilePath(name), givenTitle: front.given.title ?? given.title)
        let outline = OutlineReader(
            blocks, title: clues.title.indices, isWorkReport: clues.isWorkReport,
            year: YearReader.titled(clues.titleText))
        for (block, position) in zip(blocks, outline.positions()) {
            let ordinal = paragraphCount + paragraphs.count + 1
            paragraphs.append(Paragraph(block, ordinal: ordinal, position))
        }
        let read = MetadataReader(clues)
        var metadata = read.metadata
        // The properties of office files often come from a template, so only those of web pages are used.
        if let extraction = document.extraction, extraction.kind == .html {
            GivenMetadata(extraction.properties).complete(&metadata, from: .properties)
        }
        front.given.override(&metadata, from: .frontMatter)
        given.override(&metadata, from: .table)
        return Report(
            encoding: format.encoding, metadata: metadata, paragraphs: paragraphs,
            extraction: document.extraction, extractedText: document.extractedText,
            regionCandidates: metadata.region == read.metadata.region ? read.regionCandidates : [])
    }

    /// The text of a file that is not a report, without a byte order mark.
    public func text(_ bytes: [UInt8], path: FilePath) throws(CorpusError) -> String {
        guard let format = PlainTextFormat.recognise(bytes, encoding: encoding) else {
            throw .binary(path: path.string)
        }
        return try format.text(of: FilePart(bytes), named: path.string)
    }
}

extension Report {
    /// Reads a text in memory as a report.
    ///
    ///     let report = try Report(text: text, named: "区司法局_2023")
    ///
    /// Byte ranges of its paragraphs refer to the text in UTF-8.
    ///
    /// - Parameters:
    ///   - text: the report; lines end with LF, CR or CR LF.
    ///   - name: the name for errors; like a file name, it may contain metadata.
    ///   - given: known metadata, which overrides what the text states.
    /// - Throws: `lineTooLong`.
    /// - Complexity: O(text).
    public init(
        text: String, named name: String, given: GivenMetadata = GivenMetadata()
    ) throws(CorpusError) {
        self = try ReportReader(format: PlainTextFormat(encoding: .utf8))
            .read(Array(text.utf8), named: name, given: given)
    }
}

extension Paragraph {
    /// A line of front matter.
    fileprivate init(_ line: DocumentLine, ordinal: Int) {
        let repaired = TextRepair.repair(line)
        self.init(
            ordinal: ordinal, bytes: line.bytes, text: repaired.text, source: repaired.source,
            headings: [], section: .other, isHeading: false, place: line.place)
    }

    fileprivate init(_ block: TextBlock, ordinal: Int, _ position: OutlineReader.Position) {
        self.init(
            ordinal: ordinal, bytes: block.bytes, text: block.text, source: block.source,
            headings: position.headings, section: position.section, isHeading: position.isHeading,
            place: block.place, generatedByteCount: block.generatedByteCount)
    }
}

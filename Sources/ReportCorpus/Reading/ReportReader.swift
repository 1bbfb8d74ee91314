internal import ICUText
public import SystemPackage

/// Reads files as reports.
public struct ReportReader: Sendable {
    /// The encoding to read every file in; nil to detect each file's own.
    public let encoding: TextEncoding?

    /// Makes a reader.
    public init(encoding: TextEncoding? = nil) {
        self.encoding = encoding
    }

    /// Counts changes of how text, structure and metadata are read: what an older reader read is read again.
    public static let version = 2

    /// The most bytes of a line. Longer ones are no paragraphs, and would take memory without bound.
    public static let longestLine = 4 << 20

    /// Reads the bytes of a file or a pipe that a person named, to its end.
    ///
    /// - Throws: `system`, or `notAFile` for a device.
    public static func bytes(of path: FilePath) throws(CorpusError) -> [UInt8] {
        var file = try SourceFile(path, kind: .fileOrPipe)
        return try file.readAll()
    }

    /// Reads the bytes of a file that was found in a folder or that an index names. If something else stands there
    /// now, it is refused, not waited for.
    ///
    /// - Throws: `system` or `notAFile`.
    public static func bytes(ofFile path: FilePath) throws(CorpusError) -> [UInt8] {
        var file = try SourceFile(path)
        return try file.readAll()
    }

    /// Where the first line begins that is too long; line ends are the same bytes in all encodings, and more of
    /// them in UTF-16 only shorten lines.
    private static func longLine(in bytes: [UInt8]) -> Int? {
        guard bytes.count > longestLine else { return nil }
        var start = 0
        while bytes.count - start > longestLine {
            let window = bytes[start..<start + longestLine + 1]
            guard let end = window.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
                return start
            }
            start = end + 1
        }
        return nil
    }

    /// Understands bytes as a report.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - path: where they came from: for the file name's share of metadata, and for errors.
    ///   - given: what a table says of the report.
    /// - Throws: `binary`, `undecodable` or `lineTooLong`.
    public func report(
        _ bytes: [UInt8], path: FilePath, given: GivenMetadata = GivenMetadata()
    ) throws(CorpusError) -> Report {
        let (encoding, lines) = try decoding(bytes, path: path) { try $0.lines() }
        let front = FrontMatter(lines)
        let body = Array(lines.dropFirst(front.lineCount))
        var joiner = LineJoiner(body)
        let blocks = joiner.blocks(of: body)
        // Front matter is text too, though no part of the report.
        var paragraphs = lines.prefix(front.lineCount).enumerated().map {
            Self.paragraph($0.element, after: $0.offset)
        }
        for (block, place) in zip(blocks, OutlineReader(blocks).places()) {
            paragraphs.append(
                Paragraph(
                    ordinal: paragraphs.count + 1, bytes: block.bytes, text: block.text,
                    source: block.source, headings: place.headings, section: place.section,
                    isHeading: place.isHeading))
        }
        var metadata = MetadataReader(blocks: blocks, path: path).read()
        front.given.override(&metadata, from: .frontMatter)
        given.override(&metadata, from: .table)
        return Report(encoding: encoding, metadata: metadata, paragraphs: paragraphs)
    }

    /// The decoded text of a file that is no report, without a byte order mark.
    public func text(_ bytes: [UInt8], path: FilePath) throws(CorpusError) -> String {
        try decoding(bytes, path: path) { try $0.text() }.result
    }

    private static func paragraph(_ line: SourceLine, after offset: Int) -> Paragraph {
        let repaired = TextRepair.repair(line)
        return Paragraph(
            ordinal: offset + 1, bytes: line.bytes, text: repaired.text, source: repaired.source,
            headings: [], section: .other, isHeading: false)
    }

    private func decoding<Result>(
        _ bytes: [UInt8], path: FilePath, _ body: (SourceLineReader) throws -> Result
    ) throws(CorpusError) -> (encoding: TextEncoding, result: Result) {
        guard let encoding = encoding ?? EncodingDetector.detect(bytes) else {
            throw .binary(path: path.string)
        }
        if let start = Self.longLine(in: bytes) {
            throw .lineTooLong(path: path.string, byteOffset: start, limit: Self.longestLine)
        }
        do {
            return (encoding, try body(try SourceLineReader(bytes, encoding: encoding)))
        } catch let error as UndecodableBytes {
            throw .undecodable(
                path: path.string, encoding: encoding, byteOffset: error.byteOffset)
        } catch let error as ICUError {
            throw .icu(call: error.call, name: error.name)
        } catch {
            throw .system(path: path.string, operation: "decode", message: "\(error)")
        }
    }
}

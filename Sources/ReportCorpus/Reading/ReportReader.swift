internal import ICUText
public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

    /// How much to read where the size does not tell, and behind the size.
    private static let chunkSize = 1 << 16

    /// Reads the bytes of a file or a pipe, to its end.
    public static func bytes(of path: FilePath) throws(CorpusError) -> [UInt8] {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? descriptor.close() }
            let kind = kind(of: descriptor)
            var bytes = try read(descriptor, upTo: try size(of: descriptor))
            var chunk = bytes
            // A device that is no terminal has no end, unless it is empty as /dev/null is.
            if kind == .device && !bytes.isEmpty { throw CorpusError.notAFile(path: path.string) }
            // A file that grows meanwhile ends where it did; another run finds it changed.
            while !chunk.isEmpty && bytes.count < kind.mostBytes {
                chunk = try read(
                    descriptor, upTo: min(chunkSize, kind.mostBytes - bytes.count))
                bytes += chunk
            }
            return bytes
        } catch let error as CorpusError {
            throw error
        } catch {
            let message = (error as? Errno)?.description ?? "\(error)"
            throw .system(path: path.string, operation: "read", message: message)
        }
    }

    private enum Kind: Equatable {
        case file(byteCount: Int)
        case device
        case stream

        var mostBytes: Int { if case .file(let count) = self { count } else { .max } }
    }

    private static func kind(of descriptor: FileDescriptor) -> Kind {
        var status = stat()
        guard unsafe fstat(descriptor.rawValue, &status) == 0 else { return .stream }
        switch status.st_mode & S_IFMT {
        // Files that the system makes up as they are read have no size.
        case S_IFREG where status.st_size > 0: return .file(byteCount: Int(status.st_size))
        case S_IFCHR, S_IFBLK: return isatty(descriptor.rawValue) == 1 ? .stream : .device
        default: return .stream
        }
    }

    /// How much to read at first. Only a guess: a pipe has no size, and what a folder gives for its
    /// own can be more than memory holds; reading tells.
    private static func size(of descriptor: FileDescriptor) throws -> Int {
        guard let end = try? descriptor.seek(offset: 0, from: .end) else { return chunkSize }
        try descriptor.seek(offset: 0, from: .start)
        return end > 0 ? min(Int(end), 1 << 30) : chunkSize
    }

    private static func read(_ descriptor: FileDescriptor, upTo count: Int) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
            read = unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
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

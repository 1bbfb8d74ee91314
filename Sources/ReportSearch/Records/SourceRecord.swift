internal import InvertedIndex
package import ReportCorpus

/// What the index keeps of a file beside its paragraphs.
package struct SourceRecord: Equatable {
    /// The reader that read it: see `ReportReader.version`.
    var readerVersion = ReportReader.version
    /// The file as it was when it was indexed: unchanged size and time mean unchanged bytes.
    var byteCount: Int
    var modified: Int64
    /// Hash of its bytes, for when only the time has changed.
    var contentHash: UInt64
    var encoding: TextEncoding
    package var metadata: Metadata
    /// The headings of the report; paragraphs refer to them by number.
    package var headings: [String]

    private static let version: UInt64 = 2
    /// Records that did not name their reader.
    private static let versionWithoutReader: UInt64 = 1

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.writeVarInt(Self.version)
        writer.writeCount(readerVersion)
        writer.writeCount(byteCount)
        writer.write(modified)
        writer.write(contentHash)
        writer.writeString(encoding.rawValue)
        Self.write(metadata.title, to: &writer) { $1.writeString($0) }
        Self.write(metadata.agency, to: &writer) { $1.writeString($0) }
        Self.write(metadata.region, to: &writer) { path, writer in
            writer.writeCount(path.count)
            for name in path { writer.writeString(name) }
        }
        Self.write(metadata.year, to: &writer) { $1.writeCount($0) }
        Self.write(metadata.date, to: &writer) { $1.writeString($0) }
        writer.writeCount(headings.count)
        for heading in headings { writer.writeString(heading) }
        return writer.bytes
    }

    /// A reading is its origin plus one and the value; 0 stands for none.
    private static func write<Value>(
        _ reading: Reading<Value>?, to writer: inout ByteWriter,
        _ body: (Value, inout ByteWriter) -> Void
    ) {
        guard let reading else { return writer.writeCount(0) }
        writer.writeCount(Int(reading.origin.rawValue) + 1)
        body(reading.value, &writer)
    }

    init(
        byteCount: Int, modified: Int64, contentHash: UInt64, encoding: TextEncoding,
        metadata: Metadata, headings: [String]
    ) {
        self.byteCount = byteCount
        self.modified = modified
        self.contentHash = contentHash
        self.encoding = encoding
        self.metadata = metadata
        self.headings = headings
    }

    package init(_ bytes: [UInt8]) throws(ReportSearchError) {
        do throws(DecodingFailure) {
            var reader = ByteReader(bytes)
            switch try reader.readVarInt() {
            case Self.version: readerVersion = try reader.readCount()
            case Self.versionWithoutReader: readerVersion = 1
            default: throw DecodingFailure(byteOffset: 0, reason: .unknownRecordVersion)
            }
            byteCount = try reader.readCount()
            modified = Int64(bitPattern: try reader.read(UInt64.self))
            contentHash = try reader.read(UInt64.self)
            encoding = TextEncoding(rawValue: try reader.readString()) ?? .utf8
            metadata = Metadata()
            metadata.title = try Self.reading(&reader) { r throws(DecodingFailure) in
                try r.readString()
            }
            metadata.agency = try Self.reading(&reader) { r throws(DecodingFailure) in
                try r.readString()
            }
            metadata.region = try Self.reading(&reader) { r throws(DecodingFailure) in
                var path: [String] = []
                for _ in 0..<(try r.readCount(atMost: r.remaining)) {
                    path.append(try r.readString())
                }
                return path
            }
            metadata.year = try Self.reading(&reader) { r throws(DecodingFailure) in
                try r.readCount(atMost: 9999)
            }
            metadata.date = try Self.reading(&reader) { r throws(DecodingFailure) in
                try r.readString()
            }
            headings = []
            for _ in 0..<(try reader.readCount(atMost: reader.remaining)) {
                headings.append(try reader.readString())
            }
        } catch {
            throw .damagedRecord("source record, byte \(error.byteOffset): \(error.reason)")
        }
    }

    private static func reading<Value>(
        _ reader: inout ByteReader,
        _ body: (inout ByteReader) throws(DecodingFailure) -> Value
    ) throws(DecodingFailure) -> Reading<Value>? {
        let origin = try reader.readCount(atMost: Origin.allCases.count)
        guard origin > 0, let origin = Origin(rawValue: UInt8(origin - 1)) else { return nil }
        return Reading(try body(&reader), from: origin)
    }
}

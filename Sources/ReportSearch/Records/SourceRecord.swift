internal import InvertedIndex
package import ReportCorpus

/// What the index stores of a file besides its paragraphs.
package struct SourceRecord: Equatable {
    /// The version of the reader that read the file: see `ReportReader.version`.
    var readerVersion = ReportReader.version
    /// The file's size in bytes and its time of change in nanoseconds since 1970, when it was indexed. If both are
    /// equal, the bytes are taken as equal.
    var byteCount = 0
    var modified: Int64 = 0
    /// A hash of the bytes, for files of which only the time has changed.
    var contentHash: UInt64 = 0
    var encoding = TextEncoding.utf8
    package var metadata = Metadata()
    /// The headings of the report; paragraphs refer to them by index.
    package var headings: [String] = []

    private static let version = 2
    /// The version of records that do not store the reader's version.
    private static let versionWithoutReader = 1
}

// MARK: Bytes

extension SourceRecord {
    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(self) { record, writer throws(DecodingFailure) in try record.code(&writer) }
        return writer.bytes
    }

    package init(_ bytes: [UInt8]) throws(ReportSearchError) {
        self.init()
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            try code(&reader)
        } catch {
            throw .damagedRecord(.source, error)
        }
    }

    /// The layout is described in note 7 of Index/README.md.
    private mutating func code(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var version = Self.version
        try coder.count(&version, atMost: Int.max)
        try coder.require(
            version == Self.version || version == Self.versionWithoutReader,
            .unknownRecordVersion)
        if version == Self.versionWithoutReader {
            readerVersion = 1
        } else {
            try coder.count(&readerVersion, atMost: Int.max)
        }
        try coder.count(&byteCount, atMost: Int.max)
        try coder.integer(&modified)
        try coder.integer(&contentHash)
        try codeEncoding(&coder)
        try codeMetadata(&coder)
        try Self.code(&headings, &coder)
    }

    private mutating func codeEncoding(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var name = encoding.rawValue
        try coder.string(&name)
        encoding = TextEncoding(rawValue: name) ?? .utf8
    }

    private mutating func codeMetadata(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        try Self.code(&metadata.title, empty: "", &coder) { text, coder throws(DecodingFailure) in
            try coder.string(&text)
        }
        try Self.code(&metadata.agency, empty: "", &coder) { text, coder throws(DecodingFailure) in
            try coder.string(&text)
        }
        try Self.code(&metadata.region, empty: [], &coder) { path, coder throws(DecodingFailure) in
            try Self.code(&path, &coder)
        }
        try Self.code(&metadata.year, empty: 0, &coder) { year, coder throws(DecodingFailure) in
            try coder.count(&year, atMost: 9999)
        }
        try Self.code(&metadata.date, empty: "", &coder) { text, coder throws(DecodingFailure) in
            try coder.string(&text)
        }
    }

    /// A reading is stored as its origin plus one, then the value; a missing reading as 0.
    private static func code<Coder: RecordCoder, Value>(
        _ reading: inout Reading<Value>?, empty: Value, _ coder: inout Coder,
        _ field: (inout Value, inout Coder) throws(DecodingFailure) -> Void
    ) throws(DecodingFailure) {
        var origin = reading.map { Int($0.origin.rawValue) + 1 } ?? 0
        try coder.count(&origin, atMost: Origin.allCases.count)
        guard origin > 0, let origin = Origin(rawValue: UInt8(origin - 1)) else {
            reading = nil
            return
        }
        var value = reading?.value ?? empty
        try field(&value, &coder)
        reading = Reading(value, from: origin)
    }

    private static func code(
        _ texts: inout [String], _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        try coder.array(&texts, of: "", byteCount: 1) { coder, text throws(DecodingFailure) in
            try coder.string(&text)
        }
    }
}

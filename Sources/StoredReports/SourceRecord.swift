internal import DocumentModel
internal import InvertedIndex
package import ReportCorpus

/// What the index stores for a file, in addition to its paragraphs.
package struct SourceRecord: Equatable {
    /// The version of the reader that read the file: see `ReportReader.version`.
    package var readerVersion = ReportReader.version
    /// The size of the file and the time of its last change (nanoseconds since 1970) when it was indexed. If both are
    /// equal, the content is assumed to be the same.
    package var byteCount = 0
    package var modified: Int64 = 0
    /// The hash of the bytes. It is compared if the size or the time has changed.
    package var contentHash: UInt64 = 0
    package var encoding = TextEncoding.utf8
    /// Whether the user chose the encoding; otherwise it was detected.
    package var isEncodingGiven = false
    package var metadata = Metadata()
    /// How the text was extracted; nil for plain text.
    package var extraction: Extraction?
    /// The version of the reader that extracted the text: see `DocumentKind.readerVersion`. 0 for plain text.
    package var extractorVersion = 0
    /// The sketch by which files with the same report are found; empty for rows and short texts.
    package var sketch = TextSketch()
    /// The lengths of the sections; empty if unknown, as for rows.
    package var lengths: [SectionLength] = []
    /// The headings of the report; paragraphs refer to them by number.
    package var headings: [String] = []

    /// Makes the record of a source that was just read.
    package init(
        byteCount: Int = 0, modified: Int64 = 0, contentHash: UInt64 = 0,
        encoding: TextEncoding = .utf8, isEncodingGiven: Bool = false,
        metadata: Metadata = Metadata(),
        extraction: Extraction? = nil, sketch: TextSketch = TextSketch()
    ) {
        self.isEncodingGiven = isEncodingGiven
        self.sketch = sketch
        self.byteCount = byteCount
        self.modified = modified
        self.contentHash = contentHash
        self.encoding = encoding
        self.metadata = metadata
        self.extraction = extraction
        extractorVersion = extraction?.kind.readerVersion ?? 0
    }

    /// Whether a part of the file is damaged, so that text may be missing.
    package var isDamaged: Bool {
        extraction?.remarks.contains { if case .damaged = $0 { true } else { false } } ?? false
    }

    /// Whether some of the text was recognised from pictures.
    package var isRecognised: Bool { extraction?.remarks.contains(.recognised) ?? false }

    /// Whether some pages have no text and were not recognised either.
    package var lacksPages: Bool {
        extraction?.remarks.contains { if case .pagesWithoutText = $0 { true } else { false } }
            ?? false
    }

    private static let version = 6
    /// The version of records that do not state who chose the encoding.
    private static let versionWithoutChoice = 5
    /// The version of records without the lengths of sections.
    private static let versionWithoutLengths = 4
    /// The version of records without a sketch, the program that extracted the text, and pages without text.
    private static let versionWithoutSketch = 3
    /// The version of records for plain text only.
    private static let versionWithoutExtraction = 2
    /// The version of records that do not name their reader.
    private static let versionWithoutReader = 1
}

// MARK: Bytes

extension SourceRecord {
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(self) { record, writer throws(DecodingFailure) in try record.code(&writer) }
        return writer.bytes
    }

    package init(_ bytes: [UInt8]) throws(StoredRecordError) {
        self.init()
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            try code(&reader)
        } catch {
            throw StoredRecordError(.source, error)
        }
    }

    /// Reads only the fields before the headings. The metadata then lacks the address and the date of publication.
    package static func summary(_ bytes: [UInt8]) throws(StoredRecordError) -> SourceRecord {
        var record = SourceRecord()
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            try record.code(&reader, isSummary: true)
        } catch {
            throw StoredRecordError(.source, error)
        }
        return record
    }

    /// The layout is described in note 7 of Index/README.md.
    ///
    /// - Parameter isSummary: whether to stop before the headings.
    private mutating func code(
        _ coder: inout some RecordCoder, isSummary: Bool = false
    ) throws(DecodingFailure) {
        var version = Self.version
        try coder.count(&version, atMost: Int.max)
        try coder.require(
            (Self.versionWithoutReader...Self.version).contains(version), .unknownRecordVersion)
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
        if version > Self.versionWithoutLengths { try codeLengths(&coder) }
        if isSummary { return }
        try Self.code(&headings, &coder)
        if version > Self.versionWithoutExtraction {
            try codeExtraction(&coder, knowsPages: version > Self.versionWithoutSketch)
            try Self.code(&metadata.url, empty: "", &coder) { text, coder throws(DecodingFailure) in
                try coder.string(&text)
            }
            try Self.code(&metadata.published, empty: "", &coder) {
                text, coder throws(DecodingFailure) in
                try coder.string(&text)
            }
        }
        if version > Self.versionWithoutSketch {
            var hashes = sketch.hashes
            try coder.array(&hashes, of: 0, byteCount: 4) { coder, hash throws(DecodingFailure) in
                try coder.integer(&hash)
            }
            sketch = TextSketch(hashes: hashes)
            if var found = extraction {
                try coder.string(&found.engine)
                extraction = found
            }
        }
        if version > Self.versionWithoutChoice {
            var isGiven = isEncodingGiven ? 1 : 0
            try coder.count(&isGiven, atMost: 1)
            isEncodingGiven = isGiven == 1
        }
    }

    /// The kind of the document, empty for plain text; then version, properties and remarks.
    private mutating func codeExtraction(
        _ coder: inout some RecordCoder, knowsPages: Bool
    ) throws(DecodingFailure) {
        var name = extraction?.kind.rawValue ?? ""
        try coder.string(&name)
        guard !name.isEmpty else { return }
        let kind = DocumentKind(rawValue: name)
        try coder.require(kind != nil, .unknownRecordForm)
        var found = extraction ?? Extraction(kind: kind ?? .docx)
        try coder.count(&extractorVersion, atMost: Int.max)
        try Self.code(&found.properties.published, &coder)
        try Self.code(&found.properties.source, &coder)
        try Self.code(&found.properties.indexNumber, &coder)
        try Self.code(&found.properties.url, &coder)
        var isRecognised = found.remarks.contains(.recognised) ? 1 : 0
        try coder.count(&isRecognised, atMost: 1)
        var damage = found.remarks.compactMap { remark in
            if case .damaged(let detail) = remark { detail } else { nil }
        }
        try Self.code(&damage, &coder)
        var missing: [Int] = found.remarks.flatMap { remark -> [Int] in
            if case .pagesWithoutText(let pages) = remark { pages } else { [] }
        }
        if knowsPages {
            try coder.array(&missing, of: 0, byteCount: 1) { coder, page throws(DecodingFailure) in
                try coder.count(&page, atMost: Int.max)
            }
        }
        found.remarks =
            damage.map(DocumentRemark.damaged) + (isRecognised == 1 ? [.recognised] : [])
            + (missing.isEmpty ? [] : [.pagesWithoutText(missing)])
        extraction = found
    }

    /// An empty text means nil.
    private static func code(
        _ text: inout String?, _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var known = text ?? ""
        try coder.string(&known)
        text = known.isEmpty ? nil : known
    }

    private mutating func codeLengths(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        let empty = SectionLength(section: .other, paragraphs: 0, characters: 0)
        try coder.array(&lengths, of: empty, byteCount: 3) {
            coder, length throws(DecodingFailure) in
            var section = Section.allCases.firstIndex(of: length.section) ?? 0
            try coder.count(&section, atMost: Section.allCases.count - 1)
            length.section = Section.allCases[section]
            try coder.count(&length.paragraphs, atMost: Int(UInt32.max))
            try coder.count(&length.characters, atMost: 1 << 48)
        }
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

package import DocumentModel
package import InvertedIndex
package import ReportCorpus

/// What the index stores for a paragraph.
package struct ParagraphRecord: Equatable {
    /// The number of the paragraph in its file, or of a row's line, from 1. It is 0 after reading a row without text.
    package var ordinal: Int
    package var bytes: Range<Int>
    /// Indexes of the paragraph's headings in the source record, outermost first.
    package var headings: [Int]
    package var section: Section
    package var isHeading: Bool
    package var source: SourceMap
    package var text: String
    /// The citation place in the document.
    package var place: DocumentPlace
    /// The number of bytes at the beginning of the text that are an automatic number.
    package var generatedByteCount = 0
    /// Whether the text is stored. Only rows may be stored without text; then only the place is stored.
    package var keepsText = true

    /// The citation place of the paragraph or of a part of it.
    ///
    /// - Parameters:
    ///   - file: the file's path, relative to the working folder where possible.
    ///   - part: the byte range of a part of the paragraph in the file; nil for the whole paragraph.
    package func sourcePlace(
        in file: @autoclosure () -> String, inner: String? = nil, bytes part: Range<Int>? = nil
    ) -> SourcePlace {
        SourcePlace(
            file: file(), paragraph: keepsText ? ordinal : nil, bytes: part ?? bytes,
            document: place, inner: inner)
    }
}

// MARK: Making

extension ParagraphRecord {
    /// An empty record to read into.
    fileprivate init() {
        self.init(
            ordinal: 0, bytes: 0..<0, headings: [], section: .other, isHeading: false,
            source: SourceMap(), text: "", place: .bytes)
    }

    /// The record of a paragraph of a report.
    ///
    /// - Parameter numbers: the indexes of its headings in the source record.
    package init(_ paragraph: Paragraph, headings numbers: [Int]) {
        self.init(
            ordinal: paragraph.ordinal, bytes: paragraph.bytes,
            headings: numbers, section: paragraph.section,
            isHeading: paragraph.isHeading, source: paragraph.source, text: paragraph.text,
            place: paragraph.place, generatedByteCount: paragraph.generatedByteCount)
    }

    /// The record of a row.
    package init(row line: DocumentLine, keepsText: Bool) {
        self.init(
            ordinal: line.number ?? 0, bytes: line.bytes, headings: [], section: .other,
            isHeading: false, source: SourceMap(from: line.bytes.lowerBound), text: line.text,
            place: line.place, keepsText: keepsText)
    }
}

// MARK: Bytes

extension ParagraphRecord {
    /// The form of a record, which is a part of its first field.
    private enum Form: Int {
        /// A paragraph of plain text.
        case paragraph = 0
        /// A row with its id and text.
        case row = 1
        /// A paragraph with a place in a document.
        case placed = 2
        /// A row's id alone.
        case rowID = 3

        /// The number of forms that the field can distinguish.
        static let count = 4
    }

    private var form: Form {
        switch place {
        case .bytes: .paragraph
        case .row: keepsText ? .row : .rowID
        default: .placed
        }
    }

    /// The maximum size of a file in bytes, so that sums of offsets cannot overflow.
    private static let maxFileByteCount = 1 << 48

    /// Appends the record to a writer.
    package func encode(into writer: inout ByteWriter) {
        let stretches = source.isPlain(from: bytes.lowerBound) ? [] : source.stretches
        writer.write(self) { record, writer throws(DecodingFailure) in
            var stretches = stretches
            try record.code(&writer, &stretches)
        }
    }

    package init(_ stored: [UInt8]) throws(StoredRecordError) {
        self.init()
        var reader = ByteReader(stored)
        var stretches: [SourceMap.Stretch] = []
        do throws(DecodingFailure) {
            try code(&reader, &stretches)
            source =
                stretches.isEmpty ? SourceMap(from: bytes.lowerBound) : SourceMap(stretches)
            try reader.require(
                source.fits(textCount: text.utf8.count, in: bytes),
                .textOutsideItsBytes)
        } catch {
            throw Self.damage(error)
        }
    }

    /// Reads only the text of a stored record, as UTF-8 that is not validated.
    package static func textBytes(
        ofStored stored: [UInt8]
    ) throws(StoredRecordError) -> ArraySlice<UInt8> {
        try textAndSection(ofStored: stored).text
    }

    /// Reads only the text of a stored record, as UTF-8 that is not validated, and its section.
    package static func textAndSection(
        ofStored stored: [UInt8]
    ) throws(StoredRecordError) -> (text: ArraySlice<UInt8>, section: Section) {
        let (record, skimmer) = try skimmed(TextSkimmer(stored))
        return (record.keepsText ? skimmer.lastBytes : [], record.section)
    }

    /// Reads only the text of a stored record, as valid UTF-8, and whether it is only a heading.
    package static func text(
        ofStored stored: [UInt8]
    ) throws(StoredRecordError) -> (bytes: [UInt8], isHeading: Bool) {
        let (record, skimmer) = try skimmed(TextSkimmer(stored))
        guard record.keepsText else { return ([], record.isHeading) }
        let bytes = Array(skimmer.lastBytes)
        do { _ = try UTF8Span(validating: bytes.span) } catch {
            throw damage(
                DecodingFailure(byteOffset: stored.count - bytes.count, reason: .notUTF8))
        }
        return (bytes, record.isHeading)
    }

    /// Reads only the flags of a stored record, and returns whether the paragraph is only a heading.
    package static func isHeading(
        ofStored stored: [UInt8]
    ) throws(StoredRecordError) -> Bool {
        var skimmer = TextSkimmer(stored)
        var record = ParagraphRecord()
        do throws(DecodingFailure) {
            _ = try record.codeFlags(&skimmer)
        } catch {
            throw damage(error)
        }
        return record.isHeading
    }

    /// The place of a paragraph in the outline of its report.
    package struct OutlinePlace {
        /// Indexes of the paragraph's headings in the source record, outermost first.
        package var headings: [Int]
        /// Whether it is only a heading.
        package var isHeading: Bool
        /// Whether it is a paragraph of a report, not a row.
        package var isInReport: Bool
    }

    /// Reads only the place in the outline from a stored record, not the text.
    package static func outlinePlace(
        ofStored stored: [UInt8]
    ) throws(StoredRecordError) -> OutlinePlace {
        let (record, _) = try skimmed(TextSkimmer(stored, keepsElements: true))
        return OutlinePlace(
            headings: record.headings, isHeading: record.isHeading,
            isInReport: record.place.isInReport)
    }

    /// Decodes a record without its text; the skimmer then knows where the text is.
    private static func skimmed(
        _ skimmer: TextSkimmer
    ) throws(StoredRecordError) -> (record: ParagraphRecord, skimmer: TextSkimmer) {
        var skimmer = skimmer
        var record = ParagraphRecord()
        var stretches: [SourceMap.Stretch] = []
        do throws(DecodingFailure) {
            try record.code(&skimmer, &stretches)
        } catch {
            throw damage(error)
        }
        return (record, skimmer)
    }

    private static func damage(_ failure: DecodingFailure) -> StoredRecordError {
        StoredRecordError(.paragraph, failure)
    }

    /// The layout is described in note 7 of Index/README.md.
    ///
    /// - Parameter stretches: the stretches of the source map; empty if the text is in the file unchanged.
    private mutating func code<Coder: RecordCoder>(
        _ coder: inout Coder, _ stretches: inout [SourceMap.Stretch]
    ) throws(DecodingFailure) {
        var id = ""
        if case .row(let known) = place { id = known }
        let form = try codeFlags(&coder)
        keepsText = form != .rowID
        if form == .rowID {
            try coder.lastString(&id)
        } else {
            try coder.count(&ordinal, atMost: Self.maxFileByteCount)
            try codeBytes(&coder)
            try coder.array(&headings, of: 0, byteCount: 1) {
                coder, heading throws(DecodingFailure) in
                try coder.count(&heading, atMost: Int.max)
            }
            try code(&stretches, &coder)
            if form == .row { try coder.string(&id) }
            if form == .placed {
                try place.code(&coder)
                try coder.count(&generatedByteCount, atMost: Int(UInt32.max))
            }
            try coder.lastString(&text)
        }
        switch form {
        case .paragraph: place = .bytes
        case .row, .rowID: place = .row(id: id)
        case .placed: break
        }
    }

    /// Writes or reads section, form, and whether the paragraph is a heading.
    private mutating func codeFlags(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) -> Form {
        let sectionNumber = Section.allCases.firstIndex(of: section) ?? 0
        var flags = (sectionNumber * Form.count + form.rawValue) * 2 + (isHeading ? 1 : 0)
        try coder.count(&flags, atMost: Section.allCases.count * Form.count * 2 - 1)
        isHeading = flags & 1 == 1
        section = Section.allCases[flags / 2 / Form.count]
        let form = Form(rawValue: flags / 2 % Form.count)
        try coder.require(form != nil, .unknownRecordForm)
        return form ?? .paragraph
    }

    private mutating func codeBytes(
        _ coder: inout some RecordCoder
    ) throws(DecodingFailure) {
        var (start, count) = (bytes.lowerBound, bytes.count)
        try coder.count(&start, atMost: Self.maxFileByteCount)
        try coder.count(&count, atMost: Self.maxFileByteCount)
        bytes = start..<start + count
    }

    /// The offsets of a stretch are relative to those of the stretch before, in the text and in the file.
    private func code<Coder: RecordCoder>(
        _ stretches: inout [SourceMap.Stretch], _ coder: inout Coder
    ) throws(DecodingFailure) {
        let empty = SourceMap.Stretch(textStart: 0, sourceStart: 0, textWidth: 0, sourceWidth: 0)
        var before = (text: 0, source: bytes.lowerBound)
        try coder.array(&stretches, of: empty, byteCount: 4) {
            coder, stretch throws(DecodingFailure) in
            var text = stretch.textStart - before.text
            var source = stretch.sourceStart - before.source
            try coder.count(&text, atMost: Int(UInt32.max))
            try coder.count(&source, atMost: bytes.upperBound - before.source)
            // A character has at most four bytes in the text, and fits in the bytes of its line in the file.
            try coder.count(&stretch.textWidth, atMost: 4)
            try coder.count(&stretch.sourceWidth, atMost: bytes.count)
            before = (before.text + text, before.source + source)
            (stretch.textStart, stretch.sourceStart) = before
        }
    }
}

internal import InvertedIndex
internal import ReportCorpus

/// What the index keeps of a paragraph.
struct ParagraphRecord: Equatable {
    var ordinal: Int
    var bytes: Range<Int>
    /// Numbers into the source record's headings, outermost first.
    var headings: [Int]
    var section: Section
    var isHeading: Bool
    var source: SourceMap
    var text: String
    /// What names the paragraph, where it is a row of a file and not part of a report.
    var rowID: String?

    /// Appends the record to a writer.
    func encode(into writer: inout ByteWriter) {
        writer.writeCount(ordinal)
        writer.writeCount(bytes.lowerBound)
        writer.writeCount(bytes.count)
        let section = Section.allCases.firstIndex(of: section) ?? 0
        writer.writeCount(section * 4 + (rowID == nil ? 0 : 2) + (isHeading ? 1 : 0))
        writer.writeCount(headings.count)
        for heading in headings { writer.writeCount(heading) }
        encodeSource(into: &writer)
        if let rowID { writer.writeString(rowID) }
        writer.writeBytes(text.utf8)
    }

    /// Appends the record of a row: what `encode` writes for it, without making strings.
    ///
    /// - Parameters:
    ///   - id: the row's id, UTF-8.
    ///   - bytes: where its text stands in the file.
    ///   - text: the text, UTF-8; empty if it is not kept.
    static func encodeRow(
        id: ArraySlice<UInt8>, ordinal: Int, bytes: Range<Int>, text: ArraySlice<UInt8>,
        into writer: inout ByteWriter
    ) {
        writer.writeCount(ordinal)
        writer.writeCount(bytes.lowerBound)
        writer.writeCount(bytes.count)
        let section = Section.allCases.firstIndex(of: .other) ?? 0
        writer.writeCount(section * 4 + 2)
        writer.writeCount(0)
        writer.writeCount(0)
        writer.writeCount(id.count)
        writer.writeBytes(id)
        writer.writeBytes(text)
    }

    /// Writes nothing but a zero where the text stands in the file just so. Each stretch begins
    /// behind the one before, in the text and in the file.
    private func encodeSource(into writer: inout ByteWriter) {
        if source == SourceMap(from: bytes.lowerBound) { return writer.writeCount(0) }
        writer.writeCount(source.stretches.count)
        var before = (text: 0, source: bytes.lowerBound)
        for stretch in source.stretches {
            writer.writeCount(stretch.textStart - before.text)
            writer.writeCount(stretch.sourceStart - before.source)
            writer.writeCount(stretch.textWidth)
            writer.writeCount(stretch.sourceWidth)
            before = (stretch.textStart, stretch.sourceStart)
        }
    }

    private static func source(
        _ reader: inout ByteReader, bytes: Range<Int>
    ) throws(DecodingFailure) -> SourceMap {
        let count = try reader.readCount(atMost: reader.remaining)
        if count == 0 { return SourceMap(from: bytes.lowerBound) }
        var stretches: [SourceMap.Stretch] = []
        var before = (text: 0, source: bytes.lowerBound)
        for _ in 0..<count {
            let text = before.text + (try reader.readCount(atMost: Int(UInt32.max)))
            let source = before.source + (try reader.readCount(atMost: bytes.count))
            // Wider than its line no character is, nor longer than four bytes in the text.
            let textWidth = try reader.readCount(atMost: 4)
            let sourceWidth = try reader.readCount(atMost: bytes.count)
            stretches.append(
                SourceMap.Stretch(
                    textStart: text, sourceStart: source, textWidth: textWidth,
                    sourceWidth: sourceWidth))
            before = (text, source)
        }
        return SourceMap(stretches)
    }

    init(
        ordinal: Int, bytes: Range<Int>, headings: [Int], section: Section, isHeading: Bool,
        source: SourceMap, text: String
    ) {
        self.ordinal = ordinal
        self.bytes = bytes
        self.headings = headings
        self.section = section
        self.isHeading = isHeading
        self.source = source
        self.text = text
    }

    init(_ stored: [UInt8]) throws(ReportSearchError) {
        do throws(DecodingFailure) {
            var reader = ByteReader(stored)
            ordinal = try reader.readCount()
            let start = try reader.readCount(atMost: Int.max / 2)
            bytes = start..<start + (try reader.readCount(atMost: Int.max / 2))
            let flags = try reader.readCount(atMost: Section.allCases.count * 4 - 1)
            section = Section.allCases[flags / 4]
            isHeading = flags & 1 == 1
            headings = []
            for _ in 0..<(try reader.readCount(atMost: reader.remaining)) {
                headings.append(try reader.readCount())
            }
            source = try Self.source(&reader, bytes: bytes)
            if flags & 2 == 2 { rowID = try reader.readString() }
            let rest = try reader.readBytes(reader.remaining)
            guard let text = String(validating: rest, as: UTF8.self) else {
                throw DecodingFailure(byteOffset: reader.byteOffset, reason: "no UTF-8")
            }
            self.text = text
        } catch {
            throw .damagedRecord("paragraph record, byte \(error.byteOffset): \(error.reason)")
        }
    }
}

extension IndexReader {
    /// The paragraph that a doc is.
    ///
    /// - Precondition: the address came from this reader.
    func paragraph(_ doc: DocAddress) throws(ReportSearchError) -> ParagraphRecord {
        let stored: [UInt8]
        do throws(IndexError) {
            stored = try storedBytes(of: doc)
        } catch {
            throw .index(error)
        }
        return try ParagraphRecord(stored)
    }
}

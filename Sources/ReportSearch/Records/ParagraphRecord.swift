package import InvertedIndex
package import ReportCorpus

/// What the index keeps of a paragraph.
package struct ParagraphRecord: Equatable {
    package var ordinal: Int
    package var bytes: Range<Int>
    /// Numbers into the source record's headings, outermost first.
    package var headings: [Int]
    package var section: Section
    package var isHeading: Bool
    package var source: SourceMap
    package var text: String
    /// What names the paragraph, where it is a row of a file and not part of a report.
    package var rowID: String?

    /// Appends the record to a writer.
    func encode(into writer: inout ByteWriter) {
        let section = Section.allCases.firstIndex(of: section) ?? 0
        writer.writeCount(section * 8 + (rowID == nil ? 0 : 2) + (isHeading ? 1 : 0))
        writer.writeCount(ordinal)
        writer.writeCount(bytes.lowerBound)
        writer.writeCount(bytes.count)
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
    ///   - text: the text, UTF-8; nil if it is not kept. Then nothing but the id is.
    static func encodeRow(
        id: ArraySlice<UInt8>, ordinal: Int, bytes: Range<Int>, text: ArraySlice<UInt8>?,
        into writer: inout ByteWriter
    ) {
        let section = Section.allCases.firstIndex(of: .other) ?? 0
        writer.writeCount(section * 8 + (text == nil ? 6 : 2))
        guard let text else { return writer.writeBytes(id) }
        writer.writeCount(ordinal)
        writer.writeCount(bytes.lowerBound)
        writer.writeCount(bytes.count)
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

    /// Bytes of a file, bounded so that sums of places cannot overflow.
    private static let largestFile = 1 << 48

    private static func source(
        _ reader: inout ByteReader, bytes: Range<Int>
    ) throws(DecodingFailure) -> SourceMap {
        // A stretch takes four bytes at least.
        let count = try reader.readCount(atMost: reader.remaining / 4)
        if count == 0 { return SourceMap(from: bytes.lowerBound) }
        var stretches: [SourceMap.Stretch] = []
        var before = (text: 0, source: bytes.lowerBound)
        for _ in 0..<count {
            let text = before.text + (try reader.readCount(atMost: Int(UInt32.max)))
            let source =
                before.source
                + (try reader.readCount(atMost: bytes.upperBound - before.source))
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
            let flags = try reader.readCount(atMost: Section.allCases.count * 8 - 1)
            section = Section.allCases[flags / 8]
            isHeading = flags & 1 == 1
            headings = []
            if flags & 4 == 4 {
                ordinal = 0
                rowID = try Self.text(reader.readBytes(reader.remaining), before: reader)
                bytes = 0..<0
                source = SourceMap(from: 0)
                text = ""
                return
            }
            ordinal = try reader.readCount(atMost: Self.largestFile)
            let start = try reader.readCount(atMost: Self.largestFile)
            bytes = start..<start + (try reader.readCount(atMost: Self.largestFile))
            for _ in 0..<(try reader.readCount(atMost: reader.remaining)) {
                headings.append(try reader.readCount())
            }
            source = try Self.source(&reader, bytes: bytes)
            if flags & 2 == 2 { rowID = try reader.readString() }
            text = try Self.text(reader.readBytes(reader.remaining), before: reader)
            guard source.fits(textCount: text.utf8.count, in: bytes) else {
                throw DecodingFailure(byteOffset: 0, reason: .textOutsideItsBytes)
            }
        } catch {
            throw .damagedRecord("paragraph record, byte \(error.byteOffset): \(error.reason)")
        }
    }
}

extension ParagraphRecord {
    /// The text of a stored paragraph alone, as UTF-8 that was not looked at.
    static func textBytes(
        ofStored stored: [UInt8]
    ) throws(ReportSearchError) -> ArraySlice<UInt8> {
        do throws(DecodingFailure) {
            return try textBytes(stored)
        } catch {
            throw .damagedRecord("paragraph record, byte \(error.byteOffset): \(error.reason)")
        }
    }

    private static func textBytes(_ stored: [UInt8]) throws(DecodingFailure) -> ArraySlice<UInt8> {
        var reader = ByteReader(stored)
        let flags = try reader.readCount(atMost: Section.allCases.count * 8 - 1)
        if flags & 4 == 4 { return [] }
        for _ in 0..<3 { _ = try reader.readCount() }
        for _ in 0..<(try reader.readCount(atMost: reader.remaining)) { _ = try reader.readCount() }
        let stretches = try reader.readCount(atMost: reader.remaining)
        for _ in 0..<4 * stretches { _ = try reader.readCount() }
        if flags & 2 == 2 {
            let count = try reader.readCount(atMost: reader.remaining)
            _ = try reader.readBytes(count)
        }
        return try reader.readBytes(reader.remaining)
    }

    private static func text(
        _ bytes: ArraySlice<UInt8>, before reader: ByteReader
    ) throws(DecodingFailure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DecodingFailure(byteOffset: reader.byteOffset, reason: .notUTF8)
        }
        return text
    }
}

extension IndexReader {
    /// The paragraph that a doc is.
    ///
    /// - Precondition: the address came from this reader.
    package func paragraph(_ doc: DocAddress) throws(ReportSearchError) -> ParagraphRecord {
        let stored: [UInt8]
        do throws(IndexError) {
            stored = try storedBytes(of: doc)
        } catch {
            throw .index(error)
        }
        return try ParagraphRecord(stored)
    }
}

import DocumentModel
import InvertedIndex
import ReportCorpus
import Testing

@testable import StoredReports

/// The exact bytes of records, because later releases must read existing indexes.
@Suite struct RecordTests {
    private func encoded(_ record: ParagraphRecord) -> [UInt8] {
        var writer = ByteWriter()
        record.encode(into: &writer)
        return writer.bytes
    }

    private func check(_ record: ParagraphRecord, _ bytes: [UInt8], text: String) throws {
        #expect(encoded(record) == bytes)
        #expect(try ParagraphRecord(bytes) == record)
        #expect(try ParagraphRecord.textBytes(ofStored: bytes).elementsEqual(text.utf8))
        let place = try ParagraphRecord.outlinePlace(ofStored: bytes)
        #expect(place.headings == record.headings && place.isHeading == record.isHeading)
        #expect(place.isInReport == record.place.isInReport)
    }

    @Test func aParagraph() throws {
        let record = ParagraphRecord(
            ordinal: 300, bytes: 5..<8, headings: [2, 0], section: .plan, isHeading: true,
            source: SourceMap(from: 5), text: "甲", place: .bytes)
        // Flags 3 * 8 + 1, ordinal, start, byte count, headings, no stretches, text.
        try check(
            record, [25, 0xAC, 2, 5, 3, 2, 2, 0, 0] + Array("甲".utf8), text: "甲")
    }

    @Test func aParagraphWithAMap() throws {
        let stretches = [
            SourceMap.Stretch(textStart: 0, sourceStart: 10, textWidth: 3, sourceWidth: 2),
            SourceMap.Stretch(textStart: 3, sourceStart: 13, textWidth: 3, sourceWidth: 2),
        ]
        let record = ParagraphRecord(
            ordinal: 1, bytes: 10..<15, headings: [], section: .achievements, isHeading: false,
            source: SourceMap(stretches), text: "甲乙", place: .bytes)
        try check(
            record, [0, 1, 10, 5, 0, 2, 0, 0, 3, 2, 3, 3, 3, 2] + Array("甲乙".utf8), text: "甲乙")
    }

    @Test func aRow() throws {
        let line = DocumentLine(text: "甲", bytes: 7..<10, place: .row(id: "q1"), number: 4)
        // Flags 4 * 8 + 2; the id comes before the text.
        try check(
            ParagraphRecord(row: line, keepsText: true),
            [34, 4, 7, 3, 0, 0, 2] + Array("q1甲".utf8), text: "甲")
    }

    @Test func aRowWithoutItsText() throws {
        let line = DocumentLine(text: "甲", bytes: 7..<10, place: .row(id: "q1"), number: 4)
        let bytes = encoded(ParagraphRecord(row: line, keepsText: false))
        #expect(bytes == [38] + Array("q1".utf8))
        let record = try ParagraphRecord(bytes)
        #expect(record.place == .row(id: "q1") && !record.keepsText && record.text.isEmpty)
        try check(record, bytes, text: "")
        #expect(record.sourcePlace(in: "r.tsv").paragraph == nil)
    }

    @Test(arguments: [
        (DocumentPlace.block(300), [1, 0xAC, 2] as [UInt8]),
        (.page(3, box: nil, confidence: nil), [0, 3, 0, 0, 0, 0, 0]),
        (
            .page(3, box: PageBox(left: 1, top: 2, right: 3, bottom: 4), confidence: 0),
            [0, 3, 1, 2, 3, 4, 1]
        ),
        (.tableRow(table: 2, row: 5, column: nil), [2, 2, 5, 0]),
        (.tableRow(table: 2, row: 5, column: 3), [2, 2, 5, 3]),
        (.cell(sheet: "a", cell: "B7"), [3, 1, 0x61, 2, 0x42, 0x37]), (.element(41), [4, 41]),
    ])
    func aParagraphOfADocument(place: DocumentPlace, bytes: [UInt8]) throws {
        var record = ParagraphRecord(
            ordinal: 1, bytes: 0..<6, headings: [], section: .other, isHeading: false,
            source: SourceMap(from: 0), text: "一、", place: place)
        record.generatedByteCount = 6
        // Flags 4 * 8 + 4.
        try check(record, [36, 1, 0, 6, 0, 0] + bytes + [6] + Array("一、".utf8), text: "一、")
    }

    @Test func theSourceOfADocument() throws {
        var extraction = Extraction(
            kind: .docx, remarks: [.damaged("甲"), .recognised, .pagesWithoutText([2, 130])])
        extraction.properties.url = "u"
        let record = SourceRecord(extraction: extraction)
        let version = UInt8(DocumentKind.docx.readerVersion)
        let middle = Array("docx".utf8) + [version, 0, 0, 0, 1, 0x75, 1, 1, 3] + Array("甲".utf8)
        // Two pages; no address, no date, no sketch, no engine; the encoding was detected.
        let end: [UInt8] = middle + [2, 2, 0x82, 1, 0, 0, 0, 0, 0]
        #expect(record.encoded().suffix(end.count).elementsEqual(end))
        #expect(try SourceRecord(record.encoded()) == record)
        // The third version ended before the sketch, and did not list the pages without text.
        var bytes = record.encoded()
        bytes[0] = 3
        // Without the number of lengths, in front of that of headings.
        bytes.remove(at: bytes.count - end.count - 2)
        bytes.removeLast()
        bytes.removeSubrange(bytes.count - 8..<bytes.count - 4)
        bytes.removeLast(2)
        #expect(
            try SourceRecord(bytes).extraction?.remarks == [.damaged("甲"), .recognised])
    }

    @Test func aSource() throws {
        var metadata = Metadata()
        metadata.region = Reading(["甲省", "乙市"], from: .signature)
        metadata.year = Reading(2023, from: .title)
        var record = SourceRecord(
            byteCount: 3, modified: -2, contentHash: 1, encoding: .gb18030, isEncodingGiven: true,
            metadata: metadata)
        record.headings = ["一"]
        record.lengths = [
            SectionLength(section: Section.allCases[1], paragraphs: 3, characters: 300)
        ]
        var bytes: [UInt8] = [6, UInt8(record.readerVersion), 3, 0xFE]
        bytes += [UInt8](repeating: 0xFF, count: 7)
        bytes += [1, 0, 0, 0, 0, 0, 0, 0, 7] + Array("gb18030".utf8)
        bytes += [0, 0, 3, 2, 6] + Array("甲省".utf8) + [6] + Array("乙市".utf8)
        bytes += [1, 0xE7, 0x0F, 0]
        let lengthsAt = bytes.count
        // Section 1 with 3 paragraphs and 300 characters; then one heading.
        bytes += [1, 1, 3, 0xAC, 2, 1, 3] + Array("一".utf8) + [0, 0, 0, 0, 1]
        #expect(record.encoded() == bytes)
        #expect(try SourceRecord(bytes) == record)
        let summary = try SourceRecord.summary(bytes)
        #expect(summary.metadata == metadata && summary.lengths == record.lengths)
        // The fifth version did not tell who chose the encoding; the fourth had no lengths.
        bytes.removeLast()
        bytes[0] = 5
        record.isEncodingGiven = false
        #expect(try SourceRecord(bytes) == record)
        bytes.removeSubrange(lengthsAt..<lengthsAt + 5)
        bytes[0] = 4
        record.lengths = []
        #expect(try SourceRecord(bytes) == record)
        // The second version supported only plain text; the first did not state the version of its reader.
        bytes.removeLast(4)
        bytes[0] = 2
        #expect(try SourceRecord(bytes) == record)
        bytes.replaceSubrange(0..<2, with: [1])
        #expect(try SourceRecord(bytes).readerVersion == 1)
        bytes[0] = 7
        #expect(throws: StoredRecordError.self) { try SourceRecord(bytes) }
    }
}

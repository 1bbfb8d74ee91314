import DocumentModel
import Testing

@testable import ReportCorpus

@Suite struct FormatTests {
    @Test func plainTextIsRecognisedWithItsEncoding() throws {
        let text = "一、行政执法\n检查29次。"
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let files: [([UInt8], TextEncoding)] = [
            (Array(text.utf8), .utf8), (utf16, .utf16LittleEndian), ([], .utf8),
            ([0xD0, 0xD0, 0xD5, 0xFE], .gb18030),
        ]
        for (bytes, encoding) in files {
            let format = try #require(DocumentFormats.recognise(bytes))
            #expect(format is PlainTextFormat && format.encoding == encoding)
            #expect(format.content == .report)
        }
        #expect(DocumentFormats.recognise([0x7F, 0x45, 0x4C, 0x46, 2, 0]) == nil)
        // A user who names an encoding knows that the file is text.
        let named = DocumentFormats.recognise(Array("a\t甲\n".utf8), encoding: .big5)
        #expect(named?.encoding == .big5)
    }

    @Test func formatNamesAreUnique() {
        let names = DocumentFormats.all.map { $0.name }
        #expect(Set(names).count == names.count && names.contains("text") && names.contains("tsv"))
    }

    @Test func linesOfPlainTextHaveBytesOfTheFile() throws {
        let text = "\u{FEFF}　第一行 \r\n\r\n第二行"
        let bytes = Array(text.utf8)
        let lines = try PlainTextFormat(encoding: .utf8)
            .read(FilePart(bytes, byteOffset: 1_000), named: "a.txt").lines
        #expect(lines.map(\.text) == ["第一行", "第二行"])
        for line in lines {
            #expect(line.place == .bytes && line.number == nil)
            let range = line.bytes.lowerBound - 1_000..<line.bytes.upperBound - 1_000
            #expect(String(decoding: bytes[range], as: UTF8.self) == line.text)
        }
        #expect(lines[0].indent == 2 && lines[1].followsBlank)
    }

    @Test func aRowHasItsIDAndItsLine() {
        let text = "a\t甲 乙\r\n\nno tab\n\tno id\nb\t\nc\td\te"
        let bytes = Array(text.utf8)
        let rows = RowFormat().read(FilePart(bytes, byteOffset: 10, firstLine: 7), named: "r.tsv")
        #expect(rows.lines.map(\.place) == [.row(id: "a"), .row(id: "b"), .row(id: "c")])
        #expect(rows.lines.map(\.text) == ["甲 乙", "", "d\te"])
        #expect(rows.lines.map(\.number) == [7, 11, 12])
        for row in rows.lines {
            let range = row.bytes.lowerBound - 10..<row.bytes.upperBound - 10
            #expect(bytes[range].elementsEqual(row.text.utf8))
        }
        #expect(rows.problems.count == 2)
    }

    @Test func aRowThatIsNotUTF8IsLeftOut() {
        let bytes = Array("a\t".utf8) + [0xFF, 0x0A] + Array("b\t乙\n".utf8)
        let rows = RowFormat().read(FilePart(bytes), named: "r.tsv")
        #expect(rows.lines.map(\.text) == ["乙"] && rows.problems.count == 1)
    }

    @Test func aCitationNamesTheParagraphOrTheRow() {
        let paragraph = SourcePlace(
            file: "reports/a.txt", paragraph: 12, bytes: 0..<9, document: .bytes)
        #expect(paragraph.citation == "reports/a.txt:12")
        let row = SourcePlace(
            file: "rows.tsv", paragraph: 3, bytes: 2..<9, document: .row(id: "q17"))
        #expect(row.citation == "q17" && row.file == "q17" && row.citedParagraph == nil)
    }
}

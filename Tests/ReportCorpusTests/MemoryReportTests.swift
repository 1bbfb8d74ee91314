import ReportCorpus
import Testing

/// A text in memory is a report without a file.
@Suite struct MemoryReportTests {
    private static let text = "青屿市司法局2023年法治政府建设情况报告\r\n一、主要举措和成效\r\n检查29次。"

    @Test func aTextIsReadLikeAFile() throws {
        let report = try Report(text: Self.text, named: "a.txt")
        let file = try ReportReader().read(Array(Self.text.utf8), named: "a.txt")
        #expect(report.metadata == file.metadata && report.paragraphs == file.paragraphs)
        #expect(report.encoding == .utf8)
        #expect(report.metadata.agency?.value == "青屿市司法局")
        for paragraph in report.paragraphs {
            let bytes = Array(Self.text.utf8)[paragraph.bytes]
            #expect(String(decoding: bytes, as: UTF8.self) == paragraph.text)
        }
    }

    @Test func theNameSuppliesMissingMetadata() throws {
        let report = try Report(text: "检查29次。", named: "青屿市望湖区司法局_2022")
        #expect(report.metadata.year == Reading(2022, from: .fileName))
        var given = GivenMetadata()
        given.year = 2020
        let corrected = try Report(text: "检查29次。", named: "青屿市望湖区司法局_2022", given: given)
        #expect(corrected.metadata.year == Reading(2020, from: .table))
    }

    @Test func bytesAreReadInAnyEncoding() throws {
        let bytes: [UInt8] = [0xD0, 0xD0, 0xD5, 0xFE]  // 行政 in GB18030
        let report = try ReportReader().read(bytes, named: "a")
        #expect(report.encoding == .gb18030 && report.paragraphs.map(\.text) == ["行政"])
        #expect(throws: CorpusError.binary(path: "x")) {
            try ReportReader().read([0x7F, 0x45, 0x4C, 0x46, 2, 0], named: "x")
        }
    }

    @Test func anEmptyTextHasNoParagraphs() throws {
        #expect(try Report(text: "", named: "").paragraphs.isEmpty)
        #expect(try Report(text: "\n　\n", named: "").paragraphs.isEmpty)
    }
}

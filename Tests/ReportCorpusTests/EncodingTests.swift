import ICUText
import SystemPackage
import TestSupport
import Testing

@testable import ReportCorpus

@Suite struct EncodingTests {
    private static let text = "法治政府建设情况报告\n一、主要举措，２０２３年。\n"
    private static let gb18030: [UInt8] = [
        0xB7, 0xA8, 0xD6, 0xCE, 0xD5, 0xFE, 0xB8, 0xAE, 0x0A, 0xA1, 0xA1, 0xBD, 0xA8, 0xC9, 0xE8,
        0xC7, 0xE9, 0xBF, 0xF6, 0x0D, 0x0A,
    ]

    private func read(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws -> Report {
        try ReportReader(encoding: encoding).report(bytes, path: "folder/report.txt")
    }

    private func utf16(_ text: String, isBig: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? pair : pair.reversed()
        }
    }

    @Test func eachEncodingIsRecognised() throws {
        let utf8 = Array(Self.text.utf8)
        #expect(try read(utf8).encoding == .utf8)
        #expect(try read([0xEF, 0xBB, 0xBF] + utf8).encoding == .utf8)
        for isBig in [false, true] {
            for mark in [false, true] {
                let report = try read(utf16(Self.text, isBig: isBig, mark: mark))
                #expect(report.encoding == (isBig ? .utf16BigEndian : .utf16LittleEndian))
                #expect(report.paragraphs.count == 2)
                #expect(report.paragraphs[0].text == "法治政府建设情况报告")
            }
        }
        let report = try read(Self.gb18030)
        #expect(report.encoding == .gb18030)
        #expect(report.paragraphs.map(\.text) == ["法治政府", "建设情况"])
        #expect(report.paragraphs.map(\.bytes) == [0..<8, 11..<19])
    }

    @Test func undecodableBytesAreReported() {
        let start = Array("法治政府建设".utf8)
        let damaged = start + [0xFF] + Array("情况报告".utf8)
        let expected = CorpusError.undecodable(
            path: "folder/report.txt", encoding: .utf8, byteOffset: start.count)
        #expect(throws: expected) { try read(damaged) }
        // A file truncated inside a character is damaged UTF-8, not meaningless GB18030.
        #expect(
            throws: CorpusError.undecodable(
                path: "folder/report.txt", encoding: .utf8, byteOffset: start.count - 3)
        ) { try read(start.dropLast()) }
        #expect(
            throws: CorpusError.undecodable(
                path: "folder/report.txt", encoding: .gb18030, byteOffset: 8)
        ) { try read(Array(Self.gb18030[..<8]) + [0xFF, 0xFF, 0x0A], as: .gb18030) }
        #expect(
            throws: CorpusError.undecodable(
                path: "folder/report.txt", encoding: .utf16LittleEndian, byteOffset: 4)
        ) { try read([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00]) }
    }

    /// The width is right for every character of one or two bytes, and for some of four.
    @Test(arguments: [TextEncoding.big5, .gb18030])
    func everyCharacterKnowsItsBytes(encoding: TextEncoding) throws {
        let converter = try LegacyConverter(encoding: encoding.rawValue)
        var known = 0
        func check(_ bytes: [UInt8]) {
            guard let text = try? converter.decode(bytes[...]) else { return }
            var index = 0
            var count = 0
            while index < bytes.count {
                index += encoding.byteCount(ofCharacterAt: index, in: bytes + [0])
                count += 1
            }
            #expect(index == bytes.count && count == text.unicodeScalars.count, "\(bytes): \(text)")
            known += 1
        }
        for first: UInt8 in 0...255 {
            check([first])
            for second: UInt8 in 0...255 { check([first, second]) }
            for third: UInt8 in [0x81, 0x95, 0xFE] {
                for fourth: UInt8 in 0x30...0x39 { check([first, 0x31, third, fourth]) }
            }
        }
        #expect(known > 20_000)
    }

    @Test func theOptionOverridesDetection() throws {
        // The bytes of 中 in Big5 are another character in GB18030.
        let bytes: [UInt8] = [0xA4, 0xA4, 0xA4, 0xE5, 0x0A]
        #expect(try read(bytes, as: .big5).paragraphs.map(\.text) == ["中文"])
        #expect(try read(bytes).encoding == .gb18030)
    }

    @Test func binaryFilesAreNotText() {
        for bytes in [
            [0x7F, 0x45, 0x4C, 0x46, 2, 0], [0xD0, 0xCF, 0x11, 0xE0],
            [UInt8](repeating: 0, count: 64), (0..<255).map { UInt8($0) },
        ] as [[UInt8]] {
            #expect(throws: CorpusError.binary(path: "folder/report.txt")) { try read(bytes) }
        }
    }

    @Test func anEmptyFileIsAnEmptyReport() throws {
        #expect(try read([]).paragraphs.isEmpty)
        #expect(try read([0xEF, 0xBB, 0xBF]).paragraphs.isEmpty)
        #expect(try read(Array(" \n\u{3000}\r\n\t".utf8)).paragraphs.isEmpty)
    }
}

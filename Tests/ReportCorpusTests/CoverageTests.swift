import ReportCorpus
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// No text of a file is lost: every byte that is not blank is in exactly one paragraph.
@Suite struct CoverageTests {
    private func check(_ bytes: [UInt8], path: FilePath) throws -> Bool {
        guard let report = try? ReportReader().report(bytes, path: path) else { return false }
        let (bytes, encoding) = SourceMapTests.text(of: report, bytes)
        var end = 0
        for (index, paragraph) in report.paragraphs.enumerated() {
            #expect(paragraph.ordinal == index + 1)
            #expect(paragraph.bytes.lowerBound >= end, "\(path) overlaps at \(end)")
            let gap = bytes[end..<paragraph.bytes.lowerBound]
            #expect(isBlank(gap, encoding), "\(path) loses text at \(end)")
            end = paragraph.bytes.upperBound
        }
        #expect(isBlank(bytes[end...], encoding), "\(path) loses its end")
        return true
    }

    /// Whether bytes are only white space, or characters without width.
    private func isBlank(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> Bool {
        let text: String
        switch encoding {
        case .utf16LittleEndian, .utf16BigEndian:
            let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
                encoding == .utf16LittleEndian
                    ? UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
                    : UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            text = String(decoding: units, as: UTF16.self)
        case .utf8: text = String(decoding: bytes, as: UTF8.self)
        case .utf32LittleEndian, .utf32BigEndian, .hz: return false
        // A space of two bytes is A1A1; other white space is ASCII.
        case .gb18030, .big5: return bytes.allSatisfy { $0 <= 0x20 || $0 == 0xA1 || $0 == 0x40 }
        }
        return text.unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.isInvisible
        }
    }

    @Test func everyAvailableFile() throws {
        var read = 0
        let folders = [Files.seeds] + Files.neighbours
        for file in FileWalk(folders.map { FilePath($0) }).files {
            if try check(try ReportReader.bytes(of: file.path), path: file.path) { read += 1 }
        }
        print("covered \(read) files in \(folders.count) folders")
        // Only files that are not text may be skipped; all samples are text.
        #expect(read >= FileWalk([FilePath(Files.seeds)]).files.count)
    }

    @Test func generatedFiles() throws {
        var generator = Seed.generator()
        let pieces = [
            "一、主要举措", "（一）加强领导。", "1.", "一是", "- ", "　　", " ", "\t", "\n", "\r\n", "\r",
            "法治政府", "建设，", "。", "[bookmark: _GoBack]", "2023年1月5日", "\u{FEFF}", "\u{200B}",
            "# ", "第一章 总则", "：", "\u{2028}", "办公室", "12345", "\u{0C}", "A b c",
        ]
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<generator.below(60) { text += pieces[generator.below(pieces.count)] }
            #expect(try check(Array(text.utf8), path: "generated.txt"))
            var units: [UInt8] = [0xFF, 0xFE]
            for unit in text.utf16 { units += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            #expect(try check(units, path: "generated.txt"))
        }
    }
}

import ReportCorpus
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// Every character of a paragraph's text is mapped to the bytes from which it was read.
@Suite struct SourceMapTests {
    private func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String? {
        switch encoding {
        case .utf8: return String(validating: bytes, as: UTF8.self)
        case .utf16LittleEndian, .utf16BigEndian:
            guard bytes.count % 2 == 0 else { return nil }
            let high = encoding == .utf16LittleEndian ? 1 : 0
            let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
                UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
            }
            return String(validating: units, as: UTF16.self)
        // The reader itself reads the mapped bytes as the same text.
        case .gb18030, .big5, .utf32LittleEndian, .utf32BigEndian, .hz:
            let report = try? ReportReader(encoding: encoding).report(
                Array(bytes), path: "slice.txt")
            return report.map { $0.paragraphs.map(\.text).joined() }
        }
    }

    /// A space in the text may come from any white space, or from the end of a line.
    private func agrees(_ text: Substring, _ slice: String?) -> Bool {
        guard let slice else { return false }
        return text == slice
            || text == " "
                && slice.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.isInvisible }
    }

    /// The bytes to which places refer, and their encoding.
    static func text(of report: Report, _ bytes: [UInt8]) -> ([UInt8], TextEncoding) {
        report.extractedText.map { (Array($0.utf8), .utf8) } ?? (bytes, report.encoding)
    }

    /// Checks the characters at both ends of every stretch and some between. Returns their number.
    private func check(_ bytes: [UInt8], path: FilePath) throws -> Int {
        guard let report = try? ReportReader().report(bytes, path: path) else { return 0 }
        let (bytes, encoding) = Self.text(of: report, bytes)
        var checked = 0
        for paragraph in report.paragraphs {
            let map = paragraph.source
            let isLegacy = encoding == .gb18030 || encoding == .big5
            let edges = Set(map.stretches.map(\.textStart))
            var offset = 0
            var previous = 0
            for scalar in paragraph.text.unicodeScalars {
                let width = UTF8.width(scalar)
                let isNearEdge = edges.contains(offset) || edges.contains(offset + width)
                defer { offset += width }
                guard isNearEdge || offset % 16 < 3, !isLegacy || !scalar.properties.isWhitespace
                else { continue }
                let range = map.sourceRange(of: offset..<offset + width)
                #expect(range.lowerBound >= previous, "\(path) goes back at \(range)")
                previous = range.lowerBound
                #expect(
                    range.lowerBound >= paragraph.bytes.lowerBound
                        && range.upperBound <= paragraph.bytes.upperBound)
                // The reader trims white space, so other characters are checked one by one.
                if !isLegacy || offset % 64 == 0 {
                    #expect(
                        agrees(Substring(String(scalar)), decoded(bytes[range], encoding)),
                        "\(path) \(range)")
                }
                checked += 1
            }
        }
        return checked
    }

    @Test func everyAvailableFile() throws {
        var checked = 0
        let folders = [Files.seeds] + Files.neighbours
        for file in FileWalk(folders.map { FilePath($0) }).files {
            checked += try check(try ReportReader.bytes(of: file.path), path: file.path)
        }
        print("checked the places of \(checked) characters")
        #expect(checked > 1000)
    }

    @Test func generatedFiles() throws {
        var generator = Seed.generator()
        let pieces = [
            "一、主要举措", "- ", "　　", " ", "\t", "\n", "\r\n", "法治政府", "建设，", "。", "A b",
            "[bookmark: _GoBack]", "2023年", "\u{200B}", "\u{20000}", "é", "● 一", "习近平法 治思想",
            "严格规范公正文明执法持续推进法治政府建设不断取得新的成效和进展", "ＡＢ",
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<1 + generator.below(50) { text += pieces[generator.below(pieces.count)] }
            _ = try check(Array(text.utf8), path: "generated.txt")
            var units: [UInt8] = [0xFE, 0xFF]
            for unit in text.utf16 { units += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
            _ = try check(units, path: "generated.txt")
        }
    }
}

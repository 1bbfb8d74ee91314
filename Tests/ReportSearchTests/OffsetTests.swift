import ICUText
import ReportCorpus
import ReportSearch
import SystemPackage
import TestSupport
import Testing

@testable import TextAnalysis

/// Every offset of every token maps, through folds and repair, to whole characters of the file.
@Suite struct OffsetTests {
    @Test func tokensOfEveryFileMapToTheirBytes() throws {
        let analyzer = try Analyzer(try AnalyzerSetup())
        var tokens = 0
        let folders = [Files.seeds] + Files.neighbours
        for file in FileWalk(folders.map { FilePath($0) }).files {
            let bytes = try ReportReader.bytes(of: file.path)
            guard let report = try? ReportReader().report(bytes, path: file.path) else { continue }
            let whole = report.extractedText.map { Array($0.utf8) } ?? bytes
            let isUTF8 = report.extractedText != nil || report.encoding == .utf8
            // All repaired paragraphs, and some of the others, because most of these are similar.
            let step = max(1, report.paragraphs.count / 8)
            for (number, paragraph) in report.paragraphs.enumerated()
            where paragraph.source.stretches.count > 1 || number % step == 0 {
                let text = Array(paragraph.text.utf8)
                try analyzer.analyze(text.span)
                for token in analyzer.words + analyzer.overlayWords + analyzer.grams {
                    let place = analyzer.folded.sourceRange(of: token.range)
                    let isWhole =
                        isBoundary(place.lowerBound, text)
                        && isBoundary(place.upperBound, text)
                    let source = paragraph.source.sourceRange(of: place)
                    let isInside =
                        source.lowerBound >= paragraph.bytes.lowerBound
                        && source.upperBound <= paragraph.bytes.upperBound && !source.isEmpty
                    let isWholeInFile =
                        !isUTF8
                        || (isBoundary(source.lowerBound, whole)
                            && isBoundary(source.upperBound, whole))
                    if !(isWhole && isInside && isWholeInFile) {
                        Issue.record("\(file.path) paragraph \(number + 1): \(token)")
                    }
                    tokens += 1
                }
            }
        }
        print("followed \(tokens) tokens back to their files")
        #expect(tokens > 1000)
    }

    private func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        offset == bytes.count || bytes[offset] & 0xC0 != 0x80
    }
}

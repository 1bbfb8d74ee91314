import ReportAnalysis
import ReportSearch
import SearchTestSupport
import SystemPackage
import TestSupport
import Testing
import TextAnalysis

/// Counts equal those of a plain scan of the folded text; words are counted only on request.
@Suite struct LiteralCountTests {
    private static let files = [
        "2022年云汀市水务局法治政府建设情况报告.txt":
            "云汀市水务局2022年法治政府建设情况报告\n推动高质量发展。\n质量很高，发展很快，高标准推进。\n覆盖12个镇，共123次。\n開展行政執法檢查。\n",
        "2023年云汀市水务局法治政府建设情况报告.txt":
            "云汀市水务局2023年法治政府建设情况报告\n高质量 发展迈上台阶，高质量发展取得成效。\nGOV平台与GOVERNMENT无关。\n行政执法检查１２次。\n",
    ]

    /// The folded paragraphs of the files.
    private static func folded() throws -> [[UInt8]] {
        let folder = try Folder()
        var text = FoldedText()
        var paragraphs: [[UInt8]] = []
        for (name, content) in files.sorted(by: { $0.key < $1.key }) {
            let report = try ReportReader().report(Array(content.utf8), path: FilePath(name))
            for paragraph in report.paragraphs {
                folder.fold(Array(paragraph.text.utf8).span, into: &text)
                paragraphs.append(text.text)
            }
        }
        return paragraphs
    }

    /// Occurrences, from the left and without overlap, that do not begin or end inside a run of digits or letters: the
    /// plain scan that the counts must equal.
    private static func scan(_ term: [UInt8], _ text: [UInt8]) -> Int {
        func kind(_ byte: UInt8) -> Int {
            switch byte {
            case 0x30...0x39: 1
            case 0x61...0x7A: 2
            default: 0
            }
        }
        func joins(_ left: UInt8?, _ right: UInt8?) -> Bool {
            guard let left, let right else { return false }
            return kind(left) > 0 && kind(left) == kind(right)
        }
        var count = 0
        var start = 0
        while start + term.count <= text.count {
            let end = start + term.count
            let isWhole =
                !joins(start > 0 ? text[start - 1] : nil, term.first)
                && !joins(term.last, end < text.count ? text[end] : nil)
            if Array(text[start..<end]) == term, isWhole {
                count += 1
                start = end
            } else {
                start += 1
            }
        }
        return count
    }

    @Test(arguments: ["高质量发展", "12", "gov", "行政执法检查", "执法", "高", "不存在的词", "质量很高"])
    func everyCountEqualsAScan(term: String) throws {
        let fixture = try SearchFixture(Self.files)
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let counts = try Self.folded().map { Self.scan(Array(term.utf8), $0) }
        let paragraphs = counts.count { $0 > 0 }
        var request = SearchRequest(term)
        request.onlyLiteral = true
        request.expands = false
        let facets = try FacetTable(of: request, by: [.year], in: searcher)
        #expect(facets.total.paragraphs == paragraphs)
        #expect(try searcher.files(request).paragraphCount == paragraphs)
        let table = try FrequencyTable(of: [term], by: [], in: searcher)
        #expect(table.total.cells[0].count == counts.reduce(0, +))
        #expect(table.total.cells[0].paragraphs == paragraphs)
        #expect(try Concordance(of: request, in: searcher).lines.count == counts.reduce(0, +))
        let collocation = try Collocation(of: term, window: 5, minCount: 1, in: searcher)
        #expect(collocation.nodeCount == counts.reduce(0, +))
    }

    @Test func wordsAreCountedOnlyOnRequest() throws {
        let fixture = try SearchFixture(Self.files)
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        var request = SearchRequest("检查执法")
        request.expands = false
        request.onlyLiteral = true
        #expect(try FacetTable(of: request, by: [.year], in: searcher).total.paragraphs == 0)
        request.onlyLiteral = false
        #expect(try FacetTable(of: request, by: [.year], in: searcher).total.paragraphs == 2)
    }
}

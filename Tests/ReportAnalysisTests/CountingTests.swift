import ReportAnalysis
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// Compares counts with a plain scan of the files, on the samples and on text next to the checkout.
@Suite struct CountingTests {
    /// A paragraph of the files.
    private struct Original {
        let file: String
        let year: Int?
        let section: Section
        let text: String
    }

    private static func folders() -> [String] {
        [Files.seeds] + Files.shared("data/gov_reports")
    }

    private static func originals(_ folder: String) throws -> [Original] {
        var originals: [Original] = []
        for file in FileWalk([FilePath(folder)]).files {
            guard let bytes = try? ReportReader.bytes(of: file.path),
                let report = try? ReportReader().report(bytes, path: file.path)
            else { continue }
            for paragraph in report.paragraphs {
                originals.append(
                    Original(
                        file: file.path.string, year: report.metadata.year?.value,
                        section: paragraph.section, text: paragraph.text))
            }
        }
        return originals
    }

    /// Positions of a Han string in text with repaired spaces. The samples contain no traditional characters.
    private static func count(_ string: [UInt8], in text: [UInt8]) -> Int {
        var count = 0
        var start = 0
        while start + string.count <= text.count {
            let matches = string.indices.allSatisfy { text[start + $0] == string[$0] }
            count += matches ? 1 : 0
            start += matches ? string.count : 1
        }
        return count
    }

    @Test func countsEqualAPlainScan() throws {
        for folder in Self.folders() {
            let fixture = try SearchFixture()
            _ = try ReportIndexer(fixture.location).index([FilePath(folder)])
            let searcher = try ReportSearcher(fixture.location)
            let originals = try Self.originals(folder)
            for term in folder == Files.seeds ? ["行政执法", "工作", "法治", "的"] : ["教育"] {
                let counts = originals.map { Self.count(Array(term.utf8), in: Array($0.text.utf8)) }
                let matching = zip(originals, counts).filter { $1 > 0 }.map(\.0)
                let places = counts.reduce(0, +)
                var request = SearchRequest("\"\(term)\"")
                request.expands = false
                let facets = try FacetTable(of: request, by: [.year], in: searcher)
                #expect(facets.total.paragraphs == matching.count, "\(term)")
                #expect(facets.total.allParagraphs == originals.count)
                #expect(facets.total.reports == Set(matching.map(\.file)).count)
                #expect(facets.total.allReports == Set(originals.map(\.file)).count)
                for row in facets.rows {
                    let year = row.values[0].flatMap { Int($0) }
                    #expect(row.paragraphs == matching.count { $0.year == year }, "\(term)")
                    #expect(row.allParagraphs == originals.count { $0.year == year })
                }
                let table = try FrequencyTable(
                    of: [term, "不会有的词"], by: [.section], in: searcher)
                #expect(table.total.cells[0].count == places, "\(term)")
                #expect(table.total.cells[0].paragraphs == matching.count)
                #expect(table.total.cells[1].count == 0 && table.total.cells[1].reports == 0)
                let characters = originals.reduce(0) {
                    $0 + $1.text.unicodeScalars.count { !$0.properties.isWhitespace }
                }
                #expect(table.total.characters == characters)
                for row in table.rows {
                    let own = zip(originals, counts).filter {
                        $0.0.section.rawValue == row.values[0]
                    }
                    #expect(row.cells[0].count == own.reduce(0) { $0 + $1.1 })
                }
                let lines = try Concordance(of: request, order: .right, in: searcher).lines
                #expect(lines.count == places, "\(term)")
                for line in lines.prefix(500) { #expect(line.match == term) }
                for (one, next) in zip(lines, lines.dropFirst()) {
                    #expect(
                        !next.right.unicodeScalars.lexicographicallyPrecedes(
                            one.right.unicodeScalars))
                }
            }
        }
    }

    @Test func concordanceBytesAreTheMatchInTheFile() throws {
        let fixture = try SearchFixture(["a.txt": "　严格行政 执法。\r\n其次，行政执\r\n法监督。\r\n"])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let lines = try Concordance(of: SearchRequest("行政执法"), in: searcher).lines
        let file = try Files.read(fixture.folder.path + "/a.txt")
        #expect(
            lines.map { String(decoding: file[$0.bytes], as: UTF8.self) }.map {
                $0.filter { !$0.isWhitespace }
            } == ["行政执法", "行政执法"])
        #expect(lines.map(\.left) == ["严格", "其次，"])
        let sorted = try Concordance(
            of: SearchRequest("行政执法"), order: .left, in: searcher
        ).lines
        #expect(
            sorted.map(\.left)
                == ["严格", "其次，"].sorted { String($0.reversed()) < String($1.reversed()) })
    }

    @Test func collocatesAreCountedAndMeasured() throws {
        let fixture = try SearchFixture([
            "a.txt": "严格规范执法。\n", "b.txt": "规范执法监督。\n", "c.txt": "天气晴朗，河水清澈。\n",
            "d.txt": "监督河水。\n",
        ])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let found = try Collocation(of: "执法", window: 1, minCount: 1, in: searcher)
        #expect(found.nodeCount == 2)
        #expect(found.collocates.map(\.word).sorted() == ["监督", "规范"].sorted())
        let word = try #require(found.collocates.first { $0.word == "规范" })
        #expect(word.left == 2 && word.right == 0 && word.frequency == 2)
        // The windows have 3 words. 规范 occurs twice in them and twice in all.
        let total = Double(found.wordCount)
        #expect(found.windowCount == 3)
        #expect(abs(word.mutualInformation - logarithm(2 * total / (3 * 2)) / logarithm(2)) < 1e-9)
        #expect(abs(word.logDice - 14) < 1e-9)
        #expect(word.logLikelihood > 0)
    }
}

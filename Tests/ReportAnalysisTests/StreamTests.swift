import ReportAnalysis
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import Testing

/// A stream delivers the same items as the complete list.
@Suite struct StreamTests {
    /// Many files, so that there are many batches, and segments in another order than paths.
    private func fixture() throws -> SearchFixture {
        let fixture = try SearchFixture()
        var generator = SeededGenerator(seed: 5)
        for number in 0..<20 {
            var text = "云汀市第\(number)局2023年法治政府建设情况报告\n"
            for _ in 0..<60 {
                text += "开展行政执法检查\(generator.below(90) + 2)次，发展经济，执法规范。"
                text += generator.below(3) == 0 ? "行政 执法有力，质量发展行政执法。\n" : "服务企业。\n"
            }
            try fixture.write("\(generator.below(1000))-\(number).txt", text)
        }
        try fixture.index()
        return fixture
    }

    private struct Place: Hashable, Comparable {
        let file: String
        let paragraph: Int
        let start: Int

        init(_ line: ConcordanceLine) {
            (file, paragraph, start) = (line.file, line.paragraph, line.bytes.lowerBound)
        }

        static func < (left: Place, right: Place) -> Bool {
            let (one, other) = (Array(left.file.utf8), Array(right.file.utf8))
            if one != other { return one.lexicographicallyPrecedes(other) }
            return (left.paragraph, left.start) < (right.paragraph, right.start)
        }
    }

    @Test func answersComeInTheOrderOfTheirRequests() throws {
        let fixture = try fixture()
        let searcher = try ReportSearcher(fixture.location)
        let texts = (0..<60).map { $0 % 7 == 3 ? "(行政" : "检查\($0 + 2)次 执法" }
        let requests = texts.enumerated().map { number, text in
            var request = SearchRequest(text, limit: 5)
            request.matchesAny = number % 2 == 0
            return request
        }
        var next = 0
        try searcher.search(requests) { number, answer in
            #expect(number == next)
            next += 1
            let alone = try? searcher.search(requests[number]).hits.map(\.score)
            #expect((try? answer.get().hits.map(\.score)) == alone)
            #expect((alone == nil) == (number % 14 == 3))
        }
        #expect(next == requests.count)
    }

    @Test(arguments: ["行政执法", "执法", "行政执法 发展", "\"行政执法检查\"", "/检查\\d+次/", "NEAR/9(发展 经济)"])
    func linesComeInOrder(query: String) throws {
        let fixture = try fixture()
        let searcher = try ReportSearcher(fixture.location)
        let lines = try Concordance(of: SearchRequest(query), in: searcher).lines
        #expect(lines.count > 300)
        let places = lines.map(Place.init)
        #expect(places == places.sorted() && Set(places).count == places.count)
        // The plain way: every match of the search, part by part.
        var request = SearchRequest(query, limit: nil)
        request.relaxes = false
        let hits = try searcher.search(request).hits
        #expect(Set(lines.map { "\($0.file):\($0.paragraph)" }).count == hits.count)
        for limit in [1, 255, 256, 257, 300, lines.count, lines.count + 1] {
            var delivered: [Place] = []
            let count = try Concordance.stream(of: request, in: searcher).render(
                limit: limit, renderer: { _ in { $0.map(Place.init) } },
                deliver: { delivered += $0 })
            #expect(delivered == Array(places.prefix(limit)) && count == delivered.count)
        }
    }

    @Test func sortedLinesStayStable() throws {
        let fixture = try fixture()
        let searcher = try ReportSearcher(fixture.location)
        let lines = try Concordance(of: SearchRequest("执法"), in: searcher).lines
        for order in [ConcordanceOrder.left, .right] {
            func key(_ line: ConcordanceLine) -> [UInt32] {
                let scalars = (order == .left ? line.left : line.right).unicodeScalars.map(\.value)
                return order == .left ? scalars.reversed() : scalars
            }
            let plain = lines.enumerated().sorted {
                let (one, other) = (key($0.element), key($1.element))
                return one == other
                    ? $0.offset < $1.offset : one.lexicographicallyPrecedes(other)
            }.map { Place($0.element) }
            let sorted = try Concordance(of: SearchRequest("执法"), order: order, in: searcher)
            #expect(sorted.lines.map(Place.init) == plain)
        }
    }

    @Test func figuresComeInOrder() throws {
        let fixture = try fixture()
        let searcher = try ReportSearcher(fixture.location)
        let figures = try FigureList(of: SearchRequest("检查"), in: searcher).figures
        #expect(figures.count == 20 * 60)
        let all = try FigureList(of: SearchRequest(""), in: searcher).figures
        #expect(all.count >= figures.count)
        let files = figures.map { Array($0.file.utf8) }
        for (one, next) in zip(files, files.dropFirst()) {
            #expect(!next.lexicographicallyPrecedes(one))
        }
    }

    /// Rows have no lengths in the index: their text is read.
    @Test func lengthsAreThoseOfTheText() throws {
        let rows = ["q1\t行政执法 与发展", "q2\t执法 执法", "q3\t天气"]
        let fixture = try SearchFixture([
            "a.tsv": rows.joined(separator: "\n") + "\n",
            "b.txt": "云汀市水务局2023年法治政府建设情况报告\n一、主要成效\n行政 执法 检查 ２次。\n",
        ])
        var options = IndexingOptions()
        options.format = RowFormat()
        try fixture.index(["a.tsv"], options: options)
        try fixture.index(["b.txt"])
        let searcher = try ReportSearcher(fixture.location)
        let table = try FrequencyTable(of: ["执法", "行政执法"], by: [], in: searcher)
        #expect(table.total.cells.map(\.count) == [4, 2])
        #expect(table.total.cells.map(\.paragraphs) == [3, 2])
        #expect(table.total.cells.map(\.reports) == [2, 2])
        #expect(table.total.allReports == 2)
        let text = "行政执法与发展执法执法天气云汀市水务局2023年法治政府建设情况报告一、主要成效行政执法检查２次。"
        #expect(table.total.characters == text.unicodeScalars.count)
        #expect(table.total.allParagraphs == 6)
    }
}

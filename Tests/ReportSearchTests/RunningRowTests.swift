import ParagraphEvidence
import ReportSearch
import SearchTestSupport
import Testing

/// Rows with consecutive ids are neighbours if, and only if, they are running text.
@Suite struct RunningRowTests {
    private static let places = ["赤松路", "白鹭街", "云湖巷", "翠竹路", "石桥街", "晚枫路", "清泉巷", "青屿路"]

    /// The texts of rows: eight pairs, in which the second row does not name the place that it is about, then other
    /// rows.
    private static func texts(
        prefix: String = "", suffix: String = "。"
    ) -> [String] {
        var texts: [String] = []
        for (number, place) in places.enumerated() {
            texts.append("\(prefix)\(place)停车场今年建成开放\(suffix)")
            texts.append("\(prefix)收费标准为每小时\(number + 2)元\(suffix)")
        }
        return texts + (0..<300).map { "\(prefix)丁字村事项\($0)另行说明\(suffix)" }
    }

    /// The hits of a question on rows in a file.
    private func hits(_ rows: [(id: String, text: String)]) throws -> [SearchHit] {
        var options = IndexingOptions()
        options.format = RowFormat()
        let fixture = try SearchFixture([
            "rows.tsv": rows.map { "\($0.id)\t\($0.text)\n" }.joined()
        ])
        try fixture.index(["rows.tsv"], options: options)
        return try fixture.search("青屿路停车场收费标准", limit: 30) { request in
            request.matchesAny = true
            request.explains = true
        }.hits
    }

    private func numbered(
        _ texts: [String], _ id: (Int) -> String
    ) -> [(id: String, text: String)] {
        texts.enumerated().map { (id($0.offset), $0.element) }
    }

    /// Whether neighbours contribute much to a hit. The trees of the model always contribute a little.
    private func gains(_ hit: SearchHit, _ kinds: EvidenceKind...) -> Bool {
        hit.explanation.contains { part in
            kinds.contains { $0 == part.evidence } && part.score > 0.2 * part.weight
        }
    }

    private func usesNeighbours(_ hits: [SearchHit]) -> Bool {
        hits.contains { gains($0, .before, .after) }
    }

    @Test(arguments: ["s", "page-3.", ""]) func theRowBeforeSuppliesTheSubject(
        _ prefix: String
    ) throws {
        let hits = try hits(numbered(Self.texts()) { "\(prefix)\($0)" })
        let answer = try #require(hits.first { $0.text.contains("收费标准") })
        #expect(answer.text.contains("9元"))
        #expect(gains(answer, .before))
        for hit in hits {
            let sum = hit.explanation.reduce(0) { $0 + $1.score }
            #expect(abs(sum - hit.score) < 1e-9 * hit.score)
        }
    }

    /// Rows whose ids are not consecutive, or that are in another order, have no neighbours.
    @Test func rowsWithoutConsecutiveIdsHaveNoNeighbours() throws {
        let texts = Self.texts()
        #expect(!usesNeighbours(try hits(numbered(texts) { "s\($0 * 3)" })))
        #expect(!usesNeighbours(try hits(numbered(texts) { "s\($0)x" })))
        #expect(!usesNeighbours(try hits(numbered(texts) { "s\($0)-\($0)" })))
        let rows = numbered(texts) { "s\($0)" }
        let count = rows.count
        #expect(!usesNeighbours(try hits((0..<count).map { rows[$0 * 7 % count] })))
    }

    /// Entries with the same beginning and long rows state their subject themselves.
    @Test func entriesAndLongRowsHaveNoNeighbours() throws {
        for prefix in ["云湖县停放办法", "第十条 "] {
            let texts = Self.texts(prefix: prefix)
            #expect(!usesNeighbours(try hits(numbered(texts) { "s\($0)" })))
        }
        let long = "，" + String(repeating: "具体事项由村民会议讨论决定，", count: 12) + "并公布。"
        let texts = Self.texts(suffix: long)
        #expect(!usesNeighbours(try hits(numbered(texts) { "s\($0)" })))
    }

    /// The ids of each page start again: its first rows have no neighbours on the previous page.
    @Test func pagesEndNeighbours() throws {
        let rows = Self.texts().enumerated().map { number, text in
            (id: "p\(number / 2)-\(number % 2)", text: text)
        }
        for hit in try hits(rows) where hit.text.contains("停车场") {
            #expect(!gains(hit, .before))
        }
    }
}

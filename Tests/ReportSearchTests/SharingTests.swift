import ReportSearch
import SearchTestSupport
import Testing

/// Each thread has a searcher, but they share an index and tables that are made on first use, so that the thread
/// sanitizer (Scripts/sanitize) finds races.
@Suite struct SharingTests {
    @Test func threadsWithSearchersOfTheirOwnGetTheSameAnswers() async throws {
        let fixture = try SearchFixture([
            "2022_澄川市_政府工作报告.txt": "澄川市推進行政执法监督。\n二〇二二年行政复议１２件。\n",
            "2023_青屿市_政府工作报告.txt": "青屿市清理行政执法事项。\n国动办推进放管服改革。\n",
        ])
        try fixture.index()
        let location = fixture.location
        let queries = ["行政执法", "推进 执法", "2022年", "放管服改革", "复议 \"12\"", "执法冰川"]
        let expected = try Self.answers(queries, location)
        #expect(expected.contains { !$0.isEmpty })
        try await withThrowingTaskGroup(of: [[String]].self) { group in
            for _ in 0..<8 { group.addTask { try Self.answers(queries, location) } }
            for try await found in group { #expect(found == expected) }
        }
    }

    private static func answers(
        _ queries: [String], _ location: IndexLocation
    ) throws -> [[String]] {
        let searcher = try ReportSearcher(location)
        return try queries.map { query in
            try searcher.search(SearchRequest(query)).hits.map {
                "\($0.place.file):\($0.place.paragraph) \($0.score) \($0.highlights)"
            }
        }
    }
}

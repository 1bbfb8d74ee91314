import ReportSearch
import SearchTestSupport
import Testing

/// The top hits are the first of all hits, for any division of the index into segments, with and without copies.
@Suite struct OrderTests {
    private static let names = ["望山", "临川", "青屿", "云岭", "松原"]

    /// A report of short paragraphs, many of which have the same score.
    private static func text(_ number: Int) -> String {
        let name = names[number % names.count]
        var lines = ["\(name)市司法局\(2015 + number)年法治政府建设情况报告", "一、主要举措和成效"]
        for line in 1...12 {
            lines.append("规范行政执法行为，组织执法培训\(line)场。")
            lines.append("行政机关依法办理执法案件。")
            lines.append("全年开展综合行政执法检查，走访企业\(number * line)家。")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Indexes made in one commit, and in several with a copy of one report.
    private static func fixtures() throws -> [SearchFixture] {
        let whole = try SearchFixture()
        let divided = try SearchFixture()
        for number in 0..<6 {
            try whole.write("\(number).txt", text(number))
            try divided.write("\(number).txt", text(number))
            if number % 2 == 1 { try divided.index() }
        }
        try divided.write("9-copy.txt", text(2))
        try whole.index()
        try divided.index()
        return [whole, divided]
    }

    private static let queries = [
        "行政执法", "执法 培训", "综合行政执法", "企业家", "执法 没有此词", "\"行政执法行为\"", "案件 OR 检查",
    ]

    private static func hits(
        _ query: String, _ limit: Int?, any: Bool, _ searcher: ReportSearcher
    ) throws -> [String] {
        var request = SearchRequest(query, limit: limit)
        request.matchesAny = any
        request.ranking = .bm25
        return try searcher.search(request).hits.map {
            "\(($0.place.file.split(separator: "/").last ?? "")):\($0.place.paragraph) \($0.match)"
        }
    }

    @Test func theTopHitsAreTheFirstOfAllHits() throws {
        for fixture in try Self.fixtures() {
            let searcher = try ReportSearcher(fixture.location)
            for query in Self.queries {
                for any in [false, true] {
                    let all = try Self.hits(query, nil, any: any, searcher)
                    #expect(Set(all).count == all.count, "\(query): a hit is there twice")
                    for limit in [1, 30] {
                        let best = try Self.hits(query, limit, any: any, searcher)
                        #expect(best == Array(all.prefix(limit)), "\(query), \(limit) hits")
                    }
                }
            }
        }
    }

    @Test func copiesDoNotChangeAnswers() throws {
        let fixtures = try Self.fixtures()
        let searchers = try fixtures.map { try ReportSearcher($0.location) }
        for query in Self.queries {
            for any in [false, true] {
                let answers = try searchers.map { try Self.hits(query, nil, any: any, $0) }
                #expect(answers[0].sorted() == answers[1].sorted(), "\(query)")
                #expect(!answers[1].contains { $0.hasPrefix("9-copy") })
            }
        }
    }
}

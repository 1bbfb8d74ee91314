import ReportCorpus
import ReportSearch
import SearchTestSupport
import SystemPackage
import TestSupport
import Testing

/// Twice the text takes about twice the time for all kinds of text: nothing is quadratic.
@Suite(.serialized) struct GrowthTests {
    /// Quadratic growth would be 4, linear growth 2; other work on the machine may change the result.
    private static let maxGrowth = 3.2

    private func check(_ name: String, count: Int, _ body: (Int) throws -> Void) throws {
        let clock = ContinuousClock()
        func seconds(_ count: Int) throws -> Double {
            let took = try clock.measure { try body(count) }
            return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
        }
        var growth = Double.infinity
        // Take the minimum of some tries, because other work on the machine only makes them slower.
        for _ in 0..<4 where growth > Self.maxGrowth {
            growth = min(growth, try seconds(2 * count) / seconds(count))
        }
        print("\(name): twice as much takes \(growth) times as long")
        #expect(growth <= Self.maxGrowth, "\(name)")
    }

    private static let texts: [(name: String, count: Int, text: @Sendable (Int) -> String)] = [
        ("headings", 3_000, { (0..<$0).map { "\($0 % 90 + 1)、标题\n（一）小标题\n" }.joined() }),
        ("lists in lists", 3_000, { String(repeating: "四、甲\n一、乙\n", count: $0) }),
        (
            "levels of markdown", 2_000,
            { (1...$0).map { String(repeating: "#", count: $0 % 7) + " 甲\n" }.joined() }
        ),
        (
            "lines without an end", 2_000,
            { String(repeating: String(repeating: "甲乙", count: 20) + "\n", count: $0) }
        ),
        ("definitions", 2_000, { (0..<$0).map { "国防动员办公室\($0)（以下简称国动办\($0)）" }.joined() }),
        ("quotation marks", 20_000, { "（简称" + String(repeating: "“", count: $0) }),
        ("brackets", 5_000, { String(repeating: "[bookmark: ", count: $0) }),
        ("spaces", 20_000, { "甲" + String(repeating: " 乙", count: $0) }),
        ("dates", 5_000, { String(repeating: "2023年1月5日", count: $0) }),
        ("agencies", 2_000, { String(repeating: "天津市西青区司法局\n", count: $0) }),
    ]

    @Test(arguments: texts.indices)
    func readingTakesLinearTime(index: Int) throws {
        let (name, count, text) = Self.texts[index]
        try check(name, count: count) { count in
            let bytes = Array(text(count).utf8)
            _ = try ReportReader().report(bytes, path: "区司法局_2023.txt").abbreviations
        }
    }

    @Test func analysisTakesLinearTime() throws {
        let segmenter = try TextSegmenter(SearchFixture().location)
        try check("years in numerals", count: 10_000) { count in
            _ = try segmenter.words(of: String(repeating: "二〇二三年，", count: count))
        }
    }

    @Test func marks() throws {
        try check("places in one paragraph", count: 3_000) { count in
            let fixture = try SearchFixture()
            try fixture.write("a.txt", String(repeating: "行政，甲。执法，乙。", count: count))
            try fixture.index()
            for query in ["行政", "SAME句(行政 执法)", "NEAR/1(行政 执法)", "行政*执法", "/行.*乙/"] {
                _ = try fixture.search(query)
            }
        }
    }
}

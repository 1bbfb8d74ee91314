import ReportAnalysis
import ReportSearch
import SearchTestSupport
import TestSupport
import Testing

@Suite struct KeywordTests {
    private func searcher() throws -> (SearchFixture, ReportSearcher) {
        let fixture = try SearchFixture([
            "a.txt": "天气晴朗，优化河道。\n河道清澈，优化河道。\n", "b.txt": "天气晴朗，道路宽阔。\n道路平整，天气晴朗。\n",
        ])
        try fixture.index()
        return (fixture, try ReportSearcher(fixture.location))
    }

    @Test func wordsOfTheTargetHaveAPositiveLogRatio() throws {
        let (fixture, searcher) = try searcher()
        _ = fixture
        let table = try KeywordTable(
            of: SearchRequest("file:a.txt"), against: nil, minCount: 1, in: searcher)
        let river = try #require(table.keywords.first { $0.word == "河道" })
        #expect(river.count == 3 && river.otherCount == 0 && river.logRatio > 1)
        let road = try #require(table.keywords.first { $0.word == "道路" })
        #expect(road.count == 0 && road.otherCount == 2 && road.logRatio < 0)
        let weather = try #require(table.keywords.first { $0.word == "天气" })
        #expect(weather.count == 1 && weather.otherCount == 2)
        #expect(river.logLikelihood > weather.logLikelihood)
        #expect(river.probability < weather.probability)
        #expect(table.keywords.reduce(0) { $0 + $1.count } == table.wordCount)
        #expect(table.keywords.reduce(0) { $0 + $1.otherCount } == table.referenceWordCount)
    }

    @Test func stopWordsAndNumbersAreLeftOut() {
        #expect(StopWords.builtIn.contains("的") && StopWords.builtIn.contains("以及"))
        #expect(StopWords.builtIn.contains("2023") && StopWords.builtIn.contains("a"))
        #expect(!StopWords.builtIn.contains("执法"))
        let own = StopWords(Array("# 自己的\n河道 道路\n".utf8))
        #expect(own.contains("河道") && !own.contains("的"))
    }
}

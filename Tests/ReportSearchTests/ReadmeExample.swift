import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import Testing

/// The library example of the README, unchanged: one import is enough.
enum ReadmeExample {
    static func run(_ folder: FilePath) throws -> Int {
        let place = IndexLocation(folder.appending(".rlsearch"))
        let summary = try ReportIndexer(place).index([folder])
        print(summary.paragraphs, "paragraphs;", summary.problems.count, "files could not be read")

        let searcher = try ReportSearcher(place)
        var request = SearchRequest("行政执法", limit: 5)
        request.filter.years = [2022...2023]
        var hits = 0
        for hit in try searcher.search(request).hits {
            print(hit.score, hit.place.metadata.agency?.value ?? "", hit.place.headings, hit.text)
            hits += 1
        }
        return hits
    }
}

@Suite struct ReadmeExampleTests {
    @Test func theLinesRun() throws {
        let fixture = try SearchFixture(["2023_上海市_政府工作报告.txt": "行政执法。\n"])
        #expect(try ReadmeExample.run(FilePath(fixture.folder.path)) == 1)
    }
}

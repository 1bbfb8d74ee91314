import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import TestSupport
import Testing

/// The Swift example of README.md, with the test's folder for its `reports`. One import is enough.
enum ReadmeExample {
    static func run(_ folder: FilePath) throws -> [String] {
        var lines: [String] = []
        func print(_ values: Any...) {
            lines.append(values.map { "\($0)" }.joined(separator: " "))
        }
        // example: library
        let place = IndexLocation(folder.appending(".rlsearch"))
        let summary = try ReportIndexer(place).index([folder])
        print(summary.paragraphs, "paragraphs;", summary.problems.count, "files could not be read")

        let searcher = try ReportSearcher(place)
        var request = SearchRequest("行政执法", limit: 5)
        request.filter.years = [2022...2023]
        for hit in try searcher.search(request).hits {
            print(hit.score, hit.place.metadata.agency?.value ?? "", hit.place.headings, hit.text)
        }
        // end
        return lines
    }
}

@Suite struct ReadmeExampleTests {
    @Test func theLinesRun() throws {
        let fixture = try SearchFixture(["2023_上海市_政府工作报告.txt": "行政执法。\n"])
        let lines = try ReadmeExample.run(FilePath(fixture.folder.path))
        #expect(lines.count == 2 && lines[0] == "1 paragraphs; 0 files could not be read")
        #expect(lines[1].hasSuffix("行政执法。"))
    }

    @Test func theReadmeShowsTheseLines() throws {
        let examples = try CatalogueExamples(document: "README.md", test: #filePath, indentation: 8)
        let shown = try #require(examples.shown.first).map {
            $0.replacing(
                #"IndexLocation("reports/.rlsearch")"#,
                with: #"IndexLocation(folder.appending(".rlsearch"))"#
            )
            .replacing(#"["reports"]"#, with: "[folder]")
        }
        #expect(shown.first == "import ReportSearch")
        #expect([Array(shown.dropFirst(2))] == examples.run)
    }
}

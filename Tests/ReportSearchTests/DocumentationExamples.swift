import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import TestSupport
import Testing

/// The Swift examples of the module's DocC catalogue. One import is enough for each.
@Suite struct DocumentationExamples {
    private let fixture: SearchFixture
    private var folder: FilePath { FilePath(fixture.folder.path) }

    init() throws {
        fixture = try SearchFixture([
            "2023_青屿市_政府工作报告.txt": "青屿市2023年政府工作报告\n规范行政执法。\n", "bad.txt": "PK\u{3}\u{4}\0\0",
        ])
    }

    @Test func theExamplesRun() throws {
        var lines: [String] = []
        func print(_ values: Any...) {
            lines.append(values.map { "\($0)" }.joined(separator: " "))
        }

        // example: index
        let location = IndexLocation(folder.appending(".rlsearch"))
        let summary = try ReportIndexer(location).index([folder])
        for problem in summary.problems {
            print(problem)
        }
        // end
        #expect(lines.count == 1 && lines[0].contains("bad.txt"))

        // example: search
        let searcher = try ReportSearcher(location)
        var request = SearchRequest("行政执法", limit: 5)
        request.filter.years = [2022...2023]
        for hit in try searcher.search(request).hits {
            print(hit.place.metadata.agency?.value ?? "", hit.place.headings, hit.text)
        }
        // end
        #expect(lines.count == 2 && lines[1].hasSuffix("规范行政执法。"))

        // example: memory
        let text = """
            青屿市司法局2023年法治政府建设情况报告
            一、主要举措和成效
            开展行政执法检查29次。
            """
        try ReportIndexer(location).index(texts: [NamedText("报告/一", text: text)])
        try searcher.refresh()
        // end

        // example: limits
        var limited = searcher
        limited.limits = .within(.seconds(2))
        let cancellation = Cancellation()
        limited.limits.cancellation = cancellation
        do {
            print(try limited.search(request).hits.count)
        } catch {
            switch error {
            case .deadlineExceeded: print("The search took too long; make the query more specific")
            case .cancelled: print("The search was cancelled")
            default: throw error
            }
        }
        // end
        #expect(lines.last == "2")
    }

    @Test func theCatalogueShowsTheseExamples() throws {
        let examples = try CatalogueExamples(
            document: "Sources/ReportSearch/ReportSearch.docc/ReportSearch.md", test: #filePath,
            indentation: 8)
        #expect(examples.run.count == 4)
        #expect(examples.shown == examples.run)
    }
}

import ReportAnalysis
import ReportSearch
import SearchTestSupport
import SyntheticCorpus
import TestSupport
import Testing

/// One searcher for many threads: newest commits, deadlines and cancellation.
@Suite struct ServingTests {
    private func files(_ count: Int) -> [String: String] {
        var files: [String: String] = [:]
        for number in 0..<count {
            files["\(number)_澄川市_政府工作报告.txt"] =
                "澄川市2023年政府工作报告\n开展行政检查\(number + 3)次，规范行政执法。\n"
        }
        return files
    }

    private func error(_ work: () throws -> Void) -> ReportSearchError? {
        do {
            try work()
            return nil
        } catch {
            return error as? ReportSearchError
        }
    }

    @Test func refreshGoesToTheNewestCommitForAllCopies() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n"])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let copy = searcher
        #expect(try !searcher.refresh())
        let request = SearchRequest("行政执法", limit: nil)
        try fixture.write("b.txt", "行政执法监督。\n")
        try fixture.index()
        // An open snapshot does not change until it is refreshed.
        #expect(try searcher.search(request).hits.count == 1)
        let before = searcher.generation
        #expect(try searcher.refresh())
        #expect(searcher.generation > before && copy.generation == searcher.generation)
        #expect(try copy.search(request).hits.count == 2)
        #expect(try !copy.refresh())
    }

    @Test func refreshOpensARecreatedIndex() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法。\n"])
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        try fixture.write("a.txt", "行政执法。\n行政执法监督。\n")
        var options = IndexingOptions()
        options.rebuilds = true
        try fixture.index(options: options)
        #expect(try searcher.refresh())
        #expect(try searcher.search(SearchRequest("行政执法", limit: nil)).hits.count == 2)
    }

    @Test func threadsShareASearcherWhileItIsRefreshed() async throws {
        let fixture = try SearchFixture(files(4))
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var least = Int.max
                    for _ in 0..<20 {
                        let hits = try searcher.search(SearchRequest("行政执法", limit: nil)).hits
                        least = min(least, hits.count)
                    }
                    return least
                }
            }
            group.addTask {
                for number in 10..<14 {
                    try fixture.write("\(number).txt", "行政执法。\n")
                    try fixture.index()
                    try searcher.refresh()
                }
                return Int.max
            }
            for try await least in group { #expect(least >= 4) }
        }
        #expect(try searcher.search(SearchRequest("行政执法", limit: nil)).hits.count == 8)
    }

    @Test func aDeadlineEndsEveryKindOfWork() throws {
        let fixture = try SearchFixture(files(80))
        try fixture.index()
        var searcher = try ReportSearcher(fixture.location)
        searcher.limits.deadline = .now - .seconds(1)
        let request = SearchRequest("行政执法", limit: nil)
        let work: [() throws -> Void] = [
            { _ = try searcher.search(request) },
            { _ = try searcher.files(request) },
            { _ = try FacetTable(of: request, by: [.year], in: searcher) },
            { _ = try FrequencyTable(of: ["执法"], by: [], in: searcher) },
            { _ = try Concordance(of: request, in: searcher) },
            { _ = try Collocation(of: "执法", window: 3, minCount: 1, in: searcher) },
            { _ = try FigureList(of: SearchRequest(""), in: searcher) },
            { _ = try CorpusOverview(in: searcher) },
            { _ = try DistinctHits(of: request, in: searcher) },
        ]
        for (number, work) in work.enumerated() {
            #expect(error(work) == .deadlineExceeded, "\(number)")
        }
        searcher.limits = .within(.seconds(60))
        #expect(try searcher.search(request).hits.count == 80)
    }

    /// A server keeps its index open for weeks, and someone may overwrite its files.
    @Test func aTruncatedFileIsAnErrorNotACrash() throws {
        let fixture = try SearchFixture(files(30))
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let request = SearchRequest("行政执法", limit: nil)
        #expect(try searcher.search(request).hits.count == 30)
        let folder = fixture.location.folder.string
        let segment = try #require(Files.names(in: folder).first { $0.hasSuffix(".seg") })
        try Files.write("", to: folder + "/" + segment)
        for _ in 0..<2 {
            let found = error { _ = try searcher.search(request) }
            guard case .index(.corrupt(let file, _, _, _)) = found else {
                Issue.record("no error names the file")
                continue
            }
            #expect(file == segment)
        }
    }

    /// Running work stops on all of its threads.
    @Test func workIsCancelledWhileItRuns() throws {
        let fixture = try SearchFixture(files(40))
        try fixture.index()
        var searcher = try ReportSearcher(fixture.location)
        let cancellation = Cancellation()
        searcher.limits.cancellation = cancellation
        let reports = try IndexedReports(in: searcher)
        let session = searcher
        #expect(try session.search(SearchRequest("行政执法")).hits.count == 10)
        cancellation.cancel()
        #expect(error { _ = try ReuseNetwork(reports) } == .cancelled)
        #expect(error { _ = try session.search(SearchRequest("行政执法")) } == .cancelled)
    }

    @Test func aCancelledTaskStopsSearching() async throws {
        let fixture = try SearchFixture(files(3))
        try fixture.index()
        let searcher = try ReportSearcher(fixture.location)
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try searcher.search(SearchRequest("行政执法")).hits.count
        }
        do {
            _ = try await task.value
            Issue.record("the search went on")
        } catch {
            #expect(error as? ReportSearchError == .cancelled)
        }
    }
}

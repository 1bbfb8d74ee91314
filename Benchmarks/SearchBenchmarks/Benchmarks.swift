import Benchmark
import ReportSearch
import SyntheticCorpus
import SystemPackage

// The speed of the whole program, from files to hits: 200 synthetic reports of 20 paragraphs (seed 4), or the folder
// named by RLSEARCH_BENCH_CORPUS.

let benchmarks: @Sendable () -> Void = {
    unsafe Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], maxDuration: .seconds(5),
        maxIterations: BenchmarkLength.iterations(100))

    Benchmark("index reports", configuration: .init(maxIterations: BenchmarkLength.iterations(3))) {
        benchmark in
        let corpus = try ReportFolder()
        for _ in benchmark.scaledIterations {
            let index = TemporaryFolder()
            let indexer = ReportIndexer(IndexLocation(FilePath(index.path)))
            benchmark.startMeasurement()
            blackHole(try indexer.index([FilePath(corpus.path)]).paragraphs)
            benchmark.stopMeasurement()
        }
    }

    for query in ["行政执法", "的", "工作", "法律顾问 审查", "“双随机、一公开”"] {
        Benchmark("query \(query)") { benchmark in
            let corpus = try ReportFolder()
            let index = TemporaryFolder()
            let location = IndexLocation(FilePath(index.path))
            _ = try ReportIndexer(location).index([FilePath(corpus.path)])
            let searcher = try ReportSearcher(location)
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
                blackHole(try searcher.search(SearchRequest(query)).hits.count)
            }
        }
    }
}

/// A folder of reports to index.
private final class ReportFolder {
    let path: String
    private let made: TemporaryFolder?

    init() throws {
        if let folder = BenchmarkLength.corpusFolder {
            path = folder
            made = nil
            return
        }
        let folder = TemporaryFolder()
        var corpus = SyntheticCorpus(seed: 4)
        for number in 0..<200 {
            let text = (0..<20).map { _ in corpus.nextText() + "\n" }.joined()
            let file = try FileDescriptor.open(
                FilePath(folder.path + "/report\(number).txt"), .writeOnly, options: [.create],
                permissions: [.ownerReadWrite])
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
        }
        path = folder.path
        made = folder
    }
}

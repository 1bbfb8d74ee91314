import Benchmark
import InvertedIndex
import SyntheticCorpus

// The speed of building and searching an index without tokenizing: 30,000 synthetic paragraphs with the vocabulary of
// the sample reports (seed 1), queries of one to four words from the same distribution (seed 2).

let benchmarks: @Sendable () -> Void = {
    unsafe Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], maxDuration: .seconds(5),
        maxIterations: BenchmarkLength.iterations(1_000))

    Benchmark(
        "build 30,000 paragraphs",
        configuration: .init(maxIterations: BenchmarkLength.iterations(5))
    ) {
        benchmark in
        let corpus = IndexedCorpus(paragraphs: 30_000, seed: 1)
        for _ in benchmark.scaledIterations {
            let folder = TemporaryFolder()
            benchmark.startMeasurement()
            try corpus.build(in: folder.path)
            benchmark.stopMeasurement()
        }
    }

    Benchmark("any of the words, top 10, 300 queries") { benchmark in
        let setup = try QuerySetup()
        var statistics = SearchStatistics()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for query in setup.queries {
                blackHole(
                    try setup.searcher.top(10, anyOf: query, statistics: &statistics))
            }
        }
    }

    Benchmark("all of the words, 300 queries") { benchmark in
        let setup = try QuerySetup()
        var statistics = SearchStatistics()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for query in setup.queries {
                blackHole(
                    try setup.searcher.matches(.all(of: query), statistics: &statistics))
            }
        }
    }

    Benchmark("open an index") { benchmark in
        let setup = try QuerySetup()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            blackHole(try IndexReader(folder: setup.folder.path).docCount)
        }
    }
}

/// An index with queries, built once for each benchmark outside the measurement.
private struct QuerySetup {
    let folder = TemporaryFolder()
    let searcher: Searcher
    let queries: [[Term]]

    init() throws {
        try IndexedCorpus(paragraphs: 30_000, seed: 1).build(in: folder.path)
        searcher = Searcher(try IndexReader(folder: folder.path))
        var corpus = SyntheticCorpus(seed: 2)
        queries = corpus.queries(300).map { $0.map { Term(.words, $0) } }
    }
}

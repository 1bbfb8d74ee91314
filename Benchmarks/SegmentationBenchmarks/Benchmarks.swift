import Benchmark
import SyntheticCorpus
import TextAnalysis

// The speed of segmentation: 2,000 synthetic paragraphs with the vocabulary of the sample reports (seed 3). Throughput
// counts the whole text; divide its size by the wall clock time to get bytes per second.

let benchmarks: @Sendable () -> Void = {
    unsafe Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], maxDuration: .seconds(5),
        maxIterations: BenchmarkLength.iterations(100))

    let texts: [[UInt8]] = {
        var corpus = SyntheticCorpus(seed: 3)
        return (0..<2_000).map { _ in Array(corpus.nextText().utf8) }
    }()

    Benchmark("words of 2,000 paragraphs") { benchmark in
        let segmenter = try WordSegmenter()
        var words: [Token] = []
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for text in texts {
                words.removeAll(keepingCapacity: true)
                try segmenter.words(of: text, into: &words)
                blackHole(words.count)
            }
        }
    }

    Benchmark("folds, words and grams of 2,000 paragraphs") { benchmark in
        let analyzer = try Analyzer(try AnalyzerSetup())
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for text in texts {
                try analyzer.analyze(text.span)
                blackHole(analyzer.grams.count)
            }
        }
    }

    Benchmark("folds of 2,000 paragraphs") { benchmark in
        let folder = try Folder()
        var folded = FoldedText()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for text in texts {
                folder.fold(text.span, into: &folded)
                blackHole(folded.bytes.count)
            }
        }
    }
}

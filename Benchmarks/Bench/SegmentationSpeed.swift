import ICUText
import ReportSearch
import TextAnalysis

/// How fast text is cut, by both engines on the same text in one run.
struct SegmentationSpeed: Sendable {
    /// UTF-8 bytes of the text.
    let byteCount: Int
    /// The fast engine's median time for the whole text, in seconds.
    let seconds: Double
    /// The median time of ICU's word break for it.
    let icuSeconds: Double
    /// The median time of the whole analyzer: folds, words and grams with their offsets.
    let analyzerSeconds: Double
    /// Bytes of the fast engine's tables when all of the text has been cut.
    let tableByteCount: Int

    /// Cuts lines of text over and over, the engines taking turns, once before it counts.
    ///
    /// - Parameter rounds: how often each engine cuts the whole text.
    init(lines: [String], rounds: Int = 5) throws(ReportSearchError) {
        let texts = lines.map { Array($0.utf8) }
        byteCount = texts.reduce(0) { $0 + $1.count }
        let (medians, tableByteCount) = try rethrowing { () throws(ICUError) in
            let fast = try WordSegmenter(engine: .fast)
            let icu = try WordSegmenter(engine: .icu)
            let analyzer = try Analyzer(try AnalyzerSetup())
            var times: [[Double]] = [[], [], []]
            for round in 0...rounds {
                let measured = [
                    try Self.time { () throws(ICUError) in
                        for text in texts { _ = try fast.pieceCount(of: text) }
                    },
                    try Self.time { () throws(ICUError) in
                        for text in texts { _ = try icu.pieceCount(of: text) }
                    },
                    try Self.time { () throws(ICUError) in
                        for text in texts { try analyzer.analyze(text.span) }
                    },
                ]
                // The first round warms caches and tables.
                if round > 0 { for index in 0..<3 { times[index].append(measured[index]) } }
            }
            return (times.map { $0.sorted()[$0.count / 2] }, fast.tableByteCount)
        }
        (seconds, icuSeconds, analyzerSeconds) = (medians[0], medians[1], medians[2])
        self.tableByteCount = tableByteCount
    }

    private static func time(_ body: () throws(ICUError) -> Void) throws(ICUError) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try body()
        let passed = (clock.now - start).components
        return Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    }
}

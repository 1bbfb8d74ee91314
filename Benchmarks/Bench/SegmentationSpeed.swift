import ICUText
import ReportSearch
import TextAnalysis

/// Compares the fast word segmenter with ICU's word breaker on the same text in one run.
struct SegmentationSpeed: Sendable {
    /// The number of UTF-8 bytes of the text.
    let byteCount: Int
    /// The fast engine's median time for the whole text, in seconds.
    let seconds: Double
    /// The median time of ICU's word breaker for the whole text, in seconds.
    let icuSeconds: Double
    /// The median time of the whole analyzer, which also folds and makes grams, in seconds.
    let analyzerSeconds: Double
    /// The size of the fast engine's tables after it has segmented all text, in bytes.
    let tableByteCount: Int

    /// Segments lines of text repeatedly with alternating engines. The first round warms up and is not counted.
    ///
    /// - Parameter rounds: the number of timed rounds over the whole text.
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
                // The first round warms up caches and tables.
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

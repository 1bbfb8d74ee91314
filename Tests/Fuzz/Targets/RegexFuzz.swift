import ICUText
import TextAnalysis

@testable import QueryLanguage

/// A regular expression, then a text: matching takes bounded time, and a matching text contains the strings by which
/// candidates are selected.
struct RegexFuzz: FuzzTarget {
    static let name = "regex"
    private let analyzer: Analyzer
    private static let maxSeconds = 5

    init() throws { analyzer = try Analyzer(AnalyzerSetup()) }

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let pattern = String(decoding: input.part(), as: UTF8.self)
        let text = Array(input.text.utf8)
        let written = QueryRegex(pattern: pattern, columns: 0..<pattern.count + 2)
        guard let query = try? AnalyzedQuery(.regex(written), analyzer: analyzer),
            case .regex(let regex) = query.root
        else { return }
        try analyzer.analyze(text.span)
        let folded = analyzer.folded.text
        let clock = ContinuousClock()
        let start = clock.now
        let found = try? regex.expression.ranges(in: folded)
        try require(
            clock.now - start < .seconds(Self.maxSeconds), "/\(pattern)/ took \(clock.now - start)"
        )
        guard let found, !found.isEmpty else { return }
        var end = 0
        for range in found {
            try require(
                range.lowerBound >= end && range.upperBound <= folded.count && !range.isEmpty,
                "/\(pattern)/ matches \(range) behind \(end) of \(folded.count)")
            try require(
                [range.lowerBound, range.upperBound].allSatisfy {
                    $0 == folded.count || folded[$0] & 0xC0 != 0x80
                }, "/\(pattern)/ matches a part of a character, \(range)")
            end = range.upperBound
        }
        // The index derives single ideographs from the pairs that begin with them.
        let grams = analyzer.grams.map(analyzer.term)
        for wanted in regex.grams {
            try require(
                grams.contains { $0.starts(with: wanted) },
                "/\(pattern)/ matches a text without “\(String(decoding: wanted, as: UTF8.self))”")
        }
    }
}

import ICUText
import ReportSearch
import TextAnalysis

/// How often words are cut as people cut them: precision, recall and F1 over words, as in the
/// SIGHAN bakeoffs (Sproat & Emerson, 2003).
struct SegmentationAccuracy: Sendable {
    /// Words that people and program cut alike, and how many each cut.
    struct Score: Sendable {
        /// Words of the gold text.
        fileprivate(set) var goldCount = 0
        /// Words that were cut.
        fileprivate(set) var cutCount = 0
        /// Words that are both.
        fileprivate(set) var commonCount = 0

        /// Share of the cut words that are right.
        var precision: Double { Double(commonCount) / Double(max(1, cutCount)) }
        /// Share of the right words that were cut.
        var recall: Double { Double(commonCount) / Double(max(1, goldCount)) }
        /// Their harmonic mean.
        var f1: Double {
            let sum = precision + recall
            return sum == 0 ? 0 : 2 * precision * recall / sum
        }
    }

    /// ICU's words alone.
    private(set) var icu = Score()
    /// ICU's words with those of the overlay dictionary whole.
    private(set) var overlay = Score()

    /// Cuts sentences whose words stand between spaces.
    init(gold lines: [String]) throws(ReportSearchError) {
        try rethrowing { () throws(ICUError) in
            let segmenter = try WordSegmenter()
            let setup = try AnalyzerSetup(folds: [])
            let dictionary = OverlayDictionary(setup.overlay)
            for line in lines {
                let words = line.split(separator: " ").map { Array($0.utf8) }
                let text = Array(words.joined())
                let gold = Self.ends(of: words)
                let ends = try segmenter.boundaries(of: text)
                var tokens: [Token] = []
                try segmenter.words(of: text, into: &tokens)
                var whole: [Token] = []
                dictionary.words(in: text, among: tokens, into: &whole)
                Self.add(gold: gold, cut: ends, to: &icu)
                Self.add(gold: gold, cut: Self.joined(ends, whole), to: &overlay)
            }
        }
    }

    private static func ends(of words: [[UInt8]]) -> [Int] {
        var end = 0
        return words.map { word in
            end += word.count
            return end
        }
    }

    /// The ends without those inside of overlay words, of which the first and longest count.
    private static func joined(_ ends: [Int], _ words: [Token]) -> [Int] {
        var inner: Set<Int> = []
        var taken = 0
        let ordered = words.sorted { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        for word in ordered where Int(word.start) >= taken {
            taken = Int(word.end)
            inner.formUnion(Int(word.start) + 1..<taken)
        }
        return ends.filter { !inner.contains($0) }
    }

    private static func add(gold: [Int], cut: [Int], to score: inout Score) {
        func words(_ ends: [Int]) -> Set<Range<Int>> {
            Set(zip([0] + ends, ends).map { $0..<$1 })
        }
        score.goldCount += gold.count
        score.cutCount += cut.count
        score.commonCount += words(gold).intersection(words(cut)).count
    }
}

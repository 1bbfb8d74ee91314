import ICUText
import ReportSearch
import TextAnalysis

/// The accuracy of word segmentation compared with a gold standard: precision, recall and F1 of words, as in the SIGHAN
/// bakeoffs (Sproat & Emerson, 2003).
struct SegmentationAccuracy: Sendable {
    /// The numbers of words in the gold text, in the result, and in both.
    struct Score: Sendable {
        /// Words of the gold text.
        fileprivate(set) var goldCount = 0
        /// Words of the result.
        fileprivate(set) var cutCount = 0
        /// Words of both.
        fileprivate(set) var commonCount = 0

        /// Precision: the share of the result's words that are correct.
        var precision: Double { Double(commonCount) / Double(max(1, cutCount)) }
        /// Recall: the share of the gold words that were found.
        var recall: Double { Double(commonCount) / Double(max(1, goldCount)) }
        /// F1, the harmonic mean of precision and recall.
        var f1: Double {
            let sum = precision + recall
            return sum == 0 ? 0 : 2 * precision * recall / sum
        }
    }

    /// ICU's words alone.
    private(set) var icu = Score()
    /// ICU's words, with words of the overlay dictionary joined.
    private(set) var overlay = Score()

    /// Segments sentences whose gold words are separated by spaces.
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

    /// The ends of words, without those inside overlay words. If overlay words overlap, the first and longest one is
    /// used.
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

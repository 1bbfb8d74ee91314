package import ICUText

/// Turns text into the terms of the index: folds it, cuts it into words, and into grams.
///
/// Text and queries go through the same analyzer, and its ``fingerprint`` is kept with the index.
/// Buffers are reused; not to be shared between threads.
package final class Analyzer {
    private let folder: Folder
    private let segmenter: WordSegmenter
    private let cutter = GramCutter()

    /// The text analysed last, folded.
    package private(set) var folded = FoldedText()
    /// Its words and numbers, in order.
    package private(set) var words: [Token] = []
    /// Its grams, in order.
    package private(set) var grams: [Token] = []

    /// Makes an analyzer.
    package init(
        engine: SegmentationEngine = .fast, folds: Folds = .all
    ) throws(ICUError) {
        folder = try Folder(folds)
        segmenter = try WordSegmenter(engine: engine)
    }

    /// Everything that decides which terms a text gets when it is indexed: two analyzers with the
    /// same fingerprint give the same terms.
    package static var fingerprint: String {
        "icu \(icuVersion) zh; \(Folds.all.name); \(GramCutter.name)"
    }

    /// Analyses a text to be indexed; the result stands in `folded`, `words` and `grams`.
    package func analyze(_ text: [UInt8]) throws(ICUError) {
        folder.fold(text.span, into: &folded)
        words.removeAll(keepingCapacity: true)
        grams.removeAll(keepingCapacity: true)
        try segmenter.words(of: folded.bytes, into: &words)
        cutter.textGrams(folded.bytes, into: &grams)
    }

    /// Folds a text and finds its words, without grams.
    package func segment(_ text: [UInt8]) throws(ICUError) {
        folder.fold(text.span, into: &folded)
        words.removeAll(keepingCapacity: true)
        grams.removeAll(keepingCapacity: true)
        try segmenter.words(of: folded.bytes, into: &words)
    }

    /// Folds a text only.
    package func fold(_ text: [UInt8]) -> FoldedText {
        folder.fold(text.span, into: &folded)
        return folded
    }

    /// The grams that a text must hold to contain the text analysed last.
    package func queryGrams() -> [Token] { cutter.queryGrams(folded.bytes) }

    /// The bytes of a token of the text analysed last.
    package func term(_ token: Token) -> [UInt8] { Array(folded.bytes[token.range]) }
}

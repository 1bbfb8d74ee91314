internal import ICUText
internal import InvertedIndex
public import SystemPackage
internal import TextAnalysis

/// Cuts text into words exactly as indexing and queries do. Not to be shared between threads.
public final class TextSegmenter {
    /// Which way to cut. Both give the same words.
    public enum Engine: Sendable {
        /// Own tables over ICU's dictionary and rules.
        case fast
        /// ICU's word break itself.
        case icu
    }

    /// A token and where it came from.
    public struct TokenPlace: Sendable {
        /// The folded term.
        public let term: String
        /// The UTF-8 bytes of the text that it stands for.
        public let bytes: Range<Int>
        /// `word`, `number` or `gram`.
        public let kind: String
        /// What made it: `icu`, `overlay`, `number` or `gram`.
        public let source: String
    }

    private let analyzer: Analyzer
    private let segmenter: WordSegmenter

    /// Opens an analyzer with the folds of the index at a location, and its own list of words if it
    /// has one.
    ///
    /// - Parameters:
    ///   - dictionaries: further lists, one word a line.
    ///   - foldsLeftOut: folds to leave out; nil for the index's, all folds if there is none.
    public init(
        _ location: IndexLocation, engine: Engine = .fast, dictionaries: [FilePath] = [],
        foldsLeftOut: [FoldName]? = nil
    ) throws(ReportSearchError) {
        let index = try? IndexReader(folder: location.folder.string)
        let own = index.flatMap { AnalyzerSetup.folds(ofFingerprint: $0.analyzer) }
        let setup = try UserDictionary.setup(
            for: location, files: dictionaries,
            folds: foldsLeftOut.map(FoldName.folds(without:)) ?? own ?? .all)
        let engine = engine == .fast ? SegmentationEngine.fast : .icu
        (analyzer, segmenter) = try rethrowing { () throws(ICUError) in
            (try Analyzer(setup, engine: engine), try WordSegmenter(engine: engine))
        }
    }

    /// The words of a text, folded, in order; punctuation and spaces are left out.
    ///
    /// - Parameter overlaid: words of the overlay dictionary whole, instead of their parts.
    public func words(
        of text: String, overlaid: Bool = false
    ) throws(ReportSearchError) -> [String] {
        try rethrowing { () throws(ICUError) in
            try analyzer.tokenize(Array(text.utf8).span)
        }
        let words = overlaid ? analyzer.dividedWords : analyzer.words
        return words.map { String(decoding: analyzer.term($0), as: UTF8.self) }
    }

    /// Every token that the text is indexed under: words in order, the overlay's, then grams.
    public func tokens(of text: String) throws(ReportSearchError) -> [TokenPlace] {
        try rethrowing { () throws(ICUError) in
            try analyzer.analyze(Array(text.utf8).span)
        }
        return (analyzer.words + analyzer.overlayWords + analyzer.grams).map { token in
            let source = token.kind == .word ? "icu" : token.kind.rawValue
            let kind: TokenKind = token.kind == .overlay ? .word : token.kind
            return TokenPlace(
                term: String(decoding: analyzer.term(token), as: UTF8.self),
                bytes: analyzer.folded.sourceRange(of: token.range), kind: kind.rawValue,
                source: source)
        }
    }

    /// The word boundaries of a text before any fold, punctuation included, as UTF-8 offsets: the
    /// end is one, 0 is not.
    public func boundaries(of text: String) throws(ReportSearchError) -> [Int] {
        return try rethrowing { () throws(ICUError) in
            try segmenter.boundaries(of: Array(text.utf8))
        }
    }
}

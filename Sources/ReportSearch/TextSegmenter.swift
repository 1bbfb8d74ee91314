internal import ICUText
internal import InvertedIndex
public import SystemPackage
internal import TextAnalysis

/// Cuts text into words exactly as indexing and queries do. Not Sendable: each thread needs its own.
public final class TextSegmenter {
    /// How text is cut into words. Both engines return the same words.
    public enum Engine: Sendable {
        /// Tables built from ICU's dictionary and rules.
        case fast
        /// ICU's word break itself.
        case icu
    }

    /// A token and the text that it comes from.
    public struct TokenPlace: Sendable {
        /// The folded term.
        public let term: String
        /// The UTF-8 byte range of the text that it comes from.
        public let bytes: Range<Int>
        /// `word`, `number` or `gram`.
        public let kind: String
        /// Where the token comes from: `icu`, `overlay`, `number` or `gram`.
        public let source: String
    }

    private let analyzer: Analyzer
    private let segmenter: WordSegmenter

    /// Opens an analyzer with the folds of the index at a location and, if it has one, the index's own word list.
    ///
    /// - Parameters:
    ///   - location: the place of the index.
    ///   - engine: what cuts text into words.
    ///   - dictionaries: further lists, one word per line.
    ///   - foldsLeftOut: folds to leave out; nil to use the folds of the index, or all folds if there is no index.
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

    /// The folded words of a text in order, without punctuation and spaces.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - overlaid: whether overlay words replace their parts.
    public func words(
        of text: String, overlaid: Bool = false
    ) throws(ReportSearchError) -> [String] {
        try rethrowing { () throws(ICUError) in
            try analyzer.tokenize(Array(text.utf8).span)
        }
        let words = overlaid ? analyzer.dividedWords : analyzer.words
        return words.map { String(decoding: analyzer.term($0), as: UTF8.self) }
    }

    /// All tokens that the text is indexed under: words in order, then overlay words, then grams.
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

    /// The word boundaries of unfolded text, punctuation included, as UTF-8 offsets. The end of the text is included,
    /// 0 is not.
    public func boundaries(of text: String) throws(ReportSearchError) -> [Int] {
        return try rethrowing { () throws(ICUError) in
            try segmenter.boundaries(of: Array(text.utf8))
        }
    }
}

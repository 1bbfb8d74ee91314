internal import ICUText
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
        /// What made it: `icu`, `number` or `gram`.
        public let source: String
    }

    private let analyzer: Analyzer
    private let segmenter: WordSegmenter

    /// Opens the analyzer.
    public init(engine: Engine = .fast) throws(ReportSearchError) {
        let engine = engine == .fast ? SegmentationEngine.fast : .icu
        do throws(ICUError) {
            analyzer = try Analyzer(engine: engine)
            segmenter = try WordSegmenter(engine: engine)
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
    }

    /// The words of a text, folded, in order; punctuation and spaces are left out.
    public func words(of text: String) throws(ReportSearchError) -> [String] {
        do throws(ICUError) {
            try analyzer.segment(Array(text.utf8))
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
        return analyzer.words.map { String(decoding: analyzer.term($0), as: UTF8.self) }
    }

    /// Every token that the text is indexed under: words in order, then grams.
    public func tokens(of text: String) throws(ReportSearchError) -> [TokenPlace] {
        do throws(ICUError) {
            try analyzer.analyze(Array(text.utf8))
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
        return (analyzer.words + analyzer.grams).map { token in
            let source: String
            switch token.kind {
            case .word: source = "icu"
            case .number, .gram: source = token.kind.rawValue
            }
            return TokenPlace(
                term: String(decoding: analyzer.term(token), as: UTF8.self),
                bytes: analyzer.folded.sourceRange(of: token.range), kind: token.kind.rawValue,
                source: source)
        }
    }

    /// The word boundaries of a text before any fold, punctuation included, as UTF-8 offsets: the
    /// end is one, 0 is not.
    public func boundaries(of text: String) throws(ReportSearchError) -> [Int] {
        do throws(ICUError) {
            return try segmenter.boundaries(of: Array(text.utf8))
        } catch {
            throw .icu(call: error.call, name: error.name)
        }
    }
}

internal import ICUText
internal import TextAnalysis

/// Cuts text into words exactly as indexing and queries do. Not to be shared between threads.
public final class TextSegmenter {
    private let analyzer: Analyzer

    /// Opens the analyzer.
    public init() throws(ReportSearchError) {
        do throws(ICUError) {
            analyzer = try Analyzer()
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
}

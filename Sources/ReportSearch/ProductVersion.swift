internal import ICUText
internal import InvertedIndex
internal import TextAnalysis

/// Versions of this build and its parts.
public enum ProductVersion {
    /// The version of rlsearch.
    public static let number = "0.1.0"
    /// The version of the index files that this build writes and reads.
    public static var indexFormat: Int { Int(IndexFormat.version) }
    /// The version of the ICU library in use.
    public static var icu: String { icuVersion }
    /// The word segmenter in use: the fast one, or ICU's own if the fast one does not know ICU's version or dictionary.
    public static var segmenter: String {
        let isFast = (try? WordSegmenter())?.engine == .fast
        return isFast
            ? "fast segmenter"
            : "ICU's own segmenter, because the fast one does not know this version of ICU"
    }
}

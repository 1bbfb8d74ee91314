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
    /// The word segmenter in use: the fast one, or ICU itself if the fast one does not know ICU's version or
    /// dictionary.
    public static var segmenter: String {
        let isFast = (try? WordSegmenter())?.engine == .fast
        return isFast
            ? "fast segmenter"
            : "segmenter: ICU's own, since this version is not known to the fast one"
    }
}

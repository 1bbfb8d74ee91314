internal import ICUText
internal import InvertedIndex
internal import TextAnalysis

/// What this build is.
public enum ProductVersion {
    /// The version of rlsearch.
    public static let number = "0.1.0"
    /// The version of the index's files that this build writes and reads.
    public static var indexFormat: Int { Int(IndexFormat.version) }
    /// The version of the ICU library in use.
    public static var icu: String { icuVersion }
    /// What cuts text into words: the fast segmenter, or ICU itself where its version or dictionary
    /// is not known to the fast one.
    public static var segmenter: String {
        let isFast = (try? WordSegmenter())?.engine == .fast
        return isFast
            ? "fast segmenter"
            : "segmenter: ICU's own, since this version is not known to the fast one"
    }
}

internal import ICUText
internal import InvertedIndex

/// What this build is.
public enum ProductVersion {
    /// The version of rlsearch.
    public static let number = "0.1.0"
    /// The version of the index's files that this build writes and reads.
    public static var indexFormat: Int { Int(IndexFormat.version) }
    /// The version of the ICU library in use.
    public static var icu: String { icuVersion }
}

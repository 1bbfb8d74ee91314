/// Counts of the work done by a search, which are the same on every machine.
public struct SearchStatistics: Hashable, Sendable {
    /// Number of postings unpacked.
    public var postingsDecoded = 0
    /// Number of docs whose score was computed.
    public var docsScored = 0

    /// Makes counts of zero.
    public init() {}
}

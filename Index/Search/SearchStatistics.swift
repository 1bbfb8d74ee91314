/// The work that a search did: counts that are the same on every machine.
public struct SearchStatistics: Hashable, Sendable {
    /// Number of postings unpacked.
    public var postingsDecoded = 0
    /// Number of docs whose score was computed.
    public var docsScored = 0

    /// No work.
    public init() {}
}

/// The state of a push. The steps come in this order; a push of a share ends after the first.
package enum PushProgress: Equatable, Sendable {
    /// The number of paragraphs that are done, and the number of all paragraphs.
    case paragraphs(done: Int, count: Int)
    /// Files and statistics are written.
    case statistics
    /// The cluster merges what it has received.
    case merging
    /// The cluster makes the replicas.
    case copying
}

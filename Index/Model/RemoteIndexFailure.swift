/// Why an index on other machines cannot be read or written. Cases contain facts; callers write the messages.
public enum RemoteIndexFailure: Error, Equatable, Sendable {
    /// The address is not `http(s)://host[:port][,…]/NAME`, or has a user or password in it.
    case badAddress(String)
    /// The program `rlsearch-remote`, which connects to the cluster, is missing.
    case noProgram(path: String)
    /// The program `rlsearch-remote` ended, or cannot be used.
    case programFailed(String)
    /// No host can be reached. `reason` is the error of the last attempt.
    case unreachable(hosts: String, reason: String)
    /// No answer came within `seconds`.
    case timedOut(hosts: String, seconds: Int)
    /// The certificate of the host is not signed by an authority that is trusted here.
    case notTrusted(host: String, reason: String)
    /// User, password or key are missing or wrong (401), or do not allow this (403).
    case notAllowed(status: Int)
    /// The cluster was too busy for as long as the client waited.
    case busy(status: Int)
    /// The engine refused a request; `reason` is its own text.
    case refused(status: Int, reason: String)
    /// Some shards of the index did not answer, so hits could be missing.
    case shardsMissing([String])
    /// There is no index of this name.
    case noIndex(name: String)
    /// An index of this name exists, but no `rlsearch push` made it.
    case foreignIndex(name: String)
    /// A push of another version of rlsearch made the index.
    case otherFormat(name: String, found: Int, supported: Int)
    /// The index was removed or replaced while it was read.
    case replaced(name: String)
    /// The engine's scores are not those that this program expects; `detail` shows a measured value.
    case unknownScoring(engine: String, detail: String)
    /// An answer does not have the form that the protocol requires.
    case badAnswer(String)
    /// The index to push does not store the text of its rows.
    case noStoredText(path: String)
    /// An item of a push was refused.
    case itemRefused(id: String, status: Int, reason: String)
    /// After a push, the number of paragraphs in the cluster differs from the number that was sent.
    case wrongCount(found: Int, expected: Int)

    /// Whether the same request may succeed later although nobody changes anything, for example because a machine has
    /// restarted.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .timedOut, .busy, .shardsMissing, .replaced: true
        default: false
        }
    }
}

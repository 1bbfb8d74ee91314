/// Why an index that other machines hold does not answer. Cases contain facts; callers write the messages.
public enum DistantFailure: Error, Equatable, Sendable {
    /// The address is not `http(s)://host[:port][,…]/NAME`, or has a user or password in it.
    case badAddress(String)
    /// The program that speaks with the cluster is missing.
    case noProgram(path: String)
    /// The program that speaks with the cluster ended, or cannot be used.
    case programFailed(String)
    /// No host can be reached. `reason` is what the last attempt said.
    case unreachable(hosts: String, reason: String)
    /// No answer came in time.
    case timedOut(hosts: String, seconds: Int)
    /// The certificate of the host is not signed by an authority that is trusted here.
    case notTrusted(host: String, reason: String)
    /// User, password or key are missing or wrong (401), or do not allow this (403).
    case notAllowed(status: Int)
    /// The cluster was too busy for as long as the client waited.
    case busy(status: Int)
    /// The engine refused a request; `reason` is its own text.
    case refused(status: Int, reason: String)
    /// Parts of the index did not answer, so that an answer could lack hits.
    case shardsMissing([String])
    /// There is no index of this name.
    case noIndex(name: String)
    /// An index of this name exists, but no `rlsearch push` made it.
    case foreignIndex(name: String)
    /// A push of another version of rlsearch made the index.
    case otherFormat(name: String, found: Int, supported: Int)
    /// The index was removed or replaced while it was read.
    case replaced(name: String)
    /// The engine's scores are not those that this program knows; `detail` says which.
    case unknownScoring(engine: String, detail: String)
    /// An answer has another shape than the protocol says.
    case badAnswer(String)
    /// The index to push holds no text of its rows.
    case noStoredText(path: String)
    /// An item of a push was refused.
    case itemRefused(id: String, status: Int, reason: String)
    /// After a push, the cluster holds another number of paragraphs than were sent.
    case wrongCount(found: Int, expected: Int)
    /// Another process pushes to the same name.
    case pushInProgress(index: String)
    /// The command needs files that are not in the cluster.
    case onlyLocal(String)

    /// Whether the same request may be answered later without anybody's help: machines come back, load passes.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .timedOut, .busy, .shardsMissing, .replaced: true
        default: false
        }
    }
}

internal import Hummingbird
internal import NIOCore
internal import ReportSearch
internal import Synchronization

/// The clients that wait for an answer. If a client disconnects, its work is cancelled.
final class ConnectedClients: Sendable {
    private let waiting = Mutex<[ObjectIdentifier: Cancellation]>([:])

    /// Does the work of a request, and cancels it when the client disconnects.
    ///
    /// - Parameter work: receives the token that is cancelled when the client disconnects.
    func during<Answer: Sendable>(
        _ channel: any Channel, _ work: (Cancellation) async throws -> Answer
    ) async throws -> Answer {
        let (id, cancellation) = (ObjectIdentifier(channel), Cancellation())
        waiting.withLock { $0[id] = cancellation }
        defer { waiting.withLock { $0[id] = nil } }
        // The client may already have disconnected.
        if !channel.isActive { cancellation.cancel() }
        return try await work(cancellation)
    }

    /// Cancels the work of a connection whose client has disconnected.
    func disconnected(_ channel: any Channel) {
        waiting.withLock { $0[ObjectIdentifier(channel)] }?.cancel()
    }
}

/// The context of a request: its connection.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

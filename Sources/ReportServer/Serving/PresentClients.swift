internal import Hummingbird
internal import NIOCore
internal import ReportSearch
internal import Synchronization

/// The clients that wait for an answer. Work for one that goes is cancelled.
final class PresentClients: Sendable {
    private let waiting = Mutex<[ObjectIdentifier: Cancellation]>([:])

    /// Does the work of a request of a connection.
    ///
    /// - Parameter work: is given the token that is cancelled when the client goes.
    func during<Answer: Sendable>(
        _ channel: any Channel, _ work: (Cancellation) async throws -> Answer
    ) async throws -> Answer {
        let (id, cancellation) = (ObjectIdentifier(channel), Cancellation())
        waiting.withLock { $0[id] = cancellation }
        defer { waiting.withLock { $0[id] = nil } }
        // It may have gone before.
        if !channel.isActive { cancellation.cancel() }
        return try await work(cancellation)
    }

    /// The client of a connection has gone.
    func leave(_ channel: any Channel) {
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

internal import NIOCore
internal import NIOPosix
internal import ReportSearch
internal import Synchronization

/// Does the work of requests on threads of its own, so that the event loops stay free: as many at a time as there are
/// threads, and a bounded number that wait.
final class WorkPool: Sendable {
    /// Why work is not begun.
    enum Refusal: Error {
        /// Too many requests wait.
        case full
    }

    private let pool: NIOThreadPool
    private let deadline: Duration
    private let capacity: Int
    private let count = Atomic(0)

    /// - Parameters:
    ///   - queue: how many requests may wait.
    ///   - deadline: how long a request may wait and work.
    init(threads: Int, queue: Int, deadline: Duration) {
        pool = NIOThreadPool(numberOfThreads: threads)
        capacity = threads + queue
        self.deadline = deadline
        pool.start()
    }

    /// The number of requests that work or wait.
    var load: Int { count.load(ordering: .relaxed) }

    /// Does a piece of work, which the token cancels, or the end of the task.
    ///
    /// - Throws: ``Refusal/full``, or what the work throws.
    func run<Answer: Sendable>(
        _ cancellation: Cancellation, _ work: @escaping @Sendable (WorkLimits) throws -> Answer
    ) async throws -> Answer {
        let now = count.wrappingAdd(1, ordering: .relaxed).newValue
        defer { count.wrappingSubtract(1, ordering: .relaxed) }
        if now > capacity { throw Refusal.full }
        var limits = WorkLimits.within(deadline)
        limits.cancellation = cancellation
        let given = limits
        return try await withTaskCancellationHandler {
            try await pool.runIfActive { try work(given) }
        } onCancel: {
            cancellation.cancel()
        }
    }

    /// Does a piece of work later, for no request; the result is dropped.
    func later(_ work: @escaping @Sendable () -> Void) {
        pool.submit { _ in work() }
    }
}

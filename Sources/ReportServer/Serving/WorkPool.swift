internal import NIOCore
internal import NIOPosix
internal import ReportSearch
internal import Synchronization

/// Does the work of requests on its own threads, so that the event loops are not blocked. Each thread runs one request
/// at a time, and a bounded number of requests wait.
final class WorkPool: Sendable {
    /// The reason why work is not started.
    enum Refusal: Error {
        /// Too many requests wait.
        case full
    }

    private let pool: NIOThreadPool
    private let deadline: Duration
    private let capacity: Int
    private let count = Atomic(0)

    /// - Parameters:
    ///   - queue: the maximum number of requests that wait.
    ///   - deadline: the maximum time for a request, including the time that it waits.
    init(threads: Int, queue: Int, deadline: Duration) {
        pool = NIOThreadPool(numberOfThreads: threads)
        capacity = threads + queue
        self.deadline = deadline
        pool.start()
    }

    /// The number of requests that run or wait.
    var load: Int { count.load(ordering: .relaxed) }

    /// Does a piece of work. It ends early if the cancellation or the calling task is cancelled.
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

    /// Does work that belongs to no request, as soon as a thread is free.
    func later(_ work: @escaping @Sendable () -> Void) {
        pool.submit { _ in work() }
    }
}

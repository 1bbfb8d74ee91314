internal import Processes
internal import ReportSearch
internal import Synchronization

/// Runs numbered parts of a task on several threads.
///
/// It uses plain threads for the same reason as indexing; see ``WorkerThreads``.
enum ParallelWork {
    private final class State<Result: Sendable>: Sendable {
        let next = Atomic(0)
        let results = Mutex<[(Int, Result)]>([])
        let failure = Mutex<ReportSearchError?>(nil)
    }

    /// Runs all parts and returns their results in order.
    ///
    /// - Parameters:
    ///   - limits: checked before each part.
    ///   - makeWorker: makes the state that one thread keeps for itself.
    /// - Throws: the first error of any thread; the others then stop after their current part.
    static func map<Worker, Result: Sendable>(
        _ count: Int, threads threadCount: Int, limits: WorkLimits,
        makeWorker: @escaping @Sendable () throws(ReportSearchError) -> Worker,
        _ body: @escaping @Sendable (Worker, Int) throws(ReportSearchError) -> Result
    ) throws(ReportSearchError) -> [Result] {
        let state = State<Result>()
        let work: @Sendable () -> Void = {
            do throws(ReportSearchError) {
                let worker = try makeWorker()
                while true {
                    let number = state.next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard number < count, state.failure.withLock({ $0 == nil }) else { return }
                    try limits.check()
                    let result = try body(worker, number)
                    state.results.withLock { $0.append((number, result)) }
                }
            } catch {
                state.failure.withLock { $0 = $0 ?? error }
            }
        }
        var threads = WorkerThreads()
        // If a thread cannot start, those that run do all the work.
        for _ in 1..<max(1, min(threadCount, count)) where !threads.start(work) { break }
        work()
        threads.join()
        if let failure = state.failure.withLock({ $0 }) { throw failure }
        return state.results.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }

    /// Runs all parts and delivers their results in order, while later parts are still running. A thread that is a few
    /// parts ahead waits, so memory is bounded.
    ///
    /// - Parameters:
    ///   - limits: checked before each part.
    ///   - makeWorker: makes the state that one thread keeps for itself.
    ///   - deliver: called on the calling thread; returns false to end the work.
    /// - Throws: the first error of any thread or of `deliver`.
    static func stream<Worker, Result: Sendable>(
        _ count: Int, threads threadCount: Int, limits: WorkLimits,
        makeWorker: @escaping @Sendable () throws(ReportSearchError) -> Worker,
        _ body: @escaping @Sendable (Worker, Int) throws(ReportSearchError) -> Result,
        deliver: (Result) throws(ReportSearchError) -> Bool
    ) throws(ReportSearchError) {
        guard count > 0 else { return }
        let failure = FailureBox()
        // Thread n runs the parts n, n + threads and so on, so its queue has them in order.
        let queues = (0..<max(1, min(threadCount, count))).map { _ in
            BoundedQueue<Result>(capacity: partsAhead)
        }
        var threads = WorkerThreads()
        var started = 0
        defer {
            for queue in queues { queue.close() }
            threads.join()
        }
        for (lane, queue) in queues.enumerated() {
            let work: @Sendable () -> Void = {
                defer { queue.close() }
                do throws(ReportSearchError) {
                    let worker = try makeWorker()
                    for number in stride(from: lane, to: count, by: queues.count) {
                        try limits.check()
                        if !queue.put(try body(worker, number)) { return }
                    }
                } catch {
                    failure.set(error)
                }
            }
            guard threads.start(work) else { break }
            started += 1
        }
        // If a thread cannot start, the calling thread does its work.
        var own: Worker?
        for number in 0..<count {
            let lane = number % queues.count
            let result: Result
            if lane < started {
                guard let taken = queues[lane].take() else { throw failure.error ?? .cancelled }
                result = taken
            } else {
                if own == nil { own = try makeWorker() }
                guard let own else { return }
                result = try body(own, number)
            }
            guard try deliver(result) else { return }
        }
    }

    /// The maximum number of finished parts of a thread that wait for delivery.
    private static let partsAhead = 4

    private final class FailureBox: Sendable {
        private let first = Mutex<ReportSearchError?>(nil)

        var error: ReportSearchError? { first.withLock { $0 } }

        func set(_ error: ReportSearchError) { first.withLock { $0 = $0 ?? error } }
    }
}

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
}

internal import NIOPosix
internal import ReportOutput
internal import ReportSearch
internal import Synchronization

/// Indexes the server's folders again, one run at a time.
final class IndexingJobs: Sendable {
    /// The state of the last run.
    enum State: Sendable {
        case idle
        case running(done: Int, all: Int)
        case done(Message, problems: [Message])
    }

    let folders: [String]
    private let index: IndexLocation
    private let state = Mutex(State.idle)
    private let pool = NIOThreadPool(numberOfThreads: 1)

    init(folders: [String], index: IndexLocation) {
        self.folders = folders
        self.index = index
        pool.start()
    }

    var now: State { state.withLock { $0 } }

    /// Starts a run, unless one is in progress.
    func start() {
        let isFree = state.withLock { state in
            if case .running = state { return false }
            state = .running(done: 0, all: 0)
            return true
        }
        guard isFree else { return }
        pool.submit { [self] _ in
            let result: State
            do {
                let summary = try ReportIndexer(index).index(folders.map { FilePath($0) }) {
                    progress in
                    state.withLock {
                        $0 = .running(done: progress.filesDone, all: progress.fileCount)
                    }
                }
                result = .done(
                    .indexed(summary), problems: summary.problems.map { ErrorMessage($0).what })
            } catch {
                let message = ErrorMessage(error, width: 78)
                result = .done(
                    message?.what ?? .internalProblem, problems: message?.details ?? [])
            }
            state.withLock { $0 = result }
        }
    }
}

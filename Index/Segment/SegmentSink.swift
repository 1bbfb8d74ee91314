import Synchronization

/// Assigns numbers to new files, and collects finished segments from the threads that build them.
final class SegmentSink: Sendable {
    /// The folder for segment files.
    let folder: String
    private let state: Mutex<State>

    private struct State {
        var nextNumber: UInt64
        var finished: [UInt64] = []
        var failure: IndexError?
    }

    init(folder: String, nextNumber: UInt64) {
        self.folder = folder
        state = Mutex(State(nextNumber: nextNumber))
    }

    /// Returns a number that no file has used.
    func takeNumber() -> UInt64 {
        state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
    }

    /// The number that `takeNumber` returns next.
    var nextNumber: UInt64 { state.withLock { $0.nextNumber } }

    /// Adds a segment whose file is complete.
    func add(_ number: UInt64) { state.withLock { $0.finished.append(number) } }

    /// Records that a builder has lost docs, so that nothing is committed without them.
    func fail(_ error: IndexError) { state.withLock { $0.failure = $0.failure ?? error } }

    /// The error of the first builder that failed.
    var failure: IndexError? { state.withLock { $0.failure } }

    /// Removes and returns the segments added so far, in the order of their numbers.
    func takeFinished() -> [UInt64] {
        state.withLock { state in
            defer { state.finished.removeAll() }
            return state.finished.sorted()
        }
    }
}

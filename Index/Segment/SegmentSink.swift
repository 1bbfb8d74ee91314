import Synchronization

/// Gives out the numbers of new files, and takes segments in from the threads that build them.
final class SegmentSink: Sendable {
    /// The folder that segments are written to.
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

    /// A number that no file has had.
    func takeNumber() -> UInt64 {
        state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
    }

    /// The number that would be taken next.
    var nextNumber: UInt64 { state.withLock { $0.nextNumber } }

    /// Takes a segment in whose file is whole.
    func add(_ number: UInt64) { state.withLock { $0.finished.append(number) } }

    /// Notes that a builder lost what it had gathered: without it, nothing may be committed.
    func fail(_ error: IndexError) { state.withLock { $0.failure = $0.failure ?? error } }

    /// What made the first builder fail.
    var failure: IndexError? { state.withLock { $0.failure } }

    /// Hands out the segments taken in, in the order of their numbers.
    func takeFinished() -> [UInt64] {
        state.withLock { state in
            defer { state.finished.removeAll() }
            return state.finished.sorted()
        }
    }
}

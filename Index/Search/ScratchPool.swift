import Synchronization

/// The memory of searches, reused from search to search: a query needs too much to allocate it each time. Safe to share
/// between threads.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    /// Takes a scratch out of the pool; pass it to `putBack` after the search.
    func take() -> Scratch { free.withLock { $0.popLast() } ?? Scratch() }

    func putBack(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}

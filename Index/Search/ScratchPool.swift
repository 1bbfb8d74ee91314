import Synchronization

/// Reuses the memory of searches, because a query needs too much memory to allocate each time. Safe to share between
/// threads.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    /// Takes a scratch from the pool; pass it to `putBack` after the search.
    func take() -> Scratch { free.withLock { $0.popLast() } ?? Scratch() }

    func putBack(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}

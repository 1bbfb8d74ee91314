import Synchronization

/// Reuses the memory of searches, which is too large to be allocated again for each query. Safe to share between
/// threads.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    /// Takes a scratch from the pool; pass it to `putBack` after the search.
    func take() -> Scratch { free.withLock { $0.popLast() } ?? Scratch() }

    func putBack(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}

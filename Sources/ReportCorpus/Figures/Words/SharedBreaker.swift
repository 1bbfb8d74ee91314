internal import ICUText
internal import Synchronization

/// ICU's word breaker, taken from a pool at first use and returned when this object is released: opening one costs as
/// much as reading a long paragraph. Not Sendable: each thread needs its own.
final class SharedBreaker {
    private var breaker: WordBreaker?
    private var cuts: [WordBoundary] = []

    private struct Idle: @unchecked Sendable {
        // No thread uses it while it is in the pool.
        let breaker: WordBreaker
    }

    private static let pool = Mutex<[Idle]>([])
    private static let maxIdleCount = 64

    deinit {
        guard let breaker else { return }
        let idle = Idle(breaker: breaker)
        Self.pool.withLock { if $0.count < Self.maxIdleCount { $0.append(idle) } }
    }

    /// The word boundaries of UTF-16 text; nil if ICU's breaker is not available.
    func cut(_ units: [UInt16]) -> [WordBoundary]? {
        if breaker == nil {
            breaker = Self.pool.withLock { $0.popLast() }?.breaker ?? (try? WordBreaker())
        }
        guard let breaker, (try? breaker.cut(units, into: &cuts)) != nil else { return nil }
        return cuts
    }
}

internal import Synchronization

/// How long a piece of work may take, and who may stop it. Every long loop of a search, a count or a comparison
/// checks them every few dozen paragraphs.
public struct WorkLimits: Sendable {
    /// When the work ends with `deadlineExceeded`; nil for never.
    public var deadline: ContinuousClock.Instant?
    /// Ends the work with `cancelled` once it was cancelled; nil if nobody cancels.
    public var cancellation: Cancellation?

    /// No limits.
    public init() {}

    /// Work that ends after a duration.
    public static func within(_ duration: Duration) -> WorkLimits {
        var limits = WorkLimits()
        limits.deadline = .now.advanced(by: duration)
        return limits
    }

    /// - Throws: `cancelled` if the token or the current task was cancelled, `deadlineExceeded` if the time is over.
    package func check() throws(ReportSearchError) {
        if cancellation?.isCancelled == true || Task.isCancelled { throw .cancelled }
        if let deadline, deadline <= .now { throw .deadlineExceeded }
    }
}

/// Stops work that other threads do. Safe to share between threads.
public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// Nothing is cancelled yet.
    public init() {}

    /// Ends all work that was given this token, at its next check.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether `cancel()` was called.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Checks limits once in many steps of a loop: reading a clock costs as much as a short paragraph.
package struct LoopCheck {
    private let limits: WorkLimits
    private var stepsLeft = interval
    private static let interval = 64

    package init(_ limits: WorkLimits) { self.limits = limits }

    /// Call it in each step of the loop.
    package mutating func step() throws(ReportSearchError) {
        stepsLeft -= 1
        if stepsLeft > 0 { return }
        stepsLeft = Self.interval
        try limits.check()
    }
}

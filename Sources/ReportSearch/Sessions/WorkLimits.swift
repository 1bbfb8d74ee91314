internal import Synchronization

/// The deadline and cancellation of a piece of work. Every long loop of a search, a count or a comparison checks them
/// every few dozen paragraphs.
public struct WorkLimits: Sendable {
    /// When the work fails with `deadlineExceeded`; nil for never.
    public var deadline: ContinuousClock.Instant?
    /// The token that makes the work fail with `cancelled`; nil if there is none.
    public var cancellation: Cancellation?

    /// No limits.
    public init() {}

    /// A deadline after a duration from now.
    public static func within(_ duration: Duration) -> WorkLimits {
        var limits = WorkLimits()
        limits.deadline = .now.advanced(by: duration)
        return limits
    }

    /// - Throws: `cancelled` if the token or the current task was cancelled; `deadlineExceeded` after the deadline.
    package func check() throws(ReportSearchError) {
        if cancellation?.isCancelled == true || Task.isCancelled { throw .cancelled }
        if let deadline, deadline <= .now { throw .deadlineExceeded }
    }
}

/// A token that cancels work on other threads. Safe to share between threads.
public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// Makes a token that is not cancelled.
    public init() {}

    /// Cancels all work with this token at its next check.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether `cancel()` was called.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Checks limits in every 64th step of a loop: reading a clock costs as much as a short paragraph.
package struct LoopCheck {
    private let limits: WorkLimits
    private var stepsLeft = interval
    private static let interval = 64

    package init(_ limits: WorkLimits) { self.limits = limits }

    /// Call this in each step of the loop.
    package mutating func step() throws(ReportSearchError) {
        stepsLeft -= 1
        if stepsLeft > 0 { return }
        stepsLeft = Self.interval
        try limits.check()
    }
}

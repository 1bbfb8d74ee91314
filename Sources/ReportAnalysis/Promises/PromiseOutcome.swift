/// What the report of the next year says about an item of a plan.
public enum PromiseOutcome: String, Sendable, CaseIterable {
    /// Its achievements tell of it.
    case done
    /// Its own plan has it again, and its achievements do not tell of it.
    case repeated
    /// Neither.
    case gone
}

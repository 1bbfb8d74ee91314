/// What the report of the next year says about an item of a plan.
public enum PromiseOutcome: String, Sendable, CaseIterable {
    /// The achievements in it mention the item.
    case done
    /// Its own plan contains the item again, and its achievements do not mention it.
    case repeated
    /// Neither mentions it.
    case gone
}

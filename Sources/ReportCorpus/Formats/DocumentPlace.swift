/// The place of a line in its document, beyond the bytes: what a person can go to.
///
/// Formats with pages, blocks, tables or cells add cases of their own.
public enum DocumentPlace: Hashable, Comparable, Sendable {
    /// Plain text: the bytes say all.
    case bytes
    /// A row, named by its id.
    case row(id: String)

    /// Whether the line is part of a report, and not a row of its own.
    public var isInReport: Bool {
        switch self {
        case .bytes: true
        case .row: false
        }
    }
}

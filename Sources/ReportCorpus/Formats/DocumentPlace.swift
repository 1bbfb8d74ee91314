/// The place of a line in its document, as a person would look it up.
///
/// Formats with pages, blocks, tables or cells add their own cases.
public enum DocumentPlace: Hashable, Comparable, Sendable {
    /// Plain text, in which the byte range is enough.
    case bytes
    /// A row, identified by its id.
    case row(id: String)

    /// Whether the line is part of a report, not a row.
    public var isInReport: Bool {
        switch self {
        case .bytes: true
        case .row: false
        }
    }
}

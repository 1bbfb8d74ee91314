public import InvertedIndex

/// An error in a stored record, which contradicts its format.
public struct StoredRecordError: Error, Equatable, Sendable {
    /// What a record describes.
    public enum Kind: Sendable {
        /// A paragraph.
        case paragraph
        /// A file or another source.
        case source
        /// What the index remembers in addition to its sources.
        case notes
    }

    /// What the record describes.
    public let kind: Kind
    /// Where the record contradicts its format.
    public let failure: DecodingFailure

    /// Makes the error.
    package init(_ kind: Kind, _ failure: DecodingFailure) {
        self.kind = kind
        self.failure = failure
    }
}

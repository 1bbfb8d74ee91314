/// Why a paragraph matches a query, or why it does not.
public struct MatchDiagnosis: Sendable {
    /// What stands in the way of a match.
    public enum Cause: String, Sendable {
        /// The file or the paragraph is not in the index, or is there as it was before.
        case notIndexed = "not indexed"
        /// Bytes that could not be read as text stand in the paragraph.
        case encoding
        /// The text would match if a fold were made that the index was made without.
        case fold
        /// The text holds it, but as part of another word or number.
        case cut
        /// An operator or quotation marks ask for more than the words.
        case `operator`
        /// A field or an option excludes the paragraph.
        case filter
        /// What is asked for does not stand there.
        case text
    }

    /// A part of the query, and whether the paragraph matches it.
    public struct Part: Sendable {
        /// What it asks for.
        public let text: String
        /// How it matches; nil if it does not.
        public let match: MatchKind?
        /// What stands in the way.
        public let cause: Cause?
        /// What was found instead.
        public let reason: String?
        /// What to do about it.
        public let advice: String?
    }

    /// The file, or the id of a row.
    public let file: String
    /// The paragraph's number; nil if the whole file is meant.
    public let paragraph: Int?
    /// How the paragraph matches the whole query; nil if it does not.
    public let match: MatchKind?
    /// Where it stands among all hits, from 1.
    public let rank: Int?
    /// How many hits there are.
    public let hitCount: Int
    /// What stands in the way of the whole.
    public let cause: Cause?
    /// The parts of the query, in order.
    public let parts: [Part]
    /// One line of what to do.
    public let advice: String?
    /// The words that the query was cut into.
    public let queryWords: [String]
    /// The words that the paragraph was cut into.
    public let paragraphWords: [String]
}

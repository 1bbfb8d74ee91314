public import QueryLanguage

/// Why a paragraph matches a query, or why it does not.
public struct MatchDiagnosis: Sendable {
    /// What kind of obstacle prevents a match.
    public enum Cause: String, Sendable, CaseIterable {
        /// The file or the paragraph is not in the index, or is there as it was before.
        case notIndexed = "not indexed"
        /// Some bytes of the paragraph could not be read as text.
        case encoding
        /// The text would match if a fold were made that the index was made without.
        case fold
        /// The text contains it, but as part of another word or number.
        case cut
        /// An operator or quotation marks ask for more than the words.
        case `operator`
        /// A field or an option excludes the paragraph.
        case filter
        /// The text does not contain what is asked for.
        case text
    }

    /// What exactly was found instead of a match.
    public enum Reason: Equatable, Sendable {
        /// Nothing in the paragraph fits a pattern.
        case noPatternMatch(String)
        /// Nothing in it matches a regular expression.
        case noRegexMatch(String)
        /// It contains what `NOT` or `-` excludes.
        case excludedTextFound
        /// It contains all parts of a `NEAR`, more than `distance` characters apart.
        case tooFarApart(distance: Int)
        /// It contains all parts of a `SAME`, in no one unit together.
        case notTogether(in: TextUnit)
        /// No alternative matches.
        case noAlternative
        /// It contains all words, but not as the phrase.
        case notAsPhrase
        /// It contains the words' characters, cut into other words.
        case otherwiseCut(words: [String])
        /// It lacks these words; empty for all of the part.
        case absent(words: [String])
        /// It differs by what a fold would look past.
        case foldLeftOut(FoldName)
        /// It contains the part only within a longer number or Latin word.
        case insideLongerRun
        /// The field of its report has another value; nil if it is unknown.
        case field(String, value: String?)
    }

    /// What to do about it.
    public enum Advice: Equatable, Sendable {
        case nameEncoding
        case askForLess
        case leaveOutExclusion
        case widenNear
        case widenSame
        case leaveOutQuotes
        case quoteApart
        /// Index again with this fold.
        case indexWithFold(FoldName)
        /// Write `*` after this text.
        case addWildcard(after: String)
        case leaveOutCondition(field: String)
        /// The file has changed since it was indexed.
        case indexChangedFile
        case noSuchParagraph(file: String)
        case indexFile(String)
        case unreadableFile(String)
    }

    /// An obstacle: its kind, what was found, and what to do.
    public struct Finding: Equatable, Sendable {
        /// The kind.
        public let cause: Cause
        /// What was found; nil where the whole file is the obstacle.
        public let reason: Reason?
        /// What to do.
        public let advice: Advice
    }

    /// A part of the query, and whether the paragraph matches it.
    public struct Part: Sendable {
        /// The part; nil for the options that filter.
        public let part: UnderstoodPart?
        /// How it matches; nil if it does not.
        public let match: MatchKind?
        /// What prevents a match.
        public let finding: Finding?
    }

    /// The file, or the id of a row.
    public let file: String
    /// The paragraph's number; nil if the whole file is meant.
    public let paragraph: Int?
    /// How the paragraph matches the whole query; nil if it does not.
    public let match: MatchKind?
    /// Its position among all hits, from 1.
    public let rank: Int?
    /// How many hits there are.
    public let hitCount: Int
    /// What prevents a match of the whole.
    public let finding: Finding?
    /// The parts of the query, in order.
    public let parts: [Part]
    /// The words that the query was cut into.
    public let queryWords: [String]
    /// The words that the paragraph was cut into.
    public let paragraphWords: [String]
}

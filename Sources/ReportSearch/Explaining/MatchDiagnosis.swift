public import QueryLanguage

/// Why a paragraph matches a query, or why it does not.
public struct MatchDiagnosis: Sendable {
    /// The kind of obstacle that prevents a match.
    public enum Cause: String, Sendable, CaseIterable {
        /// The file or the paragraph is not in the index, or has changed since it was indexed.
        case notIndexed = "not indexed"
        /// Some bytes of the paragraph could not be read as text.
        case encoding
        /// The text would match with a fold that the index does not use.
        case fold
        /// The text contains the part, but within another word or number.
        case cut
        /// An operator or quotation marks require more than the words.
        case `operator`
        /// A field or an option excludes the paragraph.
        case filter
        /// The text does not contain what the query asks for.
        case text
    }

    /// What was found instead of a match.
    public enum Reason: Equatable, Sendable {
        /// Nothing in the paragraph matches a pattern.
        case noPatternMatch(String)
        /// Nothing in it matches a regular expression.
        case noRegexMatch(String)
        /// It contains what `NOT` or `-` excludes.
        case excludedTextFound
        /// It contains all parts of a `NEAR`, but more than `distance` characters apart.
        case tooFarApart(distance: Int)
        /// It contains all parts of a `SAME`, but not within one unit.
        case notTogether(in: TextUnit)
        /// No alternative matches.
        case noAlternative
        /// It contains all words, but not as the phrase.
        case notAsPhrase
        /// It contains the characters of these words, but cut into other words.
        case otherwiseTokenized(words: [String])
        /// It lacks these words; the list is empty if the part has no words.
        case absent(words: [String])
        /// It differs only in what a fold would remove.
        case foldLeftOut(FoldName)
        /// It contains the part only within a longer number or Latin word.
        case insideLongerRun
        /// The report has another value for the field; nil if the value is unknown.
        case field(String, value: String?)
        /// The file has the same report as another file, whose paragraph is shown instead.
        case copy
    }

    /// What the user can do about it.
    public enum Advice: Equatable, Sendable {
        /// Index the file again with its true encoding.
        case nameEncoding
        /// Leave out this part of the query, or join parts with OR.
        case askForLess
        /// Leave out the excluded part.
        case leaveOutExclusion
        /// Use NEAR with a greater distance, or AND.
        case widenNear
        /// Use SAME with a larger unit, or AND.
        case widenSame
        /// Leave out the quotation marks, or use NEAR.
        case leaveOutQuotes
        /// Put these words in quotation marks of their own.
        case quoteApart
        /// Index again with this fold.
        case indexWithFold(FoldName)
        /// Write `*` after this text.
        case addWildcard(after: String)
        /// Leave out the condition on this field.
        case leaveOutCondition(field: String)
        /// Search all files of a report.
        case includeCopies
        /// The file has changed since it was indexed.
        case indexChangedFile
        /// The file has no paragraph with this number.
        case noSuchParagraph(file: String)
        /// Index this file.
        case indexFile(String)
        /// This file does not exist, or has no readable text.
        case unreadableFile(String)
    }

    /// An obstacle: its kind, what was found, and what to do.
    public struct Finding: Equatable, Sendable {
        /// The kind.
        public let cause: Cause
        /// What was found; nil if the obstacle concerns the whole file.
        public let reason: Reason?
        /// What to do.
        public let advice: Advice
    }

    /// A part of the query, and whether the paragraph matches it.
    public struct Part: Sendable {
        /// The part; nil for the request's filter.
        public let part: UnderstoodPart?
        /// How it matches; nil if it does not.
        public let match: MatchKind?
        /// What prevents a match; nil if it matches.
        public let finding: Finding?
    }

    /// The file, or the id of a row.
    public let file: String
    /// The paragraph's number; nil if the diagnosis is about the whole file.
    public let paragraph: Int?
    /// How the paragraph matches the whole query; nil if it does not.
    public let match: MatchKind?
    /// Its rank among all hits, from 1; nil if it does not match.
    public let rank: Int?
    /// The number of hits.
    public let hitCount: Int
    /// What prevents a match of the whole query; nil if it matches.
    public let finding: Finding?
    /// The parts of the query, in order.
    public let parts: [Part]
    /// The words that the query was cut into.
    public let queryWords: [String]
    /// The words that the paragraph was cut into.
    public let paragraphWords: [String]
}

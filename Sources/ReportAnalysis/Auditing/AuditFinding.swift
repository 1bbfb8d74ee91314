public import ReportCorpus

/// One result of an audit, with the place in the report that proves it.
public struct AuditFinding: Equatable, Sendable {
    /// The kind of rule that was checked.
    public enum Rule: String, Sendable, CaseIterable {
        /// A section that a report must have.
        case part
        /// The day of signature.
        case date
        /// The name of a place unrelated to the report.
        case place
        /// An indicator with two values.
        case figures
    }

    /// The result of the check.
    public enum Verdict: String, Sendable, CaseIterable {
        /// The rule is met.
        case fine
        /// An optional section is missing.
        case absent
        /// A section has too little text.
        case thin
        /// A required section, or the date, is missing.
        case missing
        /// Dated too late.
        case late
        /// Belongs to another place.
        case foreign
        /// Contradicts another place of the report.
        case differs

        /// Whether the report should be corrected.
        public var isFault: Bool { self != .fine && self != .absent }
    }

    /// What was found, and what was expected. Dates are `YYYY-MM-DD`.
    public enum Fact: Equatable, Sendable {
        /// The length of a section, and its minimum, in characters without white space.
        case length(characters: Int, min: Int)
        /// No heading contains any of these words.
        case noHeading(words: [String])
        /// No day of signature.
        case noDate
        /// A day before `due`, thus in time; `due` is nil if the report's year is unknown.
        case date(String, due: String?)
        /// A day that is not before `due`.
        case late(String, due: String)
        /// A day before the year that the report covers.
        case beforeYear(String, year: Int)
        /// The report's own region, from the province down; the name found belongs to another.
        case region([String])
        /// A value, and the first value of the same indicator with its paragraph, from 1.
        case values(
            FigureValue, unit: String, other: FigureValue, otherUnit: String, otherParagraph: Int)
    }

    /// The kind of rule that was checked.
    public let rule: Rule
    /// What the rule was applied to: the name of a section or place, an indicator with its unit, or `date`.
    public let subject: String
    /// The result of the check.
    public let verdict: Verdict
    /// What was found.
    public let fact: Fact
    /// The paragraph that proves the finding, from 1; nil if none does.
    public let paragraph: Int?
    /// The bytes of the original file that prove the finding; nil if none do.
    public let bytes: Range<Int>?
}

public import DocumentModel
public import ReportCorpus

/// One result of an audit, with the place in the report that proves it.
public struct AuditFinding: Equatable, Sendable {
    /// The kind of rule that was checked.
    public enum Rule: String, Sendable, CaseIterable {
        /// A section that a report must have.
        case part
        /// The day of signature.
        case date
        /// The name of a place unrelated to the report, or a wrong kind of place for the report's own, such as 我县.
        case place
        /// An indicator with two values.
        case figures
        /// A year left over from an earlier report.
        case year
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
        /// A year that the report is not about.
        case stale
        /// No heading names the section, but the cited text may be the section. A person should check.
        case uncertain

        /// Whether the report should be corrected.
        public var isFault: Bool { self != .fine && self != .absent && self != .uncertain }
        /// Whether a person should check: the verdict is a fault or uncertain.
        public var needsLook: Bool { isFault || self == .uncertain }
    }

    /// What was found, and what was expected. Dates are `YYYY-MM-DD`.
    public enum Fact: Equatable, Sendable {
        /// The length of a section, and its minimum, in characters without white space.
        case length(characters: Int, min: Int)
        /// No heading contains any of these words.
        case noHeading(words: [String])
        /// No heading contains any of these words, but `text`, the beginning of a paragraph, may belong to the section.
        case maybe(text: String, words: [String])
        /// A year, and the year that is expected in its place.
        case staleYear(Int, expected: Int)
        /// No day of signature.
        case noDate
        /// A day before `due`, so in time; `due` is nil if the report's year is unknown.
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
    /// The place of that paragraph in the document.
    public let place: DocumentPlace?

    /// - Parameter bytes: the bytes that prove the finding; nil for all bytes of the paragraph.
    init(
        _ rule: Rule, _ subject: String, _ verdict: Verdict, _ fact: Fact,
        in paragraph: Paragraph?, bytes: Range<Int>? = nil
    ) {
        self.rule = rule
        self.subject = subject
        self.verdict = verdict
        self.fact = fact
        self.paragraph = paragraph?.ordinal
        self.bytes = bytes ?? paragraph?.bytes
        place = paragraph?.place
    }
}

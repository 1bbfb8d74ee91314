public import ReportCorpus

/// Something that an audit says of a report, with the place that shows it.
public struct AuditFinding: Equatable, Sendable {
    /// What was looked at.
    public enum Rule: String, Sendable, CaseIterable {
        /// A statutory part.
        case part
        /// The day of signature.
        case date
        /// The name of a place that the report has nothing to do with.
        case place
        /// An indicator with two values.
        case figures
    }

    /// How it stands.
    public enum Verdict: String, Sendable, CaseIterable {
        /// As it must be.
        case fine
        /// A part that may be left out is.
        case absent
        /// A part has too little text.
        case thin
        /// A part, or the date, is not there.
        case missing
        /// Dated too late.
        case late
        /// Belongs to another place.
        case foreign
        /// Contradicts another place of the report.
        case differs

        /// Whether there is something to mend.
        public var isFault: Bool { self != .fine && self != .absent }
    }

    /// What was found, and what was expected.
    public enum Fact: Equatable, Sendable {
        /// A part's text: its characters, and how many are expected at least.
        case length(characters: Int, min: Int)
        /// No heading with any of these words.
        case noHeading(words: [String])
        /// No day of signature.
        case noDate
        /// A day in time: `YYYY-MM-DD`, before `due`; nil where the report's year is unknown.
        case date(String, due: String?)
        /// A day that is not before `due`.
        case late(String, due: String)
        /// A day before the year that is reported on.
        case beforeYear(String, year: Int)
        /// The report is of another place.
        case region([String])
        /// A value, and the first one of the same indicator with its paragraph.
        case values(
            FigureValue, unit: String, other: FigureValue, otherUnit: String, otherParagraph: Int)
    }

    /// What was looked at.
    public let rule: Rule
    /// Of what: the part's name, the name of a place, an indicator with its unit.
    public let subject: String
    /// How it stands.
    public let verdict: Verdict
    /// What was found.
    public let fact: Fact
    /// The paragraph that shows it, from 1; nil where nothing does.
    public let paragraph: Int?
    /// The bytes of the file that show it.
    public let bytes: Range<Int>?
}

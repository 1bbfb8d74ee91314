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

    /// What was looked at.
    public let rule: Rule
    /// Of what: the part's name, the name of a place, an indicator with its unit.
    public let subject: String
    /// How it stands.
    public let verdict: Verdict
    /// In words: how many characters, which day, which values.
    public let detail: String
    /// The paragraph that shows it, from 1; nil where nothing does.
    public let paragraph: Int?
    /// The bytes of the file that show it.
    public let bytes: Range<Int>?
}

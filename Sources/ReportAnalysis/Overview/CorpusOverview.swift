public import ReportCorpus

/// What an index holds, as a person would first look at it: who reports on which years, how long each part is, what
/// each part speaks of, and which figures can be compared.
public struct CorpusOverview: Sendable {
    /// One report.
    public struct ReportSummary: Sendable {
        /// The file.
        public let file: String
        /// What the report says of itself.
        public let metadata: Metadata
        /// Paragraphs.
        public let paragraphs: Int
        /// Characters of each part, white space not counted.
        public let lengths: [Section: Int]

        /// Characters of all parts.
        public var length: Int { lengths.values.reduce(0, +) }
    }

    /// A word that a part speaks of more than the others do.
    public struct SectionTerm: Sendable {
        /// The word.
        public let word: String
        /// How often it stands in the part.
        public let count: Int
        /// Twice the log-likelihood ratio against the other parts.
        public let logLikelihood: Double
    }

    /// An indicator that several reports give a value.
    public struct Indicator: Sendable {
        /// Its name.
        public let name: String
        /// The unit's family.
        public let baseUnit: String
        /// Reports that give it a value.
        public let reports: Int
        /// Its figures, by path and place.
        public let figures: [PlacedFigure]
    }

    /// The reports, by agency, year and path.
    public let reports: [ReportSummary]
    /// Files that are no reports: statutes and other documents.
    public let otherFiles: Int
    /// For each part, its words, the most telling first.
    public let terms: [Section: [SectionTerm]]
    /// Those of most reports first.
    public let indicators: [Indicator]
}

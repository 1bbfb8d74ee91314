public import ReportCorpus

/// An overview of an index: which agencies report on which years, the length and the typical words of each statutory
/// section, and the figures that can be compared.
public struct CorpusOverview: Sendable {
    /// A summary of one report.
    public struct ReportSummary: Sendable {
        /// The path of the file.
        public let file: String
        /// The metadata of the report.
        public let metadata: Metadata
        /// The number of paragraphs.
        public let paragraphs: Int
        /// Characters of each section, without white space.
        public let lengths: [Section: Int]

        /// Characters of all sections, without white space.
        public var length: Int { lengths.values.reduce(0, +) }
    }

    /// A word that is more frequent in one section than in all sections together.
    public struct SectionTerm: Sendable {
        /// The word, folded.
        public let word: String
        /// Occurrences in the section.
        public let count: Int
        /// Twice the log-likelihood ratio of section and whole (Dunning, 1993).
        public let logLikelihood: Double
    }

    /// An indicator with its values in all reports.
    public struct Indicator: Sendable {
        /// The name of the indicator.
        public let name: String
        /// The base unit of its figures.
        public let baseUnit: String
        /// The number of reports that state it.
        public let reports: Int
        /// The figures, by path and position.
        public let figures: [PlacedFigure]
    }

    /// The reports, by agency, year and path.
    public let reports: [ReportSummary]
    /// The number of files that are not reports, such as statutes.
    public let otherFiles: Int
    /// The words of each section, those with the highest log-likelihood first.
    public let terms: [Section: [SectionTerm]]
    /// The indicators, those in most reports first.
    public let indicators: [Indicator]
}

public import ReportCorpus
public import SystemPackage

/// A report as a whole, wherever it was read: from its file or from an index.
public struct ReportText: Sendable {
    /// The file's path as a person in the working folder would write it.
    public let file: String
    /// What the report says of itself.
    public let metadata: Metadata
    /// In reading order.
    public let paragraphs: [Paragraph]

    /// Reads a file itself, not an index.
    ///
    /// - Parameter given: what a table says of the report.
    public init(
        file: FilePath, encoding: TextEncoding? = nil, given: GivenMetadata = GivenMetadata()
    ) throws(CorpusError) {
        let report = try ReportParts.whole(
            file, encoding: encoding, given: given, allowsPipes: true)
        self.init(report, file: file.string)
    }

    /// A report that was read already.
    public init(_ report: Report, file: String) {
        self.init(file: file, metadata: report.metadata, paragraphs: report.paragraphs)
    }

    init(file: String, metadata: Metadata, paragraphs: [Paragraph]) {
        self.file = file
        self.metadata = metadata
        self.paragraphs = paragraphs
    }

    /// Whether it is a yearly report on building a rule-of-law government: its title says so, or most of the
    /// statutory parts are there.
    public var isYearlyReport: Bool {
        guard metadata.isReport, !metadata.isWorkReport else { return false }
        let title = metadata.title?.value ?? ""
        return ["法治", "依法行政", "依法治"].contains { title.contains($0) }
            || Set(paragraphs.map(\.section)).subtracting([.other]).count >= 3
    }
}

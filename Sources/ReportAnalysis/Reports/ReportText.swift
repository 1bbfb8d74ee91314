public import ReportCorpus
public import SystemPackage

/// A whole report, read from its file or from an index.
public struct ReportText: Sendable {
    /// The path of the file, relative to the working folder where possible.
    public let file: String
    /// The metadata of the report.
    public let metadata: Metadata
    /// The paragraphs in reading order.
    public let paragraphs: [Paragraph]

    /// Reads a report from its file.
    ///
    /// - Parameters:
    ///   - encoding: the encoding of the file; nil to detect it.
    ///   - given: metadata from a table, which replaces what the report states.
    /// - Complexity: O(text).
    public init(
        file: FilePath, encoding: TextEncoding? = nil, given: GivenMetadata = GivenMetadata()
    ) throws(CorpusError) {
        let report = try ReportParts.whole(
            file, encoding: encoding, given: given, allowsPipes: true)
        self.init(report, file: file.string)
    }

    /// Wraps a report that has been read.
    public init(_ report: Report, file: String) {
        self.init(file: file, metadata: report.metadata, paragraphs: report.paragraphs)
    }

    init(file: String, metadata: Metadata, paragraphs: [Paragraph]) {
        self.file = file
        self.metadata = metadata
        self.paragraphs = paragraphs
    }

    /// Whether this is a yearly report on building a rule-of-law government: its title says so, or at least three of
    /// the statutory sections are present.
    public var isYearlyReport: Bool {
        guard metadata.isReport, !metadata.isWorkReport else { return false }
        let title = metadata.title?.value ?? ""
        return ["法治", "依法行政", "依法治"].contains { title.contains($0) }
            || Set(paragraphs.map(\.section)).subtracting([.other]).count >= 3
    }
}

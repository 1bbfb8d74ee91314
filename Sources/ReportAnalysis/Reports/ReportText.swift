public import ReportCorpus
public import SystemPackage

/// A whole report, read from its file or from an index.
public struct ReportText: Sendable {
    /// The path of the file, relative to the working folder where possible.
    public let file: String
    /// The path inside the file on disk, if the report is in an archive or e-mail; `file` then ends with it.
    public let inner: String?
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
        self.init(report, file: file.string, inner: ContainedPath(file).inner)
    }

    /// Reads the reports of a file: those inside it, if it is an archive or an e-mail.
    ///
    /// - Parameters:
    ///   - file: a file, or a path into an archive.
    ///   - given: metadata from a table, for the file on disk.
    /// - Returns: the reports, and the problems of other documents in the archive.
    /// - Throws: if the file cannot be read.
    /// - Complexity: O(text).
    public static func reports(
        in file: FilePath, given: GivenValues = GivenValues()
    ) throws(CorpusError) -> (reports: [ReportText], problems: [CorpusError]) {
        let isInParts = try ReportParts.isReadInParts(file)
        let inner = ContainedPath(file).inner
        if isInParts || inner != nil {
            return ([try ReportText(file: file, given: given.values(inside: inner))], [])
        }
        let found = try ReportReader().reports(
            try ReportReader.bytes(of: file), named: file.string, given: given)
        let reports = found.reports.map { contained in
            let path = contained.inner.map { file.string + "/" + $0 } ?? file.string
            return ReportText(contained.report, file: path, inner: contained.inner)
        }
        return (reports, found.problems)
    }

    /// Wraps a report that has been read.
    ///
    /// - Parameter inner: the path inside an archive; `file` then ends with it.
    public init(_ report: Report, file: String, inner: String? = nil) {
        self.init(
            file: file, inner: inner, metadata: report.metadata, paragraphs: report.paragraphs)
    }

    init(file: String, inner: String?, metadata: Metadata, paragraphs: [Paragraph]) {
        self.file = file
        self.inner = inner
        self.metadata = metadata
        self.paragraphs = paragraphs
    }

    /// The citation place of a part of a paragraph.
    ///
    /// - Parameter range: the range of bytes in the paragraph's text.
    func place(of range: Range<Int>, in paragraph: Paragraph) -> SourcePlace {
        SourcePlace(
            file: file, paragraph: paragraph.ordinal,
            bytes: paragraph.source.sourceRange(of: range), document: paragraph.place,
            inner: inner)
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

public import ReportCorpus

/// A report with what an audit found in it.
public struct AuditedReport: Sendable {
    /// The path of the file.
    public let file: String
    /// The metadata of the report.
    public let metadata: Metadata
    /// The findings.
    public let findings: [AuditFinding]

    /// Makes a record of an audit.
    public init(file: String, metadata: Metadata, findings: [AuditFinding]) {
        self.file = file
        self.metadata = metadata
        self.findings = findings
    }

    /// Whether there is a fault to correct.
    public var isFaulty: Bool { findings.contains(where: \.verdict.isFault) }
    /// Whether a person should check the report, although it has no certain fault.
    public var isDoubtful: Bool { !isFaulty && findings.contains(where: \.verdict.needsLook) }

    /// The verdict on a section; nil if no rule checks it.
    public func verdict(on section: Section) -> AuditFinding.Verdict? {
        findings.first { $0.rule == .part && $0.subject == section.rawValue }?.verdict
    }
}

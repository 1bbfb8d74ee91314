/// The summary of an audit for managers: the number of reports, the number with faults, and the most frequent faults.
public struct AuditSummary: Sendable {
    /// A kind of fault, and the number of reports that have it.
    public struct Fault: Sendable {
        /// An example.
        public let finding: AuditFinding
        /// The number of reports with the fault.
        public let reports: Int
    }

    /// The number of audited reports.
    public let reports: Int
    /// The number of reports with faults.
    public let faulty: Int
    /// The number of reports without a fault in which something is uncertain.
    public let doubtful: Int
    /// The most frequent faults, at most three.
    public let mostFrequent: [Fault]

    private static let maxFaultCount = 3

    /// - Complexity: O(findings).
    public init(_ reports: [AuditedReport]) {
        self.reports = reports.count
        faulty = reports.count(where: \.isFaulty)
        doubtful = reports.count(where: \.isDoubtful)
        var counts: [String: Fault] = [:]
        for report in reports {
            var seen: Set<String> = []
            for finding in report.findings where finding.verdict.isFault {
                // Places, indicators and years differ from report to report; sections do not.
                let subject = finding.rule == .part ? finding.subject : ""
                let key = "\(finding.rule.rawValue) \(subject) \(finding.verdict.rawValue)"
                guard seen.insert(key).inserted else { continue }
                counts[key] = Fault(
                    finding: counts[key]?.finding ?? finding,
                    reports: (counts[key]?.reports ?? 0) + 1)
            }
        }
        mostFrequent = Array(
            counts.sorted { ($1.value.reports, $0.key) < ($0.value.reports, $1.key) }
                .map(\.value).prefix(Self.maxFaultCount))
    }
}

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

/// Which agencies of a list have submitted a report, which have not, and which have submitted several.
public struct RosterAudit: Sendable {
    /// Whether an agency has submitted.
    public enum Status: String, Sendable, CaseIterable {
        /// One report.
        case submitted
        /// No report.
        case missing
        /// More than one.
        case repeated
        /// Reports of several agencies, each of which may be meant, or of one that only may be.
        case uncertain
    }

    /// An agency of the list with its reports.
    public struct Entry: Sendable {
        /// Its name in the list.
        public let agency: String
        /// Its reports: those with exactly this name first, both kinds in the order of the input.
        public let reports: [AuditedReport]
        /// The name of the agency in its reports, if that of the list is a short form of it or the reverse; else nil.
        public let fullName: String?
        /// Whether its reports may be those of another agency of the list, or of one that has replaced it.
        let isDoubtful: Bool

        /// Whether it has submitted.
        public var status: Status {
            if reports.isEmpty { return .missing }
            if isDoubtful || RosterAudit.differ(reports) { return .uncertain }
            return reports.count == 1 ? .submitted : .repeated
        }
    }

    /// The agencies in the order of the list.
    public let entries: [Entry]
    /// Reports of agencies that are not in the list.
    public let others: [AuditedReport]

    /// - Complexity: O(agencies of the list times reports).
    public init(_ roster: AgencyRoster, reports: [AuditedReport]) {
        var left = reports
        var own: [[AuditedReport]] = roster.agencies.map { _ in [] }
        func take(_ isMeant: (_ listed: String, _ agency: String) -> Bool, by index: Int) {
            let listed = roster.agencies[index]
            let found = left.filter { report in
                report.metadata.agency.map { isMeant(listed, $0.value) } ?? false
            }
            if found.isEmpty { return }
            let files = Set(found.map(\.file))
            left.removeAll { files.contains($0.file) }
            own[index] += found
        }
        // Exact matches first, so that 司法局 in a list does not take the report of a longer name that is listed too.
        for index in own.indices { take(==, by: index) }
        for index in own.indices { take(AgencyRoster.isSame, by: index) }
        // Short names last, and only where one agency of the list may be meant.
        var short: [Int: Set<String>] = [:]
        for case let agency? in left.map({ $0.metadata.agency?.value }) {
            let meant = own.indices.filter { index in
                own[index].allSatisfy { $0.metadata.agency?.value == agency }
                    && AgencyRoster.mayBeSame(roster.agencies[index], agency)
            }
            if meant.count == 1 { short[meant[0], default: []].insert(agency) }
        }
        for (index, agencies) in short { take({ agencies.contains($1) }, by: index) }
        let doubtful = Self.shareReports(roster, &own, &left)
        entries = zip(roster.agencies, own).enumerated().map { index, entry in
            let (listed, reports) = entry
            let name = reports.first?.metadata.agency?.value
            return Entry(
                agency: listed, reports: reports,
                fullName: name.flatMap { AgencyRoster.isSame(listed, $0) ? nil : $0 },
                isDoubtful: doubtful.contains(index))
        }
        others = left
    }

    /// Gives reports to agencies without one: a list may name one agency twice, in full and by its short name, or by a
    /// name from before a reform.
    ///
    /// - Returns: the agencies whose reports only may be theirs.
    private static func shareReports(
        _ roster: AgencyRoster, _ own: inout [[AuditedReport]], _ left: inout [AuditedReport]
    ) -> Set<Int> {
        let taken = own
        var doubtful: Set<Int> = []
        func owners(_ isMeant: (String) -> Bool) -> [Int] {
            taken.indices.filter {
                taken[$0].first?.metadata.agency.map { isMeant($0.value) } ?? false
            }
        }
        for index in own.indices where own[index].isEmpty {
            let listed = roster.agencies[index]
            let same = owners { AgencyRoster.isOne(listed, $0) }
            if same.count == 1 {
                own[index] = taken[same[0]]
                continue
            }
            let new = left.filter { report in
                report.metadata.agency.map { AgencyRoster.isSucceeded(listed, by: $0.value) }
                    ?? false
            }
            let alike = owners {
                AgencyRoster.mayBeSame(listed, $0) || AgencyRoster.isSucceeded(listed, by: $0)
            }
            if !new.isEmpty {
                own[index] = new
                let files = Set(new.map(\.file))
                left.removeAll { files.contains($0.file) }
            } else if same.isEmpty, alike.count == 1 {
                own[index] = taken[alike[0]]
            }
            if !own[index].isEmpty { doubtful.insert(index) }
        }
        return doubtful
    }

    /// Whether reports are of different agencies.
    static func differ(_ reports: [AuditedReport]) -> Bool {
        let names = reports.compactMap { $0.metadata.agency?.value }
        guard let first = names.first else { return false }
        return names.contains { !AgencyRoster.isSame(first, $0) }
    }

    /// The agencies of a status.
    public func agencies(_ status: Status) -> [String] {
        entries.filter { $0.status == status }.map(\.agency)
    }
}

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

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
        /// Reports of several agencies, each of which may be meant.
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

        /// Whether it has submitted.
        public var status: Status {
            if reports.isEmpty { return .missing }
            if RosterAudit.differ(reports) { return .uncertain }
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
        entries = zip(roster.agencies, own).map { listed, reports in
            let name = reports.first?.metadata.agency?.value
            return Entry(
                agency: listed, reports: reports,
                fullName: name.flatMap { AgencyRoster.isSame(listed, $0) ? nil : $0 })
        }
        others = left
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

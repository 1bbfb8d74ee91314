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

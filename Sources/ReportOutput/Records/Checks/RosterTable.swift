internal import ReportCorpus

/// Agencies and the statutory sections of their reports, a row for each report, and one for each agency without one.
package enum RosterTable {
    package static func table(_ roster: RosterAudit, language: Language) -> Table {
        let rows = roster.entries.flatMap { entry in
            (entry.reports.isEmpty ? [nil] : entry.reports.map(Optional.some)).map { (entry, $0) }
        }
        func verdicts(_ section: Section) -> [Value] {
            rows.map { .text($0.1?.verdict(on: section)?.rawValue) }
        }
        return Table(
            .submission,
            [
                .init(.agency, rows.map { .text($0.0.agency) }),
                .init(.status, rows.map { .text($0.0.status.rawValue) }),
                .init(.date, rows.map { .text($0.1?.metadata.date?.value) }),
                .init(.achievements, verdicts(.achievements)),
                .init(.shortcomings, verdicts(.shortcomings)),
                .init(.leadership, verdicts(.leadership)),
                .init(.plan, verdicts(.plan)),
                .init(.faults, rows.map { .int($0.1?.findings.count(where: \.verdict.isFault)) }),
                .init(.reportFile, for: .programs, rows.map { .text($0.1?.file) }),
            ])
    }
}

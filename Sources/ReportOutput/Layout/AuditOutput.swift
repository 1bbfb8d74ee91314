internal import ReportCorpus

/// Writes an audit: its findings, the agencies of a list, or a summary.
package struct AuditOutput {
    /// The form of the output.
    package enum Form {
        case summary
        case html(path: String)
        case table(TableForm)
    }

    private let reports: [AuditedReport]
    private let roster: RosterAudit?
    private let year: Int?
    private let onlyFaults: Bool

    /// - Parameters:
    ///   - roster: which agencies of a list have submitted; nil if there is no list.
    ///   - year: the year of the list.
    ///   - onlyFaults: whether to leave out findings that need no attention.
    package init(reports: [AuditedReport], roster: RosterAudit?, year: Int?, onlyFaults: Bool) {
        self.reports = reports
        self.roster = roster
        self.year = year
        self.onlyFaults = onlyFaults
    }

    /// Writes the audit.
    ///
    /// - Throws: if a file cannot be written.
    package func write(to output: Output, as form: Form) throws(OutputError) {
        switch form {
        case .summary:
            if roster != nil { output.line(.rosterTitle(year: year)) }
            for message in summary { output.line(message) }
        case .html(let path):
            let table = table(output.language)
            let page = TableDocument.html(
                table, title: roster == nil ? .auditTitle(year: year) : .rosterTitle(year: year),
                notes: summary, output: output)
            if path == "-" { return output.write(page) }
            try TextFile.write(page, to: path)
            output.note(.wrote(path, rows: table.rowCount))
        case .table(let form):
            try writeTable(form, to: output)
        }
    }

    private func writeTable(_ form: TableForm, to output: Output) throws(OutputError) {
        if form == .text, roster == nil {
            FindingText.write(rows, to: output)
        } else {
            // CSV is for programs and does not depend on the language.
            try output.table(table(form == .csv ? .en : output.language), as: form)
        }
        guard form == .text else { return }
        if let roster {
            output.note(.submissions(roster))
            if let names = Message.otherNames(roster) { output.note(names) }
            if let names = Message.likelyNames(roster) { output.note(names) }
            if !roster.others.isEmpty { output.note(.notInRoster(roster.others)) }
        }
        output.note(.audited(reports.count, faulty: reports.count(where: \.isFaulty)))
    }

    private func table(_ language: Language) -> Table {
        roster.map { RosterTable.table($0, language: language) }
            ?? FindingTable.table(rows, language: language)
    }

    private var rows: [ReportFinding] {
        reports.flatMap { report in
            report.findings.filter { !onlyFaults || $0.verdict.needsLook }.map {
                ReportFinding(file: report.file, metadata: report.metadata, finding: $0)
            }
        }
    }

    /// The sentences of the summary.
    private var summary: [Message] {
        let summary = AuditSummary(reports)
        var messages: [Message] = []
        if let roster {
            messages.append(.submissions(roster))
            if let names = Message.otherNames(roster) { messages.append(names) }
            if let names = Message.likelyNames(roster) { messages.append(names) }
            if !roster.others.isEmpty { messages.append(.notInRoster(roster.others)) }
        }
        messages.append(.counts(summary))
        if !summary.mostFrequent.isEmpty { messages.append(.mostFrequentFaults) }
        for (index, fault) in summary.mostFrequent.enumerated() {
            messages.append(.commonFault(fault, number: index + 1))
        }
        return messages
    }
}

internal import ReportCorpus

/// Writes the findings of an audit for people, report by report.
package enum FindingText {
    package static func write(_ rows: [ReportFinding], to output: Output) {
        var last = ""
        for row in rows {
            if row.file != last {
                if !last.isEmpty { output.line("") }
                output.line(PrintableText.of(title(row)))
                last = row.file
            }
            output.line(PrintableText.of(line(row.finding, output.language)))
        }
    }

    private static func line(_ finding: AuditFinding, _ language: Language) -> String {
        let mark =
            finding.verdict.isFault
            ? "✗" : finding.verdict == .fine ? "✓" : finding.verdict == .uncertain ? "?" : "·"
        let place = finding.paragraph.map { "  :\($0)" } ?? ""
        let subject = Message.subject(finding)[language]
        let verdict = Message.verdict(finding.verdict)[language]
        let fact = Message.fact(finding.fact, finding.verdict)[language]
        return language == .zh
            ? "  \(mark) \(subject)：\(verdict)（\(fact)）\(place)"
            : "  \(mark) \(subject): \(verdict) (\(fact))\(place)"
    }

    private static func title(_ row: ReportFinding) -> String {
        let parts = [
            row.file, row.metadata.agency?.value, row.metadata.year.map { String($0.value) },
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}
